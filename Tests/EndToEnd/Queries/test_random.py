"""Random definitions over random exports: every kind of measure with random conditions, stops, windows and breakdowns. What a run publishes
is what the queries give.
"""

import re
import sys
import unittest
from datetime import date, timedelta
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Language"))

import conditions  # noqa: E402, of the suite of the language
from area import PLAN, Area  # noqa: E402
from clean import program  # noqa: E402
from compared import ALL, Compared, generator  # noqa: E402

WORLDS, KPIS = (40, 40) if ALL else (3, 40)
DAYS = [date(2023, 2, 28), date(2023, 4, 1), date(2023, 8, 31), date(2023, 9, 1), date(2023, 11, 17), date(2024, 2, 29), date(2024, 3, 31)]
COLUMNS = {
    **conditions.COLUMNS, "school": "{type: identifier, domain: school}", "place": "{type: category, known: {Day centre: [DC]}}",
    "seen": "{type: number, places: 2, at_least: 0, suppressed: [c]}", "all_seen": "{type: number, places: 2, at_least: 0, suppressed: [c]}"}
SCHOOLS = [f"9000{number:02d}" for number in range(1, 16)]
PLACES = ["Home", "HOME", "At school", "unknown", "Other", "Clinic", "x" * 61, "x" * 60, "Day centre", None]


class Definitions:
    """Draws measures as YAML, each with a unit that fits."""

    def __init__(self, random):
        self.random = random

    def either(self, *options):
        """One of these."""
        return self.random.choice(options)

    def filter(self, share=0.6):
        """A key `where`, or nothing."""
        return f", where: {conditions.drawn(self.random, fewest=1)[0]}" if self.random.random() < share else ""

    def rule(self, source="visits"):
        """Which rows count."""
        window = self.either("rolling 12 months", "rolling 3 months", "rolling 1 months", "financial year to date", "academic year to date", "month",
                             "to date", "at the day", "latest day")
        day = self.either(*conditions.DAYS)
        stops = ""
        if window != "latest day" and self.random.random() < 0.4:
            on = self.random.choice([name for name in conditions.DAYS if name != day])
            last = self.either("", ", last_day_counts: yes")
            blank = self.either("", ", blank: from the start")
            stops = f", stops: [{{on: {on}{self.filter(0.5)}{last}{blank}}}]"
        always = ", blank_day: always" if window in ("to date", "at the day") and self.random.random() < 0.4 else ""
        return f"source: {source}, day: {day}, window: {window}{always}{stops}{self.filter()}"

    def number(self):
        """What numbers are taken from."""
        hidden = self.either("", ", hidden: left out")
        return self.either(f"column: seen{hidden}", f"column: size{hidden}", f"column: [seen, all_seen]{hidden}", f"column: score{hidden}")

    def of_rows(self, kind):
        """A measure of rows of this kind, and its unit."""
        filter, rule = conditions.drawn(self.random, fewest=1)[0], self.rule()
        percent = self.either("median", "percentile 90", "percentile 12.5")
        if kind == "distinct":
            return f"{{kind: distinct, {rule}, of: {self.either('person', 'school')}}}", "people"
        if kind == "sum":
            return f"{{kind: sum, {rule}, {self.number()}}}", "people"
        if kind == "proportion":
            return f"{{kind: proportion, {rule}, numerator: {filter}{self.either('', ', of: person')}}}", "percent"
        if kind == "sums":
            return f"{{kind: proportion, {rule}, numerator: seen, denominator: all_seen{self.either('', ', hidden: left out')}}}", "percent"
        if kind == "latest":
            whole = self.either("", f", denominator: {conditions.drawn(self.random, fewest=1)[0]}")
            return f"{{kind: latest, {rule}, per: {self.either('person', 'school')}, numerator: {filter}{whole}}}", "percent"
        if kind == "repeats":
            count, least = self.either("entities", "further rows"), self.either("", ", at_least: 3", ", at_least: 2")
            return f"{{kind: repeats, {rule}, of: person, count: {count}{least}}}", "people"
        if kind == "duration":
            start, end = self.random.sample(conditions.DAYS, 2)
            to = self.either("", f", to: {end}")
            statistic, unit = self.either((percent, "weeks"), ("mean", "days"), ("longest", "months"), ("{share_over: 30 days}", "percent"))
            return f"{{kind: duration, {rule}, from: {start}{to}, statistic: {statistic}}}", unit
        if kind == "statistic":
            of = self.either("", ", of: school", ", of: person")
            numbers = self.either(f", {self.number()}", "") if of else f", {self.number()}"
            statistic, unit = self.either((percent, "people"), ("mean", "people"), ("minimum", "people"), ("maximum", "people"),
                                          ("{share_at_least: 2}", "percent"), ("{share_above: 2}", "percent"))
            return f"{{kind: statistic, {rule}, statistic: {statistic}{of}{numbers}}}", unit
        if kind == "coverage":
            return self.coverage(), "percent"
        return f"{{kind: count, {rule}}}", "people"

    def coverage(self):
        """A percentage of schools, with a cohort in most cases."""
        people = "source: schools, of: school, day: opened, blank_day: always, window: at the day, stops: [{on: closed, last_day_counts: yes}]"
        choose = self.either("top quarter", "bottom quarter", "{percentile: 50}", "top 4", "bottom 3", "{at_least: 10}", "{above: 2, at_most: 40}",
                             "{below: 20}")
        within, fixed = self.either("", "within: school.phase, "), self.either("", "", "as_at: 2023-05-01, ")
        column, per = self.either((", per: none", ""), ("", "per: roll, "), (", column: seen", ""), (", column: seen, per: roll", "per: roll, "))
        rates = ", ".join(f"{{{self.rule()}, of: school{column}}}" for _ in range(self.either(1, 2)))
        cohort = self.either("", f", cohort: {{choose: {choose}, {per}{within}{fixed}rates: [{rates}]}}")
        return f"{{kind: coverage, {people}, reached: {{{self.rule()}, of: school}}{cohort}}}"

    def combined(self):
        """A ratio, a difference or a total."""
        if self.random.random() < 0.4:
            (one, unit), (other, _) = self.of_rows("proportion"), self.of_rows("proportion")
        else:
            kinds = "count", "distinct", "sum", "repeats"
            (one, unit), (other, _) = self.of_rows(self.either(*kinds)), self.of_rows(self.either(*kinds, "statistic"))
        return self.either(
            (f"{{kind: ratio, of: {one}, to: {other}}}", self.either("percent", '"per 1,000 pupils"')),
            (f"{{kind: difference, of: {one}, less: {other}}}", unit), (f"{{kind: total, of: [{one}, {other}]}}", unit))

    def drawn(self):
        """Any measure."""
        kinds = ("count", "distinct", "sum", "proportion", "sums", "latest", "repeats", "duration", "statistic", "coverage", "combined")
        kind = self.either(*kinds)
        return self.combined() if kind == "combined" else self.of_rows(kind)


