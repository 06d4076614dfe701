"""Runs the built program at a moment of the past, in a folder of its own."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
CLOCK = shutil.which("faketime")


class Program:
    """The program and its folders."""

    def __init__(self, folder):
        if CLOCK is None:
            raise AssertionError("faketime is missing: install the package faketime")
        self.pipelines, self.input, self.output = (folder / name for name in ("Pipelines", "input", "output"))
        self.now, self.post = None, None

    def __call__(self, *arguments, expected=(0,)):
        """One command, now; its standard output."""
        clock = [CLOCK, "--exclude-monotonic", "-f", self.now.strftime("@%Y-%m-%d %H:%M:%S")]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD")}
        environment |= {"TZ": "UTC", "SCORECARD_PIPELINES": str(self.pipelines), "SCORECARD_INPUT": str(self.input),
                        "SCORECARD_OUTPUT": str(self.output)}
        if self.post is not None:
            environment["SCORECARD_SENDMAIL"] = str(self.post.program)
        for _ in range(5):
            done = subprocess.run([*clock, PROGRAM, *arguments], capture_output=True, text=True, check=False,
                                  env=environment, timeout=120)
            # faketime has a semaphore for each process number, and one that a killed process left stops the next of its number.
            if not done.stderr.startswith("faketime: sem_open: File exists"):
                break
        if done.returncode not in expected:
            raise AssertionError(f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def run(self, *options):
        """A run; the name of its folder."""
        before = self.runs()
        self("run", *options, "--notify", "--quiet", expected=(0, 65))
        fresh = self.runs() - before
        if len(fresh) != 1:
            raise AssertionError(f"run {' '.join(options)}: published {sorted(fresh)}")
        return fresh.pop()

    def runs(self):
        """All that is published."""
        return {path.name for path in self.output.glob("runs/*") if path.is_dir()}

    def links(self):
        """Where the links lead."""
        return {path.name: os.readlink(path) for path in self.output.glob("*") if path.is_symlink()}
