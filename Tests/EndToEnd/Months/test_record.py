"""The model's record of runs: which count, once some were published for older days or withdrawn."""

import unittest
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plan import FIGURE
from record import Record, Run
from rules import Rules

MARCH, APRIL, MAY = date(2022, 3, 31), date(2022, 4, 30), date(2022, 5, 31)
KEY = ("2", "", "value", MARCH)
FIGURE_2 = FIGURE["2", ""]


@dataclass
class Files:
    """Of all that a run publishes, KPI 2 as at March, and which run computed it."""

    name: str
    number: object
    computed_by: str

    @property
    def values(self):
        """The series."""
        return {KEY: self.value(None, MARCH)}

    @property
    def lines(self):
        """The scorecard."""
        return {("2", ""): {"run": self.computed_by, "status": "computed"}}

    def value(self, _, day):
        """KPI 2 on a day."""
        return None if day != MARCH or self.number is None else Fraction(self.number)

    firm = value


def record(*runs):
    """A record of runs, each a name, day, whether it was newest, KPI 2 as at March, and perhaps who computed it."""
    made = Record(Rules("Data team"))
    for number, (name, day, newest, value, *computed_by) in enumerate(runs):
        run = Run(name, day, date(2022, 6, 1 + number), newest, Files(name, value, *computed_by or [name]))
        run.baselines = {("2", ""): made.baseline(FIGURE_2, run)}
        made.runs.append(run)
    return made


class Runs(unittest.TestCase):
    """What stands after some runs."""

    def setUp(self):
        self.record = record(("a", APRIL, True, None), ("b", APRIL, True, 50), ("c", MAY, True, 52),
                             ("d", MARCH, False, 53), ("e", APRIL, False, 50, "b"))

    def baseline(self):
        """What a further run should give as the baseline, and who measured it."""
        return self.record.baseline(FIGURE_2, Run("f", MAY, MAY, True, Files("f", 60, "f")))

    def test_base_and_links(self):
        self.assertEqual((self.record.last().name, self.record.last(MAY).name), ("c", "b"))
        self.assertIsNone(self.record.last(APRIL))
        self.assertEqual(self.record.links(), {"2022-03-31": "runs/d", "2022-04-30": "runs/e", "2022-05-31": "runs/c",
                                               "latest": "2022-05-31"})

    def test_first_published_and_baseline(self):
        self.assertEqual(self.record.first_published(KEY), (50, date(2022, 6, 2)))
        self.assertEqual(self.record.first_published(("2", "", "value", APRIL)), (None, None))
        self.assertEqual(self.baseline(), (50, "b"))

    def test_withdrawn(self):
        self.record.withdraw("b")
        self.assertEqual(self.record.first_published(KEY), (52, date(2022, 6, 3)))
        self.assertEqual(self.baseline(), (50, "c"))
        self.assertEqual(self.record.last(MAY).name, "a")
        self.record.withdraw("c")
        self.assertEqual((self.record.last().name, self.record.links()["latest"]), ("a", "2022-04-30"))

    def test_a_line_carried_over_goes_with_the_run_that_computed_it(self):
        self.record.withdraw("b")
        self.record.withdraw("c")
        self.record.withdraw("d")
        self.assertEqual(self.record.first_published(KEY), (None, None))
        self.assertEqual(self.baseline(), (60, "f"))


if __name__ == "__main__":
    unittest.main()
