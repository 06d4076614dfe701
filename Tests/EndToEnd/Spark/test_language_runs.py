"""The plans of the suite of the definitions' language, with all its words, run on Apache Spark too.

Each suite of that folder is run again, and so many of its plans, drawn by chance, are run with both engines.
"""

import sys
import unittest

from both import ROOT, Both
from test_runs import ALL, test_random

sys.path.append(str(ROOT / "Tests/EndToEnd/Language"))

from again import run_again  # noqa: E402, that suite's own

SUITES = {"test_measures": 32, "test_conditions": 26, "test_cohorts": 9, "test_lookups": 9, "test_readings": 13, "test_sources": 33,
          "test_area": 1, "test_hidden": 13, "test_registers": 6}
MOST = 4


@unittest.skipUnless(ALL, "make test-spark does")
class Language(unittest.TestCase):
    """Each suite, by its own name."""

    def compare(self, name):
        """Run a suite, and its drawn plans on both engines."""
        drawn = set(test_random.generator(name).sample(range(SUITES[name]), min(MOST, SUITES[name])))
        number = 0

        def comparing(run):
            def run_and_compare(plan, day, first=None, *options):
                nonlocal number
                number += 1
                if number - 1 in drawn:
                    with self.subTest(plan=number):
                        since = ["--from", first] if first else []
                        Both(self, plan.pipelines, plan.exports).run("--as-of", day, *since, *options)
                return run(plan, day, first, *options)
            return run_and_compare

        run_again(self, name, comparing)
        self.assertGreater(number, max(drawn), f"{name} has fewer plans than it had")


for suite in SUITES:
    setattr(Language, suite, lambda self, suite=suite: self.compare(suite))


if __name__ == "__main__":
    unittest.main()
