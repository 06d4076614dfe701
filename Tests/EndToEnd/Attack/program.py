"""Runs the built program with a limit of time: whatever it meets, it ends by itself."""

import os
import random
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SEED = int(os.environ.get("SEED", random.SystemRandom().randrange(1_000_000)))
# Far more than any command takes here, on a busy machine too.
LIMIT = 20
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TZ": "UTC", "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no", "SCORECARD_SENDMAIL": "true"}


@dataclass
class Ended:
    """What a command ended with; the code is a signal's number below nought, and None where it did not end in time."""

    command: list
    code: int
    out: str
    err: str

    def __str__(self):
        how = "did not end" if self.code is None else f"exit {self.code}"
        words = " ".join(self.command[1:])
        return f"`{words}`: {how}: {self.err[:500].strip()!r}"


def start(command, user=None, program=PROGRAM):
    """A command that is not waited for, in a process group of its own; as another user and group where they are named."""
    identity = {} if user is None else {"user": user[0], "group": user[1], "extra_groups": []}
    return subprocess.Popen([program, *command], env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, start_new_session=True, cwd="/", **identity)


def end(process, limit=LIMIT):
    """Waits for a command; what does not end in time is killed with all that it started."""
    try:
        out, err = process.communicate(timeout=limit)
        code = process.returncode
    except subprocess.TimeoutExpired:
        kill(process)
        out, err = process.communicate()
        code = None
    return Ended(list(map(str, process.args)), code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def kill(process, number=signal.SIGKILL):
    """A signal to a command's process group, if it is still there."""
    if process.poll() is None:
        os.killpg(process.pid, number)


def run(command, user=None, limit=LIMIT, program=PROGRAM):
    """Runs a command to its end."""
    return end(start(command, user, program), limit)


def scratch(on_disk=False):
    """A folder to be used as a context; in memory where that can be, unless a test asks what a disk does, or takes."""
    memory = "/dev/shm"
    is_there = os.access(memory, os.W_OK) and not on_disk
    return tempfile.TemporaryDirectory(dir=memory if is_there else None, ignore_cleanup_errors=True)
