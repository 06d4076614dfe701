"""The query of every figure of the suite of the definitions' language: all its words, over the random exports that its tests draw.

Each test of that suite is run again; whenever it runs its plan, the queries of all its KPIs are asked for some of the same days.
"""

import sys
import unittest
from pathlib import Path

from compared import ALL, Compared, generator

LANGUAGE = Path(__file__).resolve().parents[1] / "Language"
sys.path.append(str(LANGUAGE))

import area  # noqa: E402, that suite's own

SUITES = ("test_measures", "test_conditions", "test_cohorts", "test_lookups", "test_readings", "test_sources", "test_area",
          "test_hidden", "test_registers")
DAYS = 40 if ALL else 1


class Language(unittest.TestCase):
    """Each suite of that folder, with its runs compared."""

    def compared(self, name):
        """Run the tests of a module; return how many numbers were compared."""
        run, chosen, points = area.Area.run, generator(name), 0

        def run_and_compare(plan, day, first=None, *options):
            nonlocal points
            published = run(plan, day, first, *options)
            if not options:
                points += self.queries(plan, published, chosen)
            return published

        area.Area.run = run_and_compare
        try:
            result = unittest.TestResult()
            unittest.TestLoader().loadTestsFromName(name).run(result)
        finally:
            area.Area.run = run
        wrong = [f"{test}\n{text}" for test, text in result.failures + result.errors]
        self.assertFalse(wrong, "\n".join(wrong[:5]))
        self.assertGreater(result.testsRun, 0)
        return points

    def queries(self, plan, published, chosen):
        """Compare the queries of a plan that was run, on some days of its series."""
        with_queries = Compared(self, plan.pipelines, plan.exports)
        points = with_queries.read(published.folder)
        days = sorted(points)
        for day in chosen.sample(days, min(len(days), DAYS)):
            with_queries.day(day, points[day])
        with_queries.close()
        return with_queries.points

    def test_every_word(self):
        for name in SUITES:
            with self.subTest(suite=name):
                self.assertGreater(self.compared(name), 5)


if __name__ == "__main__":
    unittest.main()
