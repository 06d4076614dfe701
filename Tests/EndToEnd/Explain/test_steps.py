"""The rows of each step, worked out a second time: in SQL, from the clean rows that `scorecard extract` prints."""

import csv
import io
import sqlite3
import statistics
import unittest
from datetime import date, timedelta

from worlds import SOMERSET, explain, program

DAYS = [date(2023, 2, 28), date(2023, 5, 15), date(2023, 11, 30), date(2024, 2, 29), date(2024, 3, 31)]


def first_day(day, months):
    """The first day of a rolling window."""
    start = day + timedelta(days=1)
    month = start.year * 12 + start.month - 1 - months
    if start.day == 1:
        return date(month // 12, month % 12 + 1, 1)
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, day.day) + timedelta(days=1)


class Steps(unittest.TestCase):
    """One test for each KPI; blank cells are NULL."""

    @classmethod
    def setUpClass(cls):
        cls.tables = sqlite3.connect(":memory:")
        for source in ("exclusions", "suspensions", "ehc_requests", "schools", "training", "waiting_times", "targeted_support"):
            text = program("extract", source, "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--quiet").stdout
            heading, *rows = csv.reader(io.StringIO(text))
            cls.tables.execute(f"CREATE TABLE {source} ({', '.join(heading)})")
            cls.tables.executemany(f"INSERT INTO {source} VALUES ({', '.join('?' * len(heading))})",
                                   [[cell or None for cell in row] for row in rows])

    def rows(self, query, **values):
        """The rows of a query."""
        return self.tables.execute(query, {name: str(value) for name, value in values.items()}).fetchall()

    def counts(self, source, role, **values):
        """How many rows of a source have which role, by an expression of SQL."""
        return dict(self.rows(f"SELECT {role} AS role, count(*) FROM {source} GROUP BY role", **values))

    def told(self, source):
        """The same as explained."""
        found = {step["name"]: step["rows"] for step in source["steps"]}
        found |= {"numerator": source["numerator"], "denominator": source["denominator"]}
        return {name: rows for name, rows in found.items() if rows}

    STOPPED = "outcome IN ('withdrawn', 'reinstated') AND coalesce(outcome_date, '') <= :day"

    def exclusions(self, day, counted="'numerator'"):
        """The roles of exclusions in the 12 months to a day."""
        return self.counts(
            "exclusions", f"""CASE WHEN start_date IS NULL THEN 'no-start-date' WHEN start_date < :first THEN 'before-the-window'
            WHEN start_date > :day THEN 'after-the-window' WHEN {self.STOPPED} THEN 'stopped' ELSE {counted} END""",
            first=first_day(day, 12), day=day)

    def test_kpi_7(self):
        for day in DAYS:
            with self.subTest(day=str(day)):
                figure = explain("7", SOMERSET, day)[0]
                self.assertEqual(self.told(figure["sources"][0]), self.exclusions(day))
                self.assertEqual(figure["value"], self.exclusions(day)["numerator"])

    def test_kpi_5a(self):
        for day in DAYS:
            with self.subTest(day=str(day)):
                figure, first = explain("5a", SOMERSET, day)[0], first_day(day, 3)
                role = """CASE WHEN triage_date IS NULL THEN 'no-triage-date' WHEN triage_date > :day THEN 'after-the-window'
                  WHEN triage_date > withdrawn_date THEN 'triage-date' WHEN triage_date < :first THEN 'before-the-window'
                  WHEN referral_date IS NULL THEN 'no-referral-date' WHEN triage_date < referral_date THEN 'ends-early'
                  ELSE 'denominator' END"""
                self.assertEqual(self.told(figure["sources"][0]), self.counts("waiting_times", role, first=first, day=day))
                times = self.rows(f"SELECT julianday(triage_date) - julianday(referral_date) FROM waiting_times WHERE {role} = 'denominator'",
                                  first=first, day=day)
                self.assertAlmostEqual(figure["value"], statistics.median(days for days, in times) / 7, 9)

    def test_kpi_11b(self):
        for day in DAYS:
            with self.subTest(day=str(day)):
                figure = explain("11b", SOMERSET, day)[0]
                role = """CASE WHEN review_date IS NULL THEN 'no-review-date' WHEN review_date > :day THEN 'after-the-window'
                  WHEN EXISTS (SELECT 1 FROM targeted_support AS later WHERE later.person_id = own.person_id AND later.review_date <= :day
                    AND (later.review_date, later.rowid) > (own.review_date, own.rowid)) THEN 'later-row'
                  WHEN in_education = 'yes' AND safely_at_home = 'yes' THEN 'numerator' ELSE 'denominator' END"""
                self.assertEqual(self.told(figure["sources"][0]), self.counts("targeted_support AS own", role, day=day))

    def test_kpi_10(self):
        for day in DAYS:
            with self.subTest(day=str(day)):
                figure = explain("10", SOMERSET, day)[0]
                self.check_cohort(figure, day, first_day(day, 12))

    MEMBER = "headcount > 0 AND coalesce(open_date, '') <= :day AND coalesce(close_date, '9') >= :day"

    def check_cohort(self, figure, day, first):
        """Schools in the top quarter by a rate, and those of them that were trained."""
        self.tables.execute("UPDATE schools SET headcount = CAST(headcount AS INTEGER)")
        sources = {source.get("use", "own"): source for source in figure["sources"]}
        rates = {"rate 1": ("exclusions", "start_date", self.STOPPED), "rate 2": ("suspensions", "start_date", "0"),
                 "rate 3": ("ehc_requests", "request_date", "0")}
        chosen, members = set(), dict(self.rows(f"SELECT school_urn, headcount FROM schools WHERE {self.MEMBER}", day=day))
        for name, (table, dated, stopped) in rates.items():
            found = dict(self.rows(f"""SELECT school_urn, count(*) FROM {table} WHERE {dated} BETWEEN :first AND :day AND NOT coalesce({stopped}, 0)
                                   GROUP BY school_urn""", first=first, day=day))
            own = {urn: 100 * found.get(urn, 0) / headcount for urn, headcount in members.items()}
            limit = statistics.quantiles(own.values(), n=4, method="inclusive")[2]
            chosen |= {urn for urn, rate in own.items() if rate > 0 and rate >= limit - 1e-12}
            counted = sum(rows for urn, rows in found.items() if urn in members)
            self.assertEqual(sources[name]["counted"], counted, name)
        trained = {urn for urn, in self.rows("""SELECT school_urn FROM training WHERE attended_date <= :day
                   AND programme = 'Foundations of Inclusive Practice'""", day=day)}
        self.assertEqual(sources["own"]["numerator"], len(chosen & trained))
        self.assertEqual(sources["own"]["counted"], len(chosen))
        self.assertEqual({step["name"]: step["rows"] for step in sources["own"]["steps"]}.get("not-chosen", 0), len(members) - len(chosen))
        self.assertEqual(figure["denominator"], len(chosen))


if __name__ == "__main__":
    unittest.main()