def exports(area, random):
    """Random exports, in which little is told apart."""
    places = PLACES + [f"Place {random.randrange(50)}" for _ in range(8)]

    def row(visit):
        number = random.choice(["c", None]) if random.random() < 0.1 else random.randrange(400) / 100
        return {**visit, "school": random.choice(SCHOOLS + ["999999", None]), "place": random.choice(places), "seen": number,
                "all_seen": random.choice([number if number in ("c", None) else round(number + 1, 1), 3.5, "c"] + [2] * 5)}

    area.export("visits", [row(visit) for visit in conditions.visits(random, random.choice([40, 200, 600]))])
    area.export("schools", [
        {"school": school, "phase": random.choice(["Primary", "primary", "Secondary", None]), "roll": random.choice([None, 0, 10, 25, 25, 100]),
         "opened": random.choice([None, None, date(2022, 9, 1) + timedelta(random.randrange(400))]),
         "closed": random.choice([None, None, date(2023, 4, 1), date(2023, 11, 17)])}
        for school in random.choices(SCHOOLS, k=4) + SCHOOLS])


class Random(unittest.TestCase):
    """Each world on some days."""

    def world(self, number):
        """An area with KPIs, of which those are gone that the program does not take."""
        random = generator(f"random definitions {number}")
        area = Area(self, plan=PLAN + 'units: [people, rows, visits, "per 1,000 pupils"]\n')
        area.source("visits", COLUMNS, key="[visit_id]")
        area.source("schools", {
            "school": COLUMNS["school"], "phase": "{type: category}", "roll": "{type: number, at_least: 0}", "opened": "{type: day}",
            "closed": "{type: day}"}, key="[school]", register_of="school")
        exports(area, random)
        definitions = Definitions(random)
        for place in range(KPIS):
            measure, unit = definitions.drawn()
            breakdowns = random.choice([None, "[kind]", "[place, school.phase]", "[area, kind]"])
            area.kpi(f"{place + 1}", measure, unit=unit, breakdowns=None if "kind: coverage" in measure else breakdowns)
        checked = program("check", "--pipelines", area.pipelines, "--input", area.exports)
        wrong = set(re.findall(r"kpis/(\d+)\.yml:\d+:\d+: error", checked.stdout + checked.stderr))
        for name in wrong:
            (area.pipelines / f"kpis/{name}.yml").unlink()
        self.assertLess(len(wrong), KPIS / 2, checked.stdout + checked.stderr)
        return area, random

    def test_random_definitions(self):
        points = 0
        for number in range(WORLDS):
            with self.subTest(number=number):
                area, random = self.world(number)
                compared = Compared(self, area.pipelines, area.exports)
                for day in random.sample(DAYS, 3 if ALL else 1):
                    compared.on(day)
                compared.close()
                points += compared.points
        self.assertGreater(points, 20 * WORLDS)


if __name__ == "__main__":
    unittest.main()
