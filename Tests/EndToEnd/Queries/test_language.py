"""The query of every figure of the suite of the definitions' language: all its words, over the random exports that its tests draw.

Each test of that suite is run again; whenever it runs its plan, the queries of all its KPIs are asked for one of the same days,
or for all of them at once. Of the suites four are drawn, or all where CASES=all.
"""

import sys
import unittest
from pathlib import Path

from compared import ALL, Compared, generator, kpis

LANGUAGE = Path(__file__).resolve().parents[1] / "Language"
sys.path.append(str(LANGUAGE))

from again import run_again  # noqa: E402, that suite's own

SUITES = ("test_measures", "test_conditions", "test_cohorts", "test_lookups", "test_readings", "test_sources", "test_area",
           "test_hidden", "test_registers")


class Language(unittest.TestCase):
    """Each suite of that folder, with its runs compared."""

    def compared(self, name):
        """Run the tests of a module; return how many numbers were compared."""
        chosen, points = generator(name), 0

        def comparing(run):
            def run_and_compare(plan, day, first=None, *options):
                nonlocal points
                published = run(plan, day, first, *options)
                if not options:
                    points += self.queries(plan, published, chosen)
                return published
            return run_and_compare

        self.assertGreater(run_again(self, name, comparing), 0)
        return points

    def queries(self, plan, published, chosen):
        """Compare the queries of a plan that was run, on one day of its series or on all of them."""
        with_queries = Compared(self, plan.pipelines, plan.exports)
        points = with_queries.read(published.folder)
        day, are_all = chosen.choice(sorted(points)), chosen.random() < 0.5
        if ALL or not are_all:
            with_queries.day(day, points[day])
        if (ALL or are_all) and len(points) > 1:
            for kpi in kpis(plan.pipelines):
                with_queries.kpi(kpi, points)
        with_queries.close()
        return with_queries.points

    def test_every_word(self):
        for name in SUITES if ALL else sorted(generator("suites").sample(SUITES, 4)):
            with self.subTest(suite=name):
                self.assertGreater(self.compared(name), 5)


if __name__ == "__main__":
    unittest.main()
