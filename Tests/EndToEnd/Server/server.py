"""What the tests of the server's side share: a folder with settings, a stand-in for the program, and waiting."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CRON = ROOT / "cron"
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
FEEDBACK = "response_id,response_date,involvement_led_to_improvement\nF1,2023-01-10,yes\n"
# As little as cron gives.
ENVIRONMENT = {"HOME": "/", "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"], "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}

# Says and does what the files beside it tell, and writes down how it was called.
STAND_IN = """#!/bin/bash
cd {folder}
echo "$*" >> arguments
[[ ! -e aside ]] || (while [[ -e aside ]]; do sleep 0.05; done) &
cat out 2>/dev/null
cat err >&2 2>/dev/null
echo $$ > started
while [[ -e hold-$1 ]]; do sleep 0.05; done
[[ ! -e after ]] || cat after >&2
exit "$(cat code 2>/dev/null || echo 0)"
"""


def need(program, package):
    """The path of a program that a test cannot do without."""
    path = shutil.which(program, path="/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
    if path is None:
        raise AssertionError(f"{program} is missing: apt-get install {package}, or `make packages-to-test`")
    return path


def need_root():
    """Some tests start system services in namespaces of their own, or give files away."""
    if os.geteuid() != 0:
        raise AssertionError("this test needs root (namespaces of its own, others' files): run Tests/EndToEnd/Server as root")


def wait_until(condition, what, seconds=120):
    """What the condition gives as soon as that is something."""
    end = time.monotonic() + seconds
    tick = threading.Event()
    while time.monotonic() < end:
        if value := condition():
            return value
        tick.wait(0.02)
    raise AssertionError(f"waited {seconds} s in vain: {what}")


class WrapperCase(unittest.TestCase):
    """A folder with settings for the wrappers, the stand-in as the program."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.stand_in = self.folder / "program"
        self.stand_in.mkdir()
        (self.stand_in / "scorecard").write_text(STAND_IN.format(folder=self.stand_in))
        (self.stand_in / "scorecard").chmod(0o755)
        self.addCleanup(self.let_go)
        (self.folder / "input").mkdir()
        self.settings = self.folder / "scorecard.env"
        self.log_path = self.folder / "log/scorecard.log"
        self.set()

    def set(self, **more):
        """Writes the settings file."""
        settings = {
            "SCORECARD": self.stand_in / "scorecard", "SCORECARD_PIPELINES": ROOT / "Pipelines",
            "SCORECARD_INPUT": self.folder / "input", "SCORECARD_OUTPUT": self.folder / "output",
            "SCORECARD_LOG": self.log_path, **more}
        self.settings.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))

    def program_says(self, **files):
        """What the stand-in prints (out, err, after) and ends with (code)."""
        for name, text in files.items():
            (self.stand_in / name).write_text(str(text))

    def hold(self, command="run"):
        """The stand-in will wait before it ends, with this command."""
        (self.stand_in / f"hold-{command}").touch()
        (self.stand_in / "started").unlink(missing_ok=True)

    def let_go(self):
        """It waits no longer."""
        for name in ("hold-run", "hold-check", "hold-report", "aside"):
            (self.stand_in / name).unlink(missing_ok=True)

    def has_started(self):
        """Waits for the stand-in."""
        wait_until(lambda: (self.stand_in / "started").exists(), "the program was not started")

    def start(self, *options, wrapper="run-monthly", settings=None):
        """The wrapper, running."""
        process = subprocess.Popen([str(CRON / wrapper), str(settings or self.settings), *options], text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=ENVIRONMENT, cwd=self.folder)
        self.addCleanup(process.__exit__, None, None, None)
        self.addCleanup(process.kill)
        return process

    def run_wrapper(self, *options, wrapper="run-monthly", settings=None):
        """One run of it: exit code and standard error; it never prints anything else."""
        process = self.start(*options, wrapper=wrapper, settings=settings)
        out, err = process.communicate(timeout=120)
        self.assertEqual(out, "")
        return process.returncode, err

    def arguments(self):
        """How the stand-in was called, a line a call."""
        return (self.stand_in / "arguments").read_text().splitlines()

    def log(self):
        """What the log holds."""
        return self.log_path.read_text(encoding="utf-8")
