"""The model's reading of the rules, on figures made by hand."""

import unittest
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import plan
from days import month_ends, months_before
from evaluation import CLEAR, FIRING, UNKNOWN, Situation, restated, source_stale, target_missed, worsened
from rules import Rules

JANUARY, FEBRUARY, MARCH, APRIL, MAY = (date(2023, month, day) for month, day in
                                        ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31)))
SUMMER, WINTER = date(2022, 6, 30), date(2022, 12, 31)
MONTHS = (JANUARY, FEBRUARY, MARCH, APRIL, MAY)


@dataclass
class Files:
    """Published files, as few as a rule needs."""

    numbers: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)
    quality: dict = field(default_factory=dict)

    def days(self, _):
        """The days of KPI 1."""
        return sorted(self.numbers)

    def value(self, _, day):
        """KPI 1 on a day."""
        return None if self.numbers.get(day) is None else Fraction(self.numbers[day])

    firm = value


def situation(files, day=MAY, today=date(2023, 6, 3), **more):
    """A run that computed everything."""
    return Situation(day, today, files, frozenset(plan.FIGURE), frozenset(plan.SOURCES), **more)


class Evaluation(unittest.TestCase):
    """A rule at a time."""

    def worsened(self, *values, oldest="2020-01-01"):
        """What the rule says of the last of some months' values; fewer is better."""
        files = Files(dict(zip(MONTHS[-len(values):], values)), quality={"incidents": {"oldest": oldest}})
        settings = {"severity": "warning", "by_percent": 10, "months_running": 3}
        return worsened(situation(files), ("1", ""), settings, None).state

    def test_worsened(self):
        self.assertEqual(self.worsened(100, 110), CLEAR)
        self.assertEqual(self.worsened(100, 111), FIRING)
        self.assertEqual(self.worsened(0, 1), FIRING)
        self.assertEqual(self.worsened(100, 101, 102, 103), FIRING)
        self.assertEqual(self.worsened(100, 101, 101, 102), CLEAR)
        self.assertEqual(self.worsened(None, 101, 102, 103), CLEAR)
        self.assertEqual(self.worsened(100, None), UNKNOWN)
        self.assertEqual(self.worsened(100, 111, oldest="2022-05-31"), FIRING)
        self.assertEqual(self.worsened(100, 111, oldest="2022-06-01"), CLEAR)

    def restated(self, now, before, first=None):
        """What the rule says of some months' values and what was said of them before."""
        series = {("1", "", "value", day): value for day, value in zip(MONTHS, map(Fraction, before))}
        first = {} if first is None else {("1", ""): Fraction(first)}
        found = restated(situation(Files(dict(zip(MONTHS, now))), before=series, first=first), ("1", ""),
                         {"severity": "warning", "by_percent": 1}, None)
        return found.state

    def test_restated(self):
        self.assertEqual(self.restated([100, 200, 300, 400, 500], [100, 200, 300, 400]), CLEAR)
        self.assertEqual(self.restated([101, 200, 300, 400, 500], [100, 200, 300, 400]), CLEAR)
        self.assertEqual(self.restated([102, 200, 300, 400, 500], [100, 200, 300, 400]), FIRING)
        self.assertEqual(self.restated([100, 200, 300, 400, 500], [100, 200, 300, 400], first=490), FIRING)
        self.assertEqual(self.restated([None] * 5, [100, 200, 300, 400]), UNKNOWN)
        self.assertEqual(self.restated([100, 200, 300, 400, None], [100, 200, 300, 400]), CLEAR)

    def test_a_shorter_series_says_nothing_of_what_it_leaves_out(self):
        base, now = Files(dict.fromkeys(MONTHS[:4], 7)), Files(dict.fromkeys(MONTHS[2:], 7))
        before = {("1", "", "value", day): Fraction(7) for day in base.days(None)}
        settings = {"severity": "warning", "by_percent": 1}
        found = restated(situation(now, base=base, before=before), ("1", ""), settings, None)
        self.assertEqual(found.state, UNKNOWN)

    def test_the_latest_checkpoint_alone_is_looked_at(self):
        rows = {("1", "", SUMMER): {"target": "115", "met": "no", "date": "2022-06-30"},
                ("1", "", WINTER): {"target": "110", "met": "yes", "date": "2022-12-31"}}
        files = Files(targets=rows)
        days = {date(2022, 5, 31): CLEAR, SUMMER: FIRING, date(2022, 11, 30): FIRING, WINTER: CLEAR}
        for day, state in days.items():
            with self.subTest(day=day):
                found = target_missed(situation(files, day), ("1", ""), {"severity": "warning"}, None)
                self.assertEqual(found.state, state)

    def stale(self, status, newest, today=date(2023, 6, 5)):
        """What the rule says of the incidents, due on the 5th and at most 27 days old."""
        files = Files(quality={"incidents": {"status": status, "newest_by_then": newest}})
        due = Rules("Data team", due_days={"incidents": 5})
        return source_stale(situation(files, today=today), "incidents", {"severity": "warning"}, due).state

    def test_stale(self):
        self.assertEqual(self.stale("delivered", "2023-05-04"), CLEAR)
        self.assertEqual(self.stale("delivered", "2023-05-03"), FIRING)
        self.assertEqual(self.stale("missing", ""), FIRING)
        self.assertEqual(self.stale("refused", "2023-05-03"), UNKNOWN)
        self.assertEqual(self.stale("missing", "", today=date(2023, 6, 4)), UNKNOWN)

    def test_months(self):
        self.assertEqual(month_ends(JANUARY, MARCH), 2)
        self.assertEqual(month_ends(JANUARY, date(2023, 3, 30)), 1)
        self.assertEqual(month_ends(date(2023, 1, 30), JANUARY), 1)
        self.assertEqual(month_ends(MARCH, JANUARY), 0)
        self.assertEqual(months_before(date(2024, 2, 29), 12), FEBRUARY)


if __name__ == "__main__":
    unittest.main()
