"""A test with an area of its own, and what is published in it beforehand."""

import os
import shutil
import tempfile
import unittest
from pathlib import Path

from exports import few_exports
from plan import few
from program import Area, by_figure, state


def linked(old, new):
    """A file once more. Those of a run never change, so they need not be copied."""
    return os.link(old, new) if "runs" in Path(old).parts else shutil.copy2(old, new)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = 1500

    @classmethod
    def setUpClass(cls):
        """What is the same for all tests of a class is published once."""
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.first = cls.new_area(Path(folder.name))
        cls.publish_first(cls.first)

    @classmethod
    def new_area(cls, folder):
        """An area with nothing published."""
        folder.mkdir(exist_ok=True)
        few_exports(folder / "input")
        return Area(folder, few(folder / "Pipelines"))

    @classmethod
    def publish_first(cls, area):
        """What every test begins with: nothing."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.area = self.another("area")

    def another(self, name):
        """One more area with what every test begins with."""
        folder = shutil.copytree(self.first.folder, self.folder / name, symlinks=True, copy_function=linked)
        return Area(folder, folder / "Pipelines")

    def check_ended(self, done, code):
        """How a command ended."""
        self.assertEqual(done.code, code, done.said)

    def check_agrees(self, area, day, check, done):
        """A check of the same files, made before the run, says of every figure what the run has published."""
        self.assertEqual(check.code, done.code, f"check ends with {check.code}, run with {done.code}\n{done.err}")
        said = {name: state(row) for name, row in by_figure(check.json()["figures"]).items()}
        self.assertEqual(said, {name: state(row) for name, row in area.lines(day).items()})
