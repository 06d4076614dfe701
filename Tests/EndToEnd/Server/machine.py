"""The machine as a guest of its own: namespaces in which /etc, /run and a few folders more are copies.

What is done there, users made and services started among it, is done to the copies; when it ends, its processes end.
"""

import shutil
import subprocess
from pathlib import Path

from server import need, need_root

EMPTY = ("/dev/shm", "/run", "/var/log", "/var/mail", "/var/spool/cron")
COPIED = ("/etc", "/usr/sbin")


def propagation():
    """Mounts of the guest's stay its own; in a changed root, which is no mount, that cannot be asked for, nor need it be."""
    return "private" if "shared:" in Path("/proc/self/mountinfo").read_text(encoding="utf-8") else "unchanged"


class Machine:
    """A guest whose own folders lie below `folder`; they last from one command to the next."""

    def __init__(self, folder):
        need_root()
        need("unshare", "util-linux")
        self.folder = Path(folder)
        for path in (*EMPTY, *COPIED):
            copy = self.at(path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path in COPIED:
                subprocess.run(["cp", "-a", str(Path(path).resolve()), str(copy)], check=True)
            else:
                copy.mkdir()
                copy.chmod(Path(path).stat().st_mode & 0o7777 if Path(path).is_dir() else 0o755)
        # Anybody's, as on every Debian; in a changed root it may be a folder of root's, where faketime ends what others start.
        self.at("/dev/shm").chmod(0o1777)
        # It has no user of the project's yet, whatever the machine has.
        for name in ("passwd", "shadow", "group", "gshadow"):
            lines = self.at(f"/etc/{name}").read_text().splitlines(keepends=True)
            self.at(f"/etc/{name}").write_text("".join(line for line in lines if not line.startswith("scorecard:")))
        # Nothing of the machine's own is started there.
        shutil.rmtree(self.at("/etc/cron.d"), ignore_errors=True)
        self.at("/etc/cron.d").mkdir()
        self.at("/etc/crontab").write_text("")
        self.at("/var/spool/cron/crontabs").mkdir()

    def at(self, path):
        """Where a path of the guest's lies."""
        return self.folder / "machine" / path.lstrip("/")

    def command(self, *command):
        """The command, as one to be given to the guest."""
        own = [path for path in (*EMPTY, *COPIED) if Path(path).is_dir()]
        mounts = "".join(f"mount --bind {self.at(path)} {path} && " for path in own)
        return ["setpriv", "--pdeathsig=KILL", "unshare", "--mount", f"--propagation={propagation()}", "--pid", "--fork",
                "--kill-child", "--mount-proc", "bash", "-c", mounts + 'exec "$@"', "guest", *map(str, command)]

    def run(self, *command, **environment):
        """Runs one there, to its end: exit code, standard output and standard error."""
        settings = [f"{name}={value}" for name, value in environment.items()]
        done = subprocess.run(self.command("env", *settings, *command), capture_output=True, text=True, check=False,
                              stdin=subprocess.DEVNULL, timeout=120)
        return done.returncode, done.stdout, done.stderr
