"""Cohorts of a coverage: the members of a population that rates choose, by quarter, percentile, rank or limit, on a day of their own or
within a category, compared with SQL."""

import unittest
from datetime import date, timedelta

from area import Area, LanguageCase, generator, months_before

START = date(2022, 1, 1)
PHASES = ["Primary", "primary", "Secondary", None]

SCHOOLS = {
    "urn": "{type: identifier, domain: school}",
    "phase": "{type: category}",
    "kind": "{type: code, codes: [A, B]}",
    "roll": "{type: number}",
    "staff": "{type: number}",
    "opened": "{type: day}",
    "closed": "{type: day}",
}
EVENTS = {"id": "{type: identifier, domain: event}", "urn": "{type: identifier, domain: school}", "date": "{type: day}"}
PUBLISHED = {"urn": "{type: identifier, domain: school}", "date": "{type: day}",
             "rate": "{type: number, places: 1, suppressed: [x]}", "pupils": "{type: number}"}
TRAINING = {"urn": "{type: identifier, domain: school}", "date": "{type: day}"}

MEASURE = """
kind: coverage
source: schools
day: opened
blank_day: always
window: at the day
stops: [{{on: closed, last_day_counts: yes}}]
of: urn
reached: {{source: training, day: date, window: to date, of: urn}}
cohort:
  choose: {choose}
  {more}
  rates: {rates}
"""
COUNTED = "{source: events, of: urn, day: date, window: rolling 12 months}"
BY_STAFF = "{source: events, of: urn, day: date, window: rolling 12 months, per: staff}"
NUMBERS = "{source: events, of: urn, day: date, window: to date, per: none}"
RATED = "{source: published, of: urn, day: date, window: latest day, column: rate}"
RATED_PER = "{source: published, of: urn, day: date, window: rolling 12 months, column: pupils, per: roll}"

# What each rate is for a member (m.urn) of the population, on a day of the rate: SQL, and NULL where there is none.
SQL = {
    COUNTED: "CASE WHEN COALESCE(m.roll, 0) > 0 THEN 100.0 * (SELECT COUNT(*) FROM events e WHERE e.urn = m.urn AND "
             "e.date BETWEEN :since AND :seen) / m.roll ELSE 0.0 END",
    BY_STAFF: "CASE WHEN COALESCE(m.staff, 0) > 0 THEN 100.0 * (SELECT COUNT(*) FROM events e WHERE e.urn = m.urn AND "
              "e.date BETWEEN :since AND :seen) / m.staff ELSE 0.0 END",
    NUMBERS: "(SELECT COUNT(*) FROM events e WHERE e.urn = m.urn AND e.date <= :seen) * 1.0",
    # A blank part leaves no sum: of the rows, none may be blank.
    RATED: "(SELECT CASE WHEN COUNT(*) = COUNT(p.rate) THEN SUM(p.rate) END FROM published p WHERE p.urn = m.urn AND p.date = "
           "(SELECT MAX(date) FROM published WHERE date <= :seen))",
    RATED_PER: "CASE WHEN m.roll > 0 THEN (SELECT CASE WHEN COUNT(*) = COUNT(p.pupils) THEN 100.0 * SUM(p.pupils) END "
               "FROM published p WHERE p.urn = m.urn AND p.date BETWEEN :since AND :seen) / m.roll END",
}
# How many rates of the peers are above, and how many below: percentiles by type 7 of Hyndman and Fan need the order statistics.
CHOICES = {
    "top quarter": lambda rate, peers: rate > 0 and rate >= percentile(peers, 75),
    "bottom quarter": lambda rate, peers: rate <= percentile(peers, 25),
    "top 3": lambda rate, peers: rate > 0 and sum(peer > rate for peer in peers) < 3,
    "bottom 2": lambda rate, peers: sum(peer < rate for peer in peers) < 2,
    "{percentile: 60}": lambda rate, peers: rate > 0 and rate >= percentile(peers, 60),
    "{at_least: 5}": lambda rate, peers: rate >= 5,
    "{above: 2.5, at_most: 40}": lambda rate, peers: 2.5 < rate <= 40,
    "{below: 3}": lambda rate, peers: rate < 3,
}


