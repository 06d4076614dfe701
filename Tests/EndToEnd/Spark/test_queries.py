"""The query of every figure gives in Apache Spark what a run publishes: for several ends of months at once, and for a day alone.

`make test` asks for one small plan, where Spark is installed; `make test-spark` for both plans, all recipes and invented exports.
"""

import sys
import unittest
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import Spark

from clean import ROOT
from compared import ALL, SEED, Compared

sys.path.append(str(ROOT / "Tests/EndToEnd/Oracle"))

import random_exports  # noqa: E402, of the second computation

RECIPES = sorted(ROOT.glob("Fixtures/recipes/*/Pipelines"))


class Queries(unittest.TestCase):
    """Every figure of a plan."""

    def compare(self, pipelines, exports, day, first=None):
        """Compare all figures on the day, and on the ends of months since `first`."""
        compared = Compared(self, pipelines, exports, [Spark])
        compared.on(day, first)
        compared.close()
        return compared.points

    def test_northmoor(self):
        first = date(2023, 6, 30) if ALL else date(2024, 1, 31)
        plan = ROOT / "Fixtures/northmoor"
        self.assertGreater(self.compare(plan / "Pipelines", plan / "exports", date(2024, 3, 31), first), 20)

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_somerset(self):
        points = self.compare(ROOT / "Pipelines", ROOT / "Fixtures/somerset", date(2024, 3, 31), date(2023, 2, 28))
        self.assertGreater(points, 1000)

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_messy_exports(self):
        self.compare(ROOT / "Pipelines", ROOT / "Fixtures/somerset-messy", date(2024, 3, 31), date(2023, 9, 30))

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_recipes(self):
        for pipelines in RECIPES:
            exports = next(path for path in pipelines.parent.iterdir() if path.is_dir() and path.name != "Pipelines")
            with self.subTest(recipe=pipelines.parent.name):
                self.compare(pipelines, exports, date(2024, 3, 31), date(2023, 3, 31))

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_edges(self):
        for number in range(3):
            seed = 100 * SEED + number
            with TemporaryDirectory() as folder, self.subTest(seed=seed):
                random_exports.main([folder, "--seed", str(seed), "--rows", "250"])
                self.compare(ROOT / "Pipelines", Path(folder), date(2024, 2, 29), date(2023, 3, 1))


if __name__ == "__main__":
    unittest.main()
