"""Corners of the definitions' language in which a query can go wrong, over random exports made for them: ties, linked schools, registers
that say something twice, categories that are not shown, waits that go on, numbers that are hidden, exports that end too soon."""

import sys
import unittest
from datetime import date, timedelta
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Language"))

from area import Area  # noqa: E402, of the suite of the language
from clean import program  # noqa: E402
from compared import ALL, Compared, generator  # noqa: E402

DAYS = [date(2023, 3, 31), date(2023, 5, 15), date(2023, 9, 30), date(2024, 2, 29)]
FIRST = date(2022, 9, 1)
PLACES = ["Home", "HOME", "At school", "unknown", "Unknown", "Other", "other", "Clinic", "clinic", "x" * 61, "Day centre", "=1+1", None]
SCHOOLS = [f"9000{number:02d}" for number in range(1, 25)]
MEASURES = {
    "latest": "{kind: latest, source: visits, per: child, day: visit_date, window: to date, numerator: {place: [Home, Clinic]}, denominator: {hours: present}}",
    "waits": "{kind: duration, source: visits, from: visit_date, to: end, statistic: median, day: visit_date, window: rolling 6 months}",
    "long": "{kind: duration, source: visits, from: visit_date, to: end, statistic: {share_over: 30 days}, day: visit_date, window: to date}",
    "mean": "{kind: duration, source: visits, from: visit_date, statistic: percentile 90, day: visit_date, window: rolling 3 months}",
    "children": "{kind: distinct, source: visits, of: child, day: visit_date, window: financial year to date, where: {not: {place: [home]}}}",
    "hours": "{kind: sum, source: visits, column: hours, day: visit_date, window: rolling 12 months}",
    "seen": "{kind: sum, source: visits, column: [hours, more], hidden: left out, day: visit_date, window: rolling 12 months}",
    "third": "{kind: statistic, source: visits, column: hours, of: school, statistic: percentile 33.3, hidden: left out, day: visit_date, window: to date}",
    "often": "{kind: statistic, source: visits, of: child, statistic: {share_at_least: 3}, day: visit_date, window: rolling 12 months}",
    "whole": "{kind: statistic, source: visits, column: hours, statistic: maximum, day: visit_date, window: month}",
    "many": "{kind: repeats, source: visits, of: child, count: further rows, at_least: 3, day: visit_date, window: rolling 12 months}",
    "share": "{kind: proportion, source: visits, of: child, numerator: {end: present}, day: visit_date, window: rolling 12 months}",
}
UNITS = {"latest": "percent", "waits": "weeks", "long": "percent", "mean": "months", "often": "percent", "share": "percent"}
COHORTS = {
    "top-in-phase": "{choose: top quarter, within: school.phase, rates: [{source: visits, of: school, day: visit_date, window: rolling 12 months, per: none}]}",
    "bottom-3": "{choose: bottom 3, per: size, rates: [{source: visits, of: school, day: visit_date, window: to date}]}",
    "top-4": "{choose: top 4, per: size, as_at: 2023-05-01, rates: [{source: visits, of: school, day: visit_date, window: rolling 3 months, column: hours}]}",
    "limited": "{choose: {above: 2, at_most: 40}, per: size, rates: [{source: visits, of: school, day: visit_date, window: to date}]}",
}


def define(area):
    """The sources and the KPIs."""
    area.source("visits", {
        "child": "{type: identifier, domain: child}", "school": "{type: identifier, domain: school}",
        "visit_date": "{type: day, required: yes}", "end": "{type: day}", "place": "{type: category, known: {Day centre: [DC]}}",
        "hours": "{type: number, places: 1, at_least: 0}", "more": "{type: number, places: 1, at_least: 0}"})
    area.source("schools", {
        "urn": "{type: identifier, domain: school}", "phase": "{type: category}", "size": "{type: number, at_least: 0}",
        "opened": "{type: day}", "closed": "{type: day}"}, key="[urn]", register_of="school")
    area.source("links", {
        "old": "{type: identifier, domain: school}", "new": "{type: identifier, domain: school}"}, key="[old, new]", optional="yes",
        links="{of: school, from: old, to: new}")
    for name, measure in MEASURES.items():
        area.kpi(name, measure, unit=UNITS.get(name, "people"), breakdowns="[place, school.phase]")
    population = "source: schools, of: urn, day: opened, blank_day: always, window: at the day, stops: [{on: closed, last_day_counts: yes}]"
    reached = "{source: visits, of: school, day: visit_date, window: rolling 6 months, where: {hours: {above: 2.5}}}"
    for name, cohort in COHORTS.items():
        area.kpi(name, f"{{kind: coverage, {population}, reached: {reached}, cohort: {cohort}}}", unit="percent")
    parts = ["{kind: count, source: visits, day: visit_date, window: rolling 12 months}",
             "{kind: sum, source: schools, column: size, day: opened, blank_day: always, window: at the day}"]
    area.kpi("rate", f"{{kind: ratio, per: 100, of: {parts[0]}, to: {parts[1]}}}", unit="percent", breakdowns="[school.phase]")
    more = "{kind: proportion, source: visits, numerator: {more: present}, day: visit_date, window: month}"
    area.kpi("less", f"{{kind: difference, of: {MEASURES['share']}, less: {more}}}", unit="percent", breakdowns="[place, school.phase]")


