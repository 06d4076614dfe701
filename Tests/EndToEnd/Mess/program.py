"""Runs the built program on invented exports, in folders of their own."""

import csv
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
LAYOUT = "\nlayout: {title_lines: any, end_lines: [Total, End of report]}\n"


def published(folder, name):
    """The rows of a published CSV file."""
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Runs(unittest.TestCase):
    """A test with folders of its own: Pipelines, input, output."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.input = self.folder / "input"
        self.input.mkdir()
        self.pipelines = ROOT / "Pipelines"

    def expect_titles_and_ends(self):
        """Definitions that say that title and end lines may be there."""
        self.pipelines = self.folder / "Pipelines"
        shutil.copytree(ROOT / "Pipelines", self.pipelines)
        for source in sorted((self.pipelines / "sources").glob("*.yml")):
            if "\nlayout:" not in source.read_text(encoding="utf-8"):
                with open(source, "a", encoding="utf-8") as file:
                    file.write(LAYOUT)

    def deliver(self, name, text):
        """An export, as text or as bytes."""
        (self.input / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def scorecard(self, command, *options, exports=None, output="output", **how):
        """One run; what it ended with, its streams as bytes."""
        line = [PROGRAM, command, "--pipelines", str(self.pipelines), "--input", str(exports or self.input), *options]
        if command == "run":
            line += ["--output", str(self.folder / output)]
        return subprocess.run(line, capture_output=True, check=False, timeout=120, **how)

    def latest(self, output="output"):
        """Where the last run published."""
        return (self.folder / output / "latest").resolve()
