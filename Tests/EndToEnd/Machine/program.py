"""Runs the built program on a machine that refuses it something: a program that does not end, no network, little memory."""

import functools
import os
import shutil
import signal
import subprocess
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD")} | {"NO_COLOR": "1"}
DAY = "2023-06-30"
# In memory, where there is such a place: a run waits for its disk.
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@dataclass
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir=SCRATCH, ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.pipelines, self.exports, self.output = ROOT / "Pipelines", self.folder / "input", self.folder / "output"

    def command(self, *line, before=(), seconds=30, env=(), **how):
        """One command with the folders of this test. It ends in time by itself, and not by a signal."""
        full = [*before, PROGRAM, *line]
        return self.ended(full, seconds=seconds, env=env, **how)

    def area(self, command, *options, before=(), **how):
        """A command on this test's definitions, exports and output folder."""
        line = [command, *options, "--pipelines", self.pipelines, "--output", self.output]
        if command in ("run", "check"):
            line += ["--input", self.exports]
        return self.command(*line, before=before, **how)

    def ended(self, line, seconds=30, env=(), stdin=subprocess.DEVNULL, **how):
        """Waits for a program's end; kills its whole group where it does not end."""
        # Files, not pipes: what a child leaves behind keeps a pipe open.
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            with subprocess.Popen([*map(str, line)], stdin=stdin, stdout=how.pop("stdout", out), stderr=err,
                                  start_new_session=True, env=ENVIRONMENT | dict(env), **how) as process:
                try:
                    process.wait(seconds)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    self.fail(f"{line} had not ended after {seconds} seconds")
            texts = [(file.seek(0), file.read().decode("utf-8", "surrogateescape"))[1] for file in (out, err)]
        self.assertGreaterEqual(process.returncode, 0, f"{line} was ended by a signal: {texts[1]}")
        return Done(process.returncode, *texts)

    def with_exports(self):
        """Somerset's exports, without the rows of most children."""
        small(self.exports)

    def own_pipelines(self):
        """A copy of the project's definitions, to be changed."""
        self.pipelines = Path(shutil.copytree(ROOT / "Pipelines", self.folder / "Pipelines"))
        return self.pipelines

    def program_file(self, name, script):
        """A program in this test's folder of programs, which its `path` has first. Returns where it is."""
        programs = self.folder / "programs"
        programs.mkdir(exist_ok=True)
        file = programs / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
        return file

    @property
    def path(self):
        """The variable for the environment."""
        return {"PATH": f"{self.folder / 'programs'}:{os.environ['PATH']}"}


def small(to):
    """The fixtures with one row in twenty of the large exports."""
    shutil.copytree(ROOT / "Fixtures/somerset", to)
    for file in to.glob("*.csv"):
        lines = file.read_bytes().splitlines(keepends=True)
        if len(lines) > 2000:
            file.write_bytes(b"".join(lines[:1] + lines[1::20]))


@functools.cache
def published():
    """An output folder with one day in it, made once."""
    holder = tempfile.TemporaryDirectory(dir=SCRATCH, ignore_cleanup_errors=True)
    folder = Path(holder.name)
    small(folder / "input")
    line = [PROGRAM, "run", "--as-of", DAY, "--from", DAY, "--quiet", "--pipelines", ROOT / "Pipelines", "--input", folder / "input",
            "--output", folder / "output"]
    done = subprocess.run([*map(str, line)], capture_output=True, env=ENVIRONMENT, check=False)
    assert done.returncode in (0, 65), done.stderr.decode()
    return holder, folder / "output"


def copy_published(to):
    """A copy of that folder, for a test to write to."""
    shutil.copytree(published()[1], to, symlinks=True)
