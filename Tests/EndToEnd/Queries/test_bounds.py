"""The bounds of every window, condition, limit and choice, with rows that lie exactly on them, one day or one step before and after."""

import sys
import unittest
from datetime import date
from itertools import product
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Language"))

from area import PLAN, Area  # noqa: E402, of the suite of the language
from clean import program  # noqa: E402
from compared import Compared  # noqa: E402

DAY, MONTH_END = date(2023, 5, 15), date(2023, 3, 31)
# Where windows of the two days begin and end, where months are shorter than others, and the days next to these.
EDGES = [date.fromisoformat(day) for day in (
    "2022-03-31", "2022-04-01", "2022-05-15", "2022-05-16", "2022-08-31", "2022-09-01", "2022-12-31", "2023-01-01", "2023-01-31", "2023-02-15",
    "2023-02-16", "2023-02-28", "2023-03-01", "2023-03-02", "2023-03-03", "2023-03-31", "2023-04-01", "2023-04-30", "2023-05-01", "2023-05-15",
    "2023-05-16")]
WINDOWS = ("rolling 12 months", "rolling 3 months", "financial year to date", "academic year to date", "month", "to date", "latest day")
ORDERS = ("before", "after", "not_before", "not_after", "on_or_before", "on_or_after")
LENGTHS = ("0 days", "1 day", "28 days", "4.5 weeks", "1 month", "2 months", "1 year")
ALL = "source: visits, day: opened, window: to date"


def conditions():
    """Conditions of every kind, with limits that rows meet exactly."""
    for order in ORDERS:
        yield from (f"opened: {{{order}: sent}}", f"sent: {{{order}: 2023-03-31}}")
        yield f"sent: {{{order}: opened}}"
    for length, word in product(LENGTHS, ("within", "over")):
        yield from (f"sent: {{{word}: {length}, of: opened}}", f"sent: {{{word}: {length}, of: the day}}")
    for word in ("above", "below", "at_least", "at_most"):
        yield f"score: {{{word}: 2}}"
    yield from ("person: [p1, P2]", "person: {not: [p1]}", "sent: present", "sent: blank", "not: {sent: {before: opened}}")


def measures():
    """Measures with limits, blank days and several sources."""
    for window in WINDOWS:
        yield f"{{kind: count, source: visits, day: opened, window: {window}}}", "people"
    for statistic in ("{share_at_least: 2}", "{share_above: 2}"):
        yield f"{{kind: statistic, {ALL}, column: score, hidden: left out, statistic: {statistic}}}", "percent"
        yield f"{{kind: statistic, {ALL}, of: person, column: all_seen, statistic: {statistic}}}", "percent"
        yield f"{{kind: statistic, {ALL}, of: person, column: score, hidden: left out, statistic: {statistic}}}", "percent"
    yield f"{{kind: duration, {ALL}, from: opened, to: sent, statistic: {{share_over: 28 days}}}}", "percent"
    for at_least in (2, 15, 16):
        yield f"{{kind: repeats, {ALL}, of: person, count: further rows, at_least: {at_least}}}", "people"
    always = ALL + ", blank_day: always"
    yield f"{{kind: latest, {always}, per: person, numerator: {{score: {{above: 2}}}}}}", "percent"
    yield f"{{kind: latest, {always}, per: school, numerator: {{opened: blank}}}}", "percent"
    for column in ("latest_number", "next_number"):
        yield f"{{kind: count, {ALL}, where: {{{column}: {{on_or_after: opened, on_or_before: opened}}}}}}", "people"
        yield f"{{kind: count, source: visits, day: {column}, window: to date}}", "people"
    yield f"{{kind: proportion, {ALL}, numerator: seen, denominator: all_seen, hidden: left out}}", "percent"
    yield f"{{kind: stages, {ALL}, column: person, stages: [p1, P2, P99]}}", "stages"
    mean = f"{{kind: duration, {ALL}, from: opened, to: sent, statistic: mean}}"
    yield f"{{kind: ratio, of: {mean}, to: {{kind: count, {ALL}}}}}", "percent"
    for on, last, blank in product(("", ", where: {score: {at_least: 2}}"), ("", ", last_day_counts: yes"), ("", ", blank: from the start")):
        yield f"{{kind: count, source: visits, day: opened, window: at the day, stops: [{{on: sent{on}{last}{blank}}}]}}", "people"


def cohorts():
    """Cohorts chosen by limits and places that members have exactly, with members who have no rate."""
    population = "source: schools, of: school, day: opened, blank_day: always, window: at the day"
    reached = "{source: visits, of: school, day: opened, window: rolling 12 months, where: {score: {above: 3}}}"
    for choice in ("{at_least: 30}", "{above: 30}", "{at_most: 30}", "{below: 30}", "top 3", "bottom 3", "top 8", "top quarter", "bottom quarter"):
        for within, fixed in (("", ""), ("within: phase, ", ""), ("", "as_at: 2023-04-30, ")):
            if within and choice.startswith("{"):
                continue  # a limit is the same for every category
            for rate in ("per: none", "per: none, column: number", "per: roll, column: number"):
                rates = f"[{{source: numbers, of: school, day: day, window: to date, {rate}}}]"
                yield f"{{kind: coverage, {population}, reached: {reached}, cohort: {{choose: {choice}, per: roll, {within}{fixed}rates: {rates}}}}}"


