"""A run on Apache Spark publishes what a run on this machine alone does, to the last digit and sentence.

`make test` runs one small plan on two executors, where Spark is installed; `make test-spark` all plans, recipes and invented exports.
"""

import os
import shutil
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from both import ROOT, Both

for suite in ("Oracle", "Queries", "Mess"):
    sys.path.append(str(ROOT / "Tests/EndToEnd" / suite))

import random_exports  # noqa: E402, of the second computation
import test_corners  # noqa: E402, of the tests of queries
import test_random  # noqa: E402

ALL = os.environ.get("CASES") == "all"
SEED = int(os.environ.get("SEED", "1"))
# So many invented worlds of each kind; another SEED draws others.
WORLDS = int(os.environ.get("WORLDS", "6"))
SOMERSET, MESSY, NORTHMOOR = (ROOT / "Fixtures" / name for name in ("somerset", "somerset-messy", "northmoor"))
DAY = "2024-03-31"


class Small(unittest.TestCase):
    """What `make test` runs."""

    def test_northmoor_on_two_executors(self):
        self.assertEqual(Both(self, NORTHMOOR / "Pipelines", NORTHMOOR / "exports", master="cluster").run("--as-of", DAY), 0)


@unittest.skipUnless(ALL, "make test-spark does")
class Plans(unittest.TestCase):
    """The plans of the repository with their own exports."""

    def test_days(self):
        for options in (["--as-of", DAY], ["--as-of", "2024-02-14"], ["--as-of", DAY, "--from", "2023-01-01"]):
            with self.subTest(options=options):
                self.assertEqual(Both(self, ROOT / "Pipelines", SOMERSET).run(*options), 0)

    def test_one_run_after_another(self):
        both = Both(self, ROOT / "Pipelines", SOMERSET)
        for options in (["--as-of", "2024-02-29"], ["--as-of", DAY], ["--as-of", DAY, "--kpi", "7"], ["--as-of", DAY]):
            both.run(*options)

    def test_messy_exports(self):
        with TemporaryDirectory() as folder:
            pipelines = knowing_titles(Path(folder) / "Pipelines")
            Both(self, pipelines, MESSY).run("--as-of", DAY)
            Both(self, pipelines, MESSY, part_size=50_000).run("--as-of", "2023-06-30")
            Both(self, ROOT / "Pipelines", MESSY).run("--as-of", DAY)

    def test_recipes(self):
        for pipelines in sorted(ROOT.glob("Fixtures/recipes/*/Pipelines")):
            with self.subTest(recipe=pipelines.parent.name):
                Both(self, pipelines, pipelines.parent / "input").run("--as-of", DAY)

    def test_small_parts(self):
        Both(self, NORTHMOOR / "Pipelines", NORTHMOOR / "exports", part_size=700).run("--as-of", DAY)


@unittest.skipUnless(ALL, "make test-spark does")
class Invented(unittest.TestCase):
    """Invented exports and definitions."""

    def test_edges(self):
        for number in range(2 * WORLDS):
            with TemporaryDirectory() as folder, self.subTest(seed=100 * SEED + number):
                random_exports.main([folder, "--seed", str(100 * SEED + number), "--rows", "250"])
                Both(self, ROOT / "Pipelines", folder, part_size=700 if number % 4 == 1 else None).run("--as-of", DAY)

    def test_random_definitions(self):
        for number in range(WORLDS):
            with self.subTest(number=number), mock.patch.object(test_random, "KPIS", 12):
                area, chosen = test_random.Random.world(self, number)
                Both(self, area.pipelines, area.exports).run("--as-of", chosen.choice(test_random.DAYS))

    def test_corners(self):
        chosen = test_random.generator("corners")
        for number in range(WORLDS):
            with self.subTest(number=number):
                area = test_corners.Area(self)
                test_corners.define(area)
                test_corners.exports(area, chosen)
                Both(self, area.pipelines, area.exports).run("--as-of", chosen.choice(test_corners.DAYS))

    def test_names(self):
        with mock.patch.object(test_corners, "Compared", Asked):
            result = unittest.TestResult()
            test_corners.Names("test_names").run(result)
        self.assertFalse(result.failures + result.errors, result.failures + result.errors)


class Asked:
    """Runs both engines wherever a test of queries asks for figures."""

    def __init__(self, case, pipelines, exports):
        self.both, self.points = Both(case, pipelines, exports), 1000

    def on(self, day):
        """Every figure of a day."""
        self.both.run("--as-of", day)

    def close(self):
        """Nothing is open."""


def knowing_titles(pipelines):
    """Definitions that say that title and end lines may be there."""
    from program import LAYOUT  # of the messy exports' tests
    shutil.copytree(ROOT / "Pipelines", pipelines)
    for source in sorted((pipelines / "sources").glob("*.yml")):
        text = source.read_text(encoding="utf-8")
        if "\nlayout:" not in text:
            source.write_text(text + LAYOUT, encoding="utf-8")
    return pipelines


if __name__ == "__main__":
    unittest.main()
