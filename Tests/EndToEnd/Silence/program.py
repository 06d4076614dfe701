"""Runs the built program on exports in a folder of their own, and reads what it says and publishes."""

import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
# SEED=7 picks another one too; a seed of its own repeats what a test has printed.
SEED = int(os.environ.get("SILENCE_SEED") or 20240330 + int(os.environ.get("SEED", "1")))
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD")} | {"NO_COLOR": "1"}


@dataclass
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def said(self):
        """All that it wrote."""
        return self.out + self.err

    def table(self):
        """Its output as the rows of a CSV file."""
        return rows_of(self.out)

    def json(self):
        """Its output as JSON."""
        return json.loads(self.out)


def rows_of(text):
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def published(folder, name):
    """The rows of a published CSV file."""
    return rows_of((Path(folder) / name).read_text(encoding="utf-8"))


def by_figure(rows):
    """Rows of the scorecard, or figures of a check, by KPI and part."""
    return {str(row["kpi"]) + (row.get("part") or ""): row for row in rows}


def state(row):
    """The status of a figure and the reason for it; no reason is an empty one."""
    return row.get("status", "not said"), row.get("reason") or ""


def copy_published(output, to):
    """An output folder once more. The files of a run never change, so they need not be copied."""
    def again(old, new):
        """One file."""
        return os.link(old, new) if "runs" in Path(old).relative_to(output).parts else shutil.copy2(old, new)
    return Path(shutil.copytree(output, to, symlinks=True, copy_function=again))


class Area:
    """An area's definitions, exports and output folder."""

    def __init__(self, pipelines, exports, output):
        self.pipelines, self.exports, self.output = Path(pipelines), Path(exports), Path(output)

    def __call__(self, command, *options):
        """One command with all three folders, as far as it knows them."""
        line = [PROGRAM, command, *map(str, options), "--pipelines", self.pipelines]
        if command not in ("history", "alerts", "acknowledge"):
            line += ["--input", self.exports]
        done = subprocess.run([*map(str, line), "--output", str(self.output)], capture_output=True, check=False, timeout=120,
                              env=ENVIRONMENT)
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def run(self, day, *options):
        """A run that publishes a day alone: quickly."""
        return self("run", "--as-of", day, "--from", day, *options)

    def check(self, day):
        """What a check of the same day says, for machines."""
        return self("check", "--as-of", day, "--format", "json")

    def day(self, day):
        """Where a day is published."""
        return (self.output / day).resolve()

    def figure(self, day, name):
        """A figure's line of the published scorecard."""
        return by_figure(published(self.day(day), "scorecard.csv"))[name]

    def quality(self, day, source):
        """What became of a source in the published run."""
        return next(row for row in published(self.day(day), "quality.csv") if row["source"] == source)

    def runs(self):
        """The names of the runs that are published."""
        return sorted(path.name for path in self.output.glob("runs/*"))

    def links(self):
        """Where the published links lead."""
        return {path.name: os.readlink(path) for path in self.output.glob("*") if path.is_symlink()}


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def area_with(self, exports, pipelines=ROOT / "Pipelines"):
        """The project's own plan on a copy of exports."""
        shutil.copytree(exports, self.folder / "input")
        return Area(pipelines, self.folder / "input", self.folder / "output")

    def own_pipelines(self):
        """A copy of the project's definitions, to be changed."""
        return Path(shutil.copytree(ROOT / "Pipelines", self.folder / "Pipelines"))

    def check_agrees(self, area, day, done):
        """The check of the same files says of every figure what the run has published, and ends with the same code."""
        check = area.check(day)
        self.assertEqual(check.code, done.code, f"check ends with {check.code}, run with {done.code}\n{done.err}")
        said = {name: state(row) for name, row in by_figure(check.json()["figures"]).items()}
        run = {name: state(row) for name, row in by_figure(published(area.day(day), "scorecard.csv")).items()}
        self.assertEqual(said, run)