class Bounds(unittest.TestCase):
    """Every pair of edge days, and every number at a limit."""

    def area(self):
        area = Area(self, plan=PLAN + "units: [people]\n")
        area.source("visits", {
            "person": "{type: identifier, domain: person}", "school": "{type: identifier, domain: school}", "opened": "{type: day}",
            "sent": "{type: day}", "score": "{type: number, at_least: 0, suppressed: [c]}",
            "seen": "{type: number, at_least: 0, suppressed: [c]}", "all_seen": "{type: number, at_least: 0, suppressed: [c]}"},
            looked_up="{latest_number: {latest: day, in: numbers, by: school, not_after: opened}, "
                      "next_number: {first: day, in: numbers, by: school, not_before: opened}}")
        area.source("schools", {
            "school": "{type: identifier, domain: school}", "phase": "{type: category}", "roll": "{type: number, at_least: 0}",
            "opened": "{type: day}"}, key="[school]", register_of="school")
        area.source("numbers", {
            "school": "{type: identifier, domain: school}", "day": "{type: day}", "number": "{type: number, at_least: 0, suppressed: [c]}"})
        days = [None, *EDGES]
        area.export("visits", [
            {"person": f"{'Pp'[place % 7 % 2]}{place % 30}" if place % 31 else None, "school": f"S{place % 13}", "opened": opened, "sent": sent,
             "score": ["c", 0, 1, 2, 3, 4][place // 5 % 6], "seen": ["c", 1, 2, 3][place % 4],
             # Hidden where nobody is named alone.
             "all_seen": [4, 5, 6, 7][place % 4] if place % 31 else "c"}
            for place, (opened, sent) in enumerate(product(days, days))])
        area.export("schools", [
            {"school": f"S{place}", "phase": ["Primary", "Secondary", None][place % 3], "roll": [10, 0, None, 20, 10][place % 5],
             "opened": [None, date(2023, 5, 1), date(2022, 9, 1)][place % 3]} for place in range(13)])
        # 0, 10, 20, 30 and 30 again, some with a part that nobody knows, and schools without any.
        area.export("numbers", [
            {"school": f"S{place % 11}", "day": [date(2023, 4, 30), date(2023, 5, 1), date(2023, 3, 31)][place % 3],
             "number": "c" if place in (4, 17) else [0, 10, 20, 30, 3][place % 5]} for place in range(30)])
        return area

    def same(self, area, days=(DAY, MONTH_END)):
        checked = program("check", "--pipelines", area.pipelines, "--input", area.exports)
        self.assertNotEqual(checked.returncode, 78, checked.stdout + checked.stderr)
        compared = Compared(self, area.pipelines, area.exports)
        for day in days:
            compared.on(day)
        compared.close()
        return compared.points

    def test_conditions(self):
        area = self.area()
        for place, condition in enumerate(conditions()):
            area.kpi(f"{place + 1}", f"{{kind: count, {ALL}, where: {{{condition}}}}}", unit="people")
        self.assertGreater(self.same(area), 100)

    def test_measures(self):
        area = self.area()
        for place, (measure, unit) in enumerate(measures()):
            area.kpi(f"{place + 1}", measure, unit=unit)
        self.assertGreater(self.same(area), 50)

    def test_cohorts(self):
        area = self.area()
        for place, measure in enumerate(cohorts()):
            area.kpi(f"{place + 1}", measure, unit="percent")
        self.assertGreater(self.same(area), 100)

    def test_the_newest_row_lies_on_the_first_day_of_the_period(self):
        for newest in (date(2023, 4, 30), date(2023, 5, 1)):
            area = self.area()
            area.export("numbers", [{"school": "S1", "day": newest, "number": 3}])
            area.kpi("1", "{kind: count, source: numbers, day: day, window: month}", unit="people", breakdowns="[school.phase]")
            area.kpi("2", "{kind: count, source: numbers, day: day, window: month, where: {number: {above: 3}}}", unit="people")
            area.kpi("3", "{kind: count, source: visits, day: opened, window: month, where: {next_number: blank}}", unit="people")
            self.same(area, [DAY])


class Categories(unittest.TestCase):
    """As many categories as are shown, one more, and those that are never or always shown."""

    def test_categories(self):
        for tied in False, True:
            with self.subTest(tied=tied):
                area = Area(self, plan=PLAN + "units: [people]\n")
                area.source("visits", {
                    "child": "{type: identifier, domain: child}", "day": "{type: day}", "place": "{type: category, known: {Day centre: [DC]}}"})
                counts = {f"Place {number:02}": 9 if tied else 6 + number for number in range(39)}
                counts |= {"x" * 60: 5, "y" * 61: 90, "Few": 4, "Five": 5, "Day centre": 80, "Unknown": 70, "Other": 60, None: 3}
                area.export("visits", [
                    {"child": f"C{number}", "day": date(2023, 5, 1), "place": place} for place, count in counts.items() for number in range(count)])
                area.kpi("1", "{kind: count, source: visits, day: day, window: to date}", unit="people", breakdowns="[place]")
                compared = Compared(self, area.pipelines, area.exports)
                compared.on(DAY)
                compared.close()
                self.assertGreater(compared.points, 41)


if __name__ == "__main__":
    unittest.main()