def exports(area, chosen):
    """Random exports, in which little is told apart: few days, few children."""
    days = [FIRST + timedelta(days=chosen.randrange(500)) for _ in range(40)]
    ends_early = chosen.random() < 0.3

    def row():
        day = chosen.choice(days)
        if ends_early:
            day = min(day, date(2023, 2, 10))
        end = chosen.choice([None, day, day + timedelta(days=chosen.randrange(120)), day - timedelta(days=3)])
        return {"child": chosen.choice([None] + [f"C{number}" for number in range(20)]), "school": chosen.choice(SCHOOLS + ["999999", None]),
                "visit_date": day, "end": end, "place": chosen.choice(PLACES + [f"Place {chosen.randrange(60)}"] * 8),
                "hours": chosen.choice([None, *(number / 10 for number in range(0, 80, 7))]), "more": chosen.choice([None, 0.1, 0.2])}

    area.export("visits", [row() for _ in range(chosen.choice([60, 400]))])
    area.export("schools", [
        {"urn": urn, "phase": chosen.choice(["Primary", "primary", "Secondary", "Special", None]), "size": chosen.choice([None, 0, 10, 25, 25, 100]),
         "opened": chosen.choice([None, FIRST, FIRST + timedelta(days=200)]), "closed": chosen.choice([None, None, date(2023, 5, 15), date(2023, 9, 30)])}
        for urn in SCHOOLS])
    if chosen.random() < 0.7:
        olds = chosen.sample(SCHOOLS, 6)
        area.export("links", [{"old": old, "new": chosen.choice(SCHOOLS)} for old in olds])


class Names(unittest.TestCase):
    """Sources and columns whose names are words of SQL, those of a query's own steps, or have to be quoted."""

    def test_names(self):
        chosen = generator("names")
        names = ["the_day", "Kpi_1_Counted", "select", "o'brien's", "first visits", "r"]
        area = Area(self)
        for number, name in enumerate(names):
            area.source(name, {"order": "{type: day}", "it's": "{type: category}", "first name": "{type: identifier, domain: group}",
                               "value": "{type: number, at_least: 0}"})
            area.export(name, [{"order": FIRST + timedelta(chosen.randrange(400)), "it's": chosen.choice(["A", "b'c", "D", None]),
                                "first name": f"G{chosen.randrange(9)}", "value": chosen.randrange(50)} for _ in range(80)])
            rule = f'source: "{name}", day: order, window: rolling 6 months'
            where = "where: {\"it's\": {not: [D]}, value: {above: 3}}"
            measure = (f"{{kind: count, {rule}, {where}}}", f"{{kind: sum, {rule}, column: value, {where}}}",
                       f"{{kind: latest, {rule}, per: first name, numerator: {{\"it's\": [\"b'c\"]}}}}",
                       f"{{kind: statistic, {rule}, of: first name, column: value, statistic: percentile 90}}")[number % 4]
            area.kpi(f"{number + 1}", measure, unit="percent" if "latest" in measure else "people", breakdowns="[\"it's\"]")
        checked = program("check", "--pipelines", area.pipelines, "--input", area.exports)
        self.assertNotEqual(checked.returncode, 78, checked.stdout + checked.stderr)
        compared = Compared(self, area.pipelines, area.exports)
        compared.on(date(2023, 5, 15))
        compared.close()
        self.assertGreater(compared.points, 40)


class Corners(unittest.TestCase):
    """Each world on some days."""

    def test_corners(self):
        chosen = generator("corners")
        for number in range(30 if ALL else 3):
            with self.subTest(number=number):
                area = Area(self)
                define(area)
                exports(area, chosen)
                checked = program("check", "--pipelines", area.pipelines, "--input", area.exports)
                self.assertNotEqual(checked.returncode, 78, checked.stdout + checked.stderr)
                compared = Compared(self, area.pipelines, area.exports)
                for day in DAYS if ALL else chosen.sample(DAYS, 2):
                    compared.on(day)
                compared.close()


if __name__ == "__main__":
    unittest.main()