def percentile(values, percent):
    """Linear between order statistics, as R's default and Excel's PERCENTILE.INC."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


class Cohorts(LanguageCase):
    """Random schools, events, published rates and training."""

    def area(self, name):
        random = generator(name)
        area = Area(self)
        area.source("schools", SCHOOLS, key="[urn]", register_of="school")
        area.source("events", EVENTS, key="[id]")
        area.source("published", PUBLISHED)
        area.source("training", TRAINING)

        def some_day(span=900):
            return START + timedelta(random.randrange(span))

        urns = [f"U{place}" for place in range(16)]
        area.export("schools", [
            {"urn": urn, "phase": random.choice(PHASES), "kind": random.choice(["A", "B", None]),
             "roll": random.choice([None, 0, 10, 20, 40, 50]), "staff": random.choice([None, 0, 2, 4, 5]),
             "opened": random.choice([None, None, some_day(400)]), "closed": random.choice([None, None, some_day() + timedelta(400)])}
            for urn in urns])
        area.export("events", [{"id": f"E{place}", "urn": random.choice(urns[:10] + ["U99"]), "date": some_day()}
                               for place in range(90)])
        ends = [date(2022, 6, 30), date(2023, 1, 31), date(2023, 9, 30)]
        rows = [{"urn": urn, "date": end, "rate": random.choice([None, 0, 0.5, 2.5, 3, 3, 5, 7.5]),
                 "pupils": random.choice([None, 0, 1, 2, 3])}
                for end in ends for urn in urns if random.random() < 0.8]
        area.export("published", [{**row, "rate": "x" if row["rate"] is None else row["rate"]} for row in rows])
        area.rows["published"] = (list(PUBLISHED), rows)
        area.export("training", [{"urn": urn, "date": some_day()} for urn in random.sample(urns, 10)])
        return area

    def expected(self, database, choose, rates, day, as_at=None, within=None):
        """The numerator and the denominator on a day; None where the cohort's day has not come."""
        seen = as_at or day
        if seen > day:
            return None
        database.row_factory = None
        days = {"seen": seen.toordinal(), "since": months_before(seen, 12).toordinal()}
        category = within or "''"
        chosen = set()
        for rate in rates:
            members = database.execute(
                f"SELECT m.urn, {category}, {SQL[rate]} FROM schools m WHERE COALESCE(m.opened, 0) <= :seen "
                f"AND COALESCE(m.closed, 9999999) >= :seen", days).fetchall()
            for urn, group, number in members:
                peers = [other for _, others, other in members if others == group and other is not None]
                if number is not None and CHOICES[choose](number, peers):
                    chosen.add(urn)
        reached = {urn for urn, in database.execute("SELECT urn FROM training WHERE date <= ?", (day.toordinal(),))}
        return len(chosen & reached), len(chosen)

    def compare(self, cases):
        """Run one plan with a KPI for each case, and compare every month-end."""
        area = self.area(self.id())
        for name, (choose, rates, as_at, within) in cases.items():
            more = ["per: roll"] + ([f"as_at: {as_at}"] if as_at else []) + ([f"within: {within[0]}"] if within else [])
            area.kpi(name, MEASURE.format(choose=choose, rates="[" + ", ".join(rates) + "]", more="\n  ".join(more)), unit="percent")
        published = area.run(date(2024, 2, 29), first=date(2022, 8, 31))
        database = area.database()
        for name, (choose, rates, as_at, within) in cases.items():
            for day, figure in published.series(name).items():
                where = f"{name} {choose} on {day}"
                expected = self.expected(database, choose, rates, day, as_at, within and within[1])
                if expected is None or expected[1] == 0:
                    self.assertIsNone(figure.value, where)
                else:
                    self.same(figure, 100 * expected[0] / expected[1], *expected, message=where)
        return area, published

    def test_choices_by_one_rate(self):
        rates = [COUNTED, BY_STAFF, NUMBERS, RATED, RATED_PER]
        self.compare({f"{letter}{place}": (choose, [rate], None, None)
                      for letter, choose in zip("ABCDEFGH", CHOICES) for place, rate in enumerate(rates)})

    def test_several_rates(self):
        self.compare({letter: (choose, [COUNTED, RATED, BY_STAFF], None, None) for letter, choose in zip("ABCDEFGH", CHOICES)})

    def test_a_fixed_day(self):
        area, _ = self.compare({letter: (choose, [COUNTED, RATED], date(2023, 3, 31), None)
                                for letter, choose in zip("ABCDEFGH", CHOICES)})
        early = area.run(date(2023, 3, 30)).figure("A")
        self.assertEqual((early.value, early.status, early.reason), (None, "not computed", "not_computable"))
        self.assertIn("cannot be calculated: the cohort is chosen on 31 March 2023, which is after this date", early.note)

    def test_within_a_category(self):
        cases = {}
        for letter, choose in zip("ABCDEFGH", CHOICES):
            if not choose.startswith("{a") and not choose.startswith("{b"):
                cases[f"{letter}1"] = (choose, [COUNTED, RATED], None, ("phase", "LOWER(m.phase)"))
                cases[f"{letter}2"] = (choose, [NUMBERS], None, ("school.phase", "LOWER(m.phase)"))
                cases[f"{letter}3"] = (choose, [BY_STAFF], date(2023, 3, 31), ("kind", "m.kind"))
        self.compare(cases)


class Mistakes(LanguageCase):
    """Each mistake is one message, at its place."""

    def mistakes(self, cohort, name="cohort"):
        area = Cohorts.area(self, "mistakes")
        area.kpi("1", MEASURE.format(choose="top quarter", rates=f"[{COUNTED}]", more="per: roll").replace(
            "cohort:\n  choose: top quarter\n  per: roll\n  rates: [" + COUNTED + "]", f"{name}: {cohort}"), unit="percent")
        done = area.check()
        self.assertEqual(done.returncode, 78, done.stdout + done.stderr)
        return [line for line in done.stderr.splitlines() if ": error: " in line and "[" in line]

    def only(self, cohort, *texts, name="cohort"):
        found = self.mistakes(cohort, name)
        self.assertEqual(len(found), 1, found)
        for text in texts:
            self.assertIn(text, found[0])

    def test_mistakes(self):
        whole = "{choose: top quarter, per: roll, rates: [%s]}" % COUNTED
        self.only(whole.replace("choose: top quarter, ", ""), "'choose' is missing")
        self.only(whole.replace("top quarter", "top"), "does not say which members", "top 10")
        self.only(whole.replace("top quarter", "top 010"), "does not say which members")
        self.only(whole.replace("top quarter", "top 0"), "does not say which members")
        self.only(whole.replace("top quarter", "{percentile: 101}"), "'percentile' cannot be 101", "0 to 100")
        self.only(whole.replace("top quarter", "{percentile: 90, below: 3}"), "'below' is not a key of this choice", "belongs to limits")
        self.only(whole.replace("top quarter", "{}"), "expected a choice", "at_least")
        self.only(whole.replace("per: roll, ", ""), "'per' is missing", "per: none")
        self.only(whole.replace("per: roll", "per: phase"), "'phase' of schools is a category, not a whole number")
        self.only(whole.replace("[" + COUNTED + "]", "[]"), "'rates' is empty")
        self.only(whole.replace("of: urn", "of: id"), "'id' of events does not name what 'urn' of schools names")
        self.only(whole.replace("per: roll", "per: roll, within: roll"), "a breakdown needs a code or a category")
        self.only("{choose: {above: 3}, within: phase, per: roll, rates: [%s]}" % COUNTED, "'within' changes nothing here")
        self.only(whole.replace("rates:", "as_at: yesterday, rates:"), "'yesterday' is not a date")
        self.only(whole.replace("per: roll", "pre: roll, per: roll"), "'pre' is not a key of this cohort", "per")

    def test_the_old_name(self):
        self.only("{per: roll, rates: [%s]}" % COUNTED, "'top_quartile' is now called 'cohort'", name="top_quartile")


class Sources(LanguageCase):
    """A source that is missing is the reason of the figure, also where it only says which category a member is of."""

    def test_missing(self):
        area = Cohorts.area(self, "missing")
        area.kpi("1", MEASURE.format(choose="top 3", rates=f"[{RATED}]", more="within: school.phase"), unit="percent")
        (area.exports / "published.csv").unlink()
        figure = area.run(date(2023, 12, 31)).figure("1")
        self.assertEqual((figure.value, figure.reason), (None, "missing"))

    def test_a_register_that_only_says_the_category(self):
        area = Cohorts.area(self, "register")
        area.source("academies", {"urn": "{type: identifier, domain: school}", "opened": "{type: day}"}, key="[urn]")
        area.export("academies", [{"urn": f"U{place}"} for place in range(8)])
        measure = MEASURE.format(choose="top 1", rates=f"[{NUMBERS}]", more="within: school.phase")
        area.kpi("1", measure.replace("source: schools", "source: academies").replace("stops: [{on: closed, last_day_counts: yes}]\n", ""),
                 unit="percent")
        day = date(2024, 2, 29)
        phases = dict(area.database().execute("SELECT urn, LOWER(phase) FROM schools"))
        events = area.database().execute("SELECT urn, COUNT(*) FROM events WHERE date <= ? GROUP BY urn", (day.toordinal(),))
        numbers = {f"U{place}": 0 for place in range(8)} | {urn: count for urn, count in events if urn in {f"U{place}" for place in range(8)}}
        chosen = {urn for urn, count in numbers.items() if count > 0 and count == max(
            other for peer, other in numbers.items() if phases[peer] == phases[urn])}
        self.assertEqual(area.run(day).figure("1").denominator, len(chosen))
        area.export("schools", [{**row, "roll": "many"} for row in area.rows["schools"][1]])
        figure = area.run(day).figure("1")
        self.assertEqual((figure.value, figure.reason), (None, "refused"))
        (area.exports / "schools.csv").unlink()
        figure = area.run(day).figure("1")
        self.assertEqual((figure.value, figure.reason), (None, "missing"))


if __name__ == "__main__":
    unittest.main()
