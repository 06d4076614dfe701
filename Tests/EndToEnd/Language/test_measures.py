"""Measures of measures, and of numbers: ratio, difference and total, sums of several columns and of what is visible, statistics.

Invented exports of exclusions, of the schools' register and of published counts; every figure, on month-ends and on a day within
a month, is compared with SQL over the same rows.
"""

import json
import re
import unittest
import zipfile
from datetime import date, timedelta

from area import PLAN, Area, LanguageCase, generator, months_before

FIRST, LAST = date(2023, 9, 30), date(2024, 4, 17)
UNITS = PLAN + "units: [\"per 10,000 pupils\", per 100 pupils, rows]\n"
REASONS, PHASES, STATUSES = ["PP", "DB"], ["Primary", "Secondary", "Special"], ["N", "K", "E"]
EXCLUSIONS = {
    "exclusion_id": "{type: identifier, domain: exclusion}", "pupil_id": "{type: identifier, domain: person}",
    "school_urn": "{type: identifier, domain: school}", "start_date": "{type: day}", "reason": "{type: code, codes: [PP, DB]}",
    "sen_status": "{type: code, codes: [N, K, E]}", "end_date": "{type: day}", "days": "{type: number, places: 1, suppressed: [c]}"}
SCHOOLS = {
    "school_urn": "{type: identifier, domain: school}", "phase": "{type: category}", "headcount": "{type: number}",
    "open_date": "{type: day, not_before: none}", "close_date": "{type: day}"}
COUNTS = {
    "row_id": "{type: identifier, domain: row}", "school_urn": "{type: identifier, domain: school}", "day": "{type: day}",
    "sen_status": "{type: code, codes: [N, K, E]}", "boys": "{type: number, suppressed: [c, x]}",
    "girls": "{type: number, suppressed: [c, x]}", "rate": "{type: number, places: 2, suppressed: [c, x]}", "end": "{type: day}"}
# Of the excluded in the last 12 months, per pupils on roll on the day.
EXCLUDED = "{kind: count, source: exclusions, day: start_date, window: rolling 12 months}"
ON_ROLL = """{kind: sum, source: schools, column: headcount, day: open_date, blank_day: always, window: at the day,
  stops: [{on: close_date, last_day_counts: yes}]}"""
COUNTED = "FROM counts WHERE day BETWEEN :year AND :day"


def windows(day):
    """The days that queries ask for."""
    return {"day": day.toordinal(), "year": months_before(day, 12).toordinal(), "quarter": months_before(day, 3).toordinal()}


def percentile(numbers, percent):
    """SQL for the percentile of type 7 of a query's column `x`: each value weighs as much as it is near to the rank."""
    return f"""(WITH ranked AS (SELECT x, ROW_NUMBER() OVER (ORDER BY x) - 1 AS place, COUNT(*) OVER () AS n FROM ({numbers}))
        SELECT SUM(x * MAX(0.0, 1 - ABS(place - (n - 1) * {percent} / 100.0))) FROM ranked)"""


class Exports(LanguageCase):
    """An area with random exports, each test with its own."""

    def setUp(self):
        self.random = generator(self.id())
        self.area = Area(self, plan=UNITS)
        self.area.source("exclusions", EXCLUSIONS, key="[exclusion_id]")
        self.area.source("schools", SCHOOLS, key="[school_urn]", register_of="school")
        self.area.source("counts", COUNTS, key="[row_id]")
        self.write()

    def day(self, first=date(2022, 6, 1), days=730):
        """A random day, more often one on the edge of a window."""
        edges = [date(2022, 9, 30), date(2022, 10, 1), date(2023, 4, 17), date(2023, 4, 18), date(2024, 4, 17), date(2024, 4, 18)]
        return self.random.choice(edges) if self.random.random() < 0.2 else first + timedelta(self.random.randrange(days))

    def maybe(self, value, share):
        """A value, or none."""
        return value if self.random.random() < share else None

    def write(self, hidden=0.0):
        """Draw the exports; `hidden` is the share of published numbers that are suppressed or blank."""
        pick, number = self.random.choice, self.random.randrange
        schools = [str(100000 + place) for place in range(9)]

        def counted(most):
            return pick(["c", None]) if self.random.random() < hidden else number(most)
        self.area.export("schools", [{
            "school_urn": urn, "phase": self.maybe(pick(PHASES), 0.9), "headcount": number(50, 900),
            "open_date": self.maybe(self.day(date(2010, 1, 1), 5200), 0.4), "close_date": self.maybe(self.day(date(2023, 8, 1), 300), 0.3)}
            for urn in schools])
        self.area.export("exclusions", [{
            "exclusion_id": f"X{place}", "pupil_id": f"P{number(60)}", "school_urn": pick(schools + ["999999"]), "start_date": self.day(),
            "reason": pick(REASONS), "sen_status": pick(STATUSES), "end_date": self.maybe(self.day(date(2023, 8, 1), 300), 0.4),
            "days": number(2, 90) / 2} for place in range(150)])
        self.area.export("counts", [{
            "row_id": f"R{place}", "school_urn": pick(schools), "day": self.day(), "sen_status": pick(STATUSES), "boys": counted(40),
            "girls": counted(30), "rate": pick(["x", None]) if self.random.random() < hidden else number(2000) / 100,
            "end": self.maybe(self.day(date(2023, 8, 1), 300), 0.3)} for place in range(80)])

    def database(self):
        """The exports in SQL; what is suppressed is NULL, as a blank is."""
        database = self.area.database()
        for column in ("boys", "girls", "rate"):
            database.execute(f"UPDATE counts SET {column} = NULL WHERE {column} IN ('c', 'x')")
        return database

    def compare(self, queries, first=FIRST, last=LAST):
        """Compare each KPI on each day with its query's value, numerator and denominator."""
        published, database = self.area.run(last, first=first), self.database()
        for name, query in queries.items():
            series = published.series(name)
            self.assertGreater(len(series), 6)
            for day, found in series.items():
                right = database.execute(query, windows(day)).fetchone()
                self.same(found, *right, message=(name, day))
        return published, database


class Combinations(Exports):
    """Ratio, difference and total."""

    EXCLUDED = "(SELECT COUNT(*) FROM exclusions WHERE start_date BETWEEN :year AND :day)"
    ON_ROLL = "(SELECT SUM(headcount) FROM schools WHERE COALESCE(open_date, 0) <= :day AND COALESCE(close_date, 999999) >= :day)"

    def test_a_rate_over_another_source(self):
        self.area.kpi("rate", f"{{kind: ratio, per: 10000, of: {EXCLUDED}, to: {ON_ROLL}}}", unit="per 10,000 pupils")
        self.area.kpi("share", f"{{kind: ratio, of: {EXCLUDED}, to: {ON_ROLL}}}", unit="percent")
        self.area.kpi("each", f"{{kind: ratio, of: {EXCLUDED}, to: {ON_ROLL}}}", unit="rows")
        value = f"SELECT {{}} * {self.EXCLUDED} / {self.ON_ROLL}, {self.EXCLUDED}, {self.ON_ROLL}"
        self.compare({"rate": value.format("10000.0"), "share": value.format("100.0"), "each": value.format("1.0")})

    def test_what_the_whole_says_holds_for_each_part(self):
        self.area.kpi("share", """
            kind: ratio
            source: exclusions
            day: start_date
            window: rolling 12 months
            where: {reason: PP}
            stops: [{on: end_date}]
            of: {kind: count, where: {sen_status: [K, E]}}
            to: {kind: distinct, of: pupil_id, stops: [], window: rolling 3 months}""", unit="percent")
        part = """(SELECT COUNT(*) FROM exclusions WHERE start_date BETWEEN :year AND :day AND reason = 'PP' AND sen_status <> 'N'
            AND COALESCE(end_date, 999999) > :day)"""
        whole = "(SELECT COUNT(DISTINCT pupil_id) FROM exclusions WHERE start_date BETWEEN :quarter AND :day AND reason = 'PP')"
        self.compare({"share": f"SELECT 100.0 * {part} / NULLIF({whole}, 0), {part}, {whole}"})

    def test_differences_and_totals(self):
        self.area.kpi("gap", """
            kind: difference
            source: exclusions
            day: start_date
            window: rolling 12 months
            of: {kind: proportion, numerator: {reason: PP}, where: {sen_status: [K, E]}}
            less: {kind: proportion, numerator: {reason: PP}, where: {sen_status: N}}""", unit="percent")
        self.area.kpi("more", """
            kind: difference
            day: start_date
            source: exclusions
            window: rolling 12 months
            of: {kind: count}
            less: {kind: distinct, of: pupil_id}""", unit="rows")
        self.area.kpi("all", f"""
            kind: total
            of:
              - {EXCLUDED}
              - {{kind: repeats, count: entities, of: pupil_id, source: exclusions, day: start_date, window: rolling 3 months}}
              - {{kind: sum, source: counts, day: day, window: rolling 12 months, column: boys}}""", unit="rows")
        share = "(SELECT 100.0 * SUM(reason = 'PP') / COUNT(*) FROM exclusions WHERE start_date BETWEEN :year AND :day AND {})"
        more = "(SELECT COUNT(*) - COUNT(DISTINCT pupil_id) FROM exclusions WHERE start_date BETWEEN :year AND :day)"
        repeaters = """(SELECT COUNT(*) FROM (SELECT pupil_id FROM exclusions WHERE start_date BETWEEN :quarter AND :day
            GROUP BY pupil_id HAVING COUNT(*) > 1))"""
        total = f"{self.EXCLUDED} + {repeaters} + (SELECT SUM(boys) {COUNTED})"
        self.compare({
            "gap": f"SELECT {share.format('sen_status <> %r' % 'N')} - {share.format('sen_status = %r' % 'N')}, NULL, NULL",
            "more": f"SELECT {more}, {more}, NULL", "all": f"SELECT {total}, {total}, NULL"})

    def test_no_alert_tells_a_ratio_of_which_a_part_rests_on_few_rows(self):
        part = "{kind: sum, source: exclusions, day: start_date, window: rolling 12 months, column: days"
        self.area.kpi("share", f"{{kind: ratio, of: {part}, where: {{reason: PP}}}}, to: {part}}}}}", unit="percent",
                      baseline="{value: 1, date: 2023-01-31}", targets="{end: 1}")
        for rows, is_told in ((4, False), (5, True)):
            self.area.export("exclusions", [{
                "exclusion_id": f"X{place}", "pupil_id": f"P{place}", "school_urn": "1", "start_date": date(2024, 3, 1),
                "reason": "PP" if place < rows else "DB", "sen_status": "K", "days": 20.5} for place in range(40)])
            published = self.area.run(date(2024, 3, 31))
            value = published.figure("share").value
            self.assertAlmostEqual(value, 100 * rows / 40)
            messages = [row["message"] for row in published.table("alerts.csv") if row["rule"] == "off_trajectory"]
            self.assertEqual(len(messages), 1)
            self.assertEqual(f"{value:.1f}%" in messages[0], is_told, messages)

    def test_breakdowns_of_a_ratio(self):
        self.area.kpi("rate", f"{{kind: ratio, per: 100, of: {EXCLUDED}, to: {ON_ROLL}}}", unit="per 100 pupils", breakdowns="[school.phase]")
        self.area.kpi("share", """
            kind: ratio
            of: {kind: count, source: exclusions, day: start_date, window: rolling 12 months}
            to: {kind: sum, source: counts, column: boys, day: day, window: rolling 12 months}""", unit="percent",
                      breakdowns="[sen_status, school.phase]")
        # One phase has schools and published counts, and no exclusion.
        columns, schools = self.area.rows["schools"]
        schools = [{**row, "phase": "Special" if place == 0 else row["phase"]} for place, row in enumerate(schools)]
        special = {row["school_urn"] for row in schools if row["phase"] == "Special"}
        self.area.export("schools", schools, columns)
        columns, exclusions = self.area.rows["exclusions"]
        self.area.export("exclusions", [row for row in exclusions if row["school_urn"] not in special], columns)
        published = self.area.run(LAST, first=FIRST)
        database = self.database()
        self.assertIn("Special", published.breakdown("share", "school_phase", LAST))
        phase = "LEFT JOIN schools s USING (school_urn)"
        part = f"SELECT COALESCE(s.phase, 'unknown'), COUNT(*) FROM exclusions {phase} WHERE start_date BETWEEN :year AND :day GROUP BY 1"
        on_roll = """SELECT COALESCE(phase, 'unknown'), SUM(headcount) FROM schools
            WHERE COALESCE(open_date, 0) <= :day AND COALESCE(close_date, 999999) >= :day GROUP BY 1"""
        boys = f"SELECT COALESCE(s.phase, 'unknown'), SUM(boys) FROM counts {phase} WHERE day BETWEEN :year AND :day GROUP BY 1"
        by_status = "SELECT sen_status, COUNT(*) FROM exclusions WHERE start_date BETWEEN :year AND :day GROUP BY 1"
        boys_by_status = f"SELECT sen_status, SUM(boys) {COUNTED} GROUP BY 1"
        cases = [("rate", "school_phase", part, on_roll, set()), ("share", "school_phase", part, boys, set()),
                 ("share", "sen_status", by_status, boys_by_status, set(STATUSES))]
        for day in published.series("rate"):
            for kpi, dimension, upper, lower, listed in cases:
                parts, wholes = (dict(database.execute(query, windows(day)).fetchall()) for query in (upper, lower))
                found = published.breakdown(kpi, dimension, day)
                self.assertEqual(set(found), listed | set(parts) | set(wholes), (kpi, dimension, day))
                for name, figure in found.items():
                    count, whole = parts.get(name, 0), wholes.get(name)
                    self.same(figure, 100 * count / whole if whole else None, count, whole, message=(kpi, name, day))

    def test_charts_show_each_month_alone(self):
        """What happened in the month, as known on the scorecard's day, by what was there at the month's end."""
        stops = EXCLUDED[:-1] + ", stops: [{on: end_date}]}"
        self.area.kpi("rate", f"{{kind: ratio, per: 10000, of: {stops}, to: {ON_ROLL}}}", unit="per 10,000 pupils")
        self.area.kpi("share", f"{{kind: ratio, of: {EXCLUDED}, to: {EXCLUDED[:-1]}, where: {{reason: PP}}}}}}", unit="percent")
        self.area.kpi("state", f"{{kind: ratio, of: {ON_ROLL}, to: {EXCLUDED}}}", unit="rows")
        published, database = self.area.run(LAST, first=FIRST), self.database()
        charts = {name: {row["as_of"]: row["value"] for row in published.table("spc.csv") if row["kpi"] == name}
                  for name in ("rate", "share", "state")}
        self.assertEqual((set(charts["state"]), len(charts["rate"])), (set(), 18))
        month = "SELECT COUNT(*) FROM exclusions WHERE start_date BETWEEN :first AND :last"
        known = "AND COALESCE(end_date, 999999) > :day"
        for name, query in {
                "rate": f"SELECT 10000.0 * ({month} {known}) / {self.ON_ROLL.replace(':day', ':last')}",
                "share": f"SELECT 100.0 * ({month}) / NULLIF(({month} AND reason = 'PP'), 0)"}.items():
            for day, value in charts[name].items():
                end = date.fromisoformat(day)
                asked = {"first": end.replace(day=1).toordinal(), "last": end.toordinal(), "day": LAST.toordinal()}
                right, = database.execute(query, asked).fetchone()
                self.assertAlmostEqual(float(value) if value else None, right, places=5, msg=(name, day))

    def test_a_part_without_a_value_leaves_none(self):
        self.area.export("schools", [{"school_urn": "1", "phase": "Primary", "headcount": 0}])
        self.area.kpi("rate", f"{{kind: ratio, per: 100, of: {EXCLUDED}, to: {ON_ROLL}}}", unit="per 100 pupils")
        figure = self.area.run(LAST).figure("rate")
        self.assertEqual((figure.value, figure.denominator, figure.status, figure.reason), (None, 0, "not computed", "not_computable"))
        self.assertIn("the number from the schools data that it is divided by is 0", figure.note)
        self.area.export("schools", [{"school_urn": "1", "headcount": 7, "close_date": date(2020, 1, 1)}])
        figure = self.area.run(LAST).figure("rate")
        self.assertEqual((figure.value, figure.denominator, figure.reason), (None, None, "not_computable"))
        self.assertIn("no row of the schools data matches", figure.note)

    def test_each_source_of_a_part_must_be_there(self):
        self.area.kpi("rate", f"{{kind: ratio, per: 100, of: {EXCLUDED}, to: {ON_ROLL}}}", unit="per 100 pupils")
        schools = self.area.exports / "schools.csv"
        text = schools.read_text(encoding="utf-8")
        for broken, reason in [(None, "missing"), ("school_urn\n1\n", "missing_column"), ("headcount\n1\n", "refused")]:
            schools.unlink() if broken is None else schools.write_text(broken, encoding="utf-8")
            figure = self.area.run(LAST).figure("rate")
            self.assertEqual((figure.value, figure.reason), (None, reason), broken)
            schools.write_text(text, encoding="utf-8")

    def test_a_source_that_is_old_makes_the_ratio_provisional(self):
        self.area.source("counts", COUNTS, key="[row_id]", sense_checks="{off: [gaps, seasons, blanks]}")
        self.area.export("counts", [{"row_id": "R1", "school_urn": "1", "day": date(2024, 1, 1), "boys": 4, "girls": 4, "rate": 1}])
        boys = "{kind: sum, source: counts, column: boys, day: day, window: rolling 12 months}"
        self.area.kpi("share", f"{{kind: ratio, of: {EXCLUDED}, to: {boys}}}", unit="percent")
        figure = self.area.run(date(2024, 6, 30)).figure("share")
        self.assertEqual((figure.status, figure.reason), ("provisional", "stale"))
        self.area.export("counts", [{"row_id": "R1", "school_urn": "1", "day": date(2022, 1, 1), "boys": 4, "girls": 4, "rate": 1}])
        figure = self.area.run(date(2024, 6, 30)).figure("share")
        self.assertEqual((figure.status, figure.reason), ("not computed", "stale"))


class Sums(Exports):
    """Sums of several columns, that stop, and of what is visible."""

    def test_several_columns_and_stops(self):
        rule = "kind: sum, source: counts, day: day, window: rolling 12 months"
        self.area.kpi("both", f"{{{rule}, column: [boys, girls]}}", unit="pupils")
        self.area.kpi("ended", f"{{{rule}, column: [boys, girls], stops: [{{on: end}}]}}", unit="pupils")
        self.area.kpi("rate", "{kind: sum, source: counts, day: day, window: at the day, column: rate, stops: [{on: end, last_day_counts: yes}]}",
                      unit="rows")
        self.area.kpi("part", """{kind: proportion, source: counts, day: day, window: rolling 12 months, numerator: boys, denominator: girls,
            stops: [{on: end}]}""", unit="percent")
        known = "AND COALESCE(end, 999999) > :day"
        self.compare({
            "both": f"SELECT SUM(boys + girls), SUM(boys + girls), NULL {COUNTED}",
            "ended": f"SELECT SUM(boys + girls), SUM(boys + girls), NULL {COUNTED} {known}",
            "rate": "SELECT SUM(rate), SUM(rate), NULL FROM counts WHERE day <= :day AND COALESCE(end, 999999) >= :day",
            "part": f"SELECT 100.0 * SUM(boys) / NULLIF(SUM(girls), 0), SUM(boys), SUM(girls) {COUNTED} {known}"})

    def test_hidden_numbers(self):
        rule = "kind: sum, source: counts, day: day, window: rolling 12 months"
        self.area.kpi("strict", f"{{{rule}, column: [boys, girls], where: {{sen_status: K}}}}", unit="pupils")
        self.area.kpi("visible", f"{{{rule}, column: [boys, girls], hidden: left out, where: {{sen_status: K}}}}", unit="pupils")
        self.area.kpi("share", f"""
            kind: ratio
            source: counts
            day: day
            window: rolling 12 months
            of: {{kind: sum, column: boys, hidden: left out}}
            to: {{kind: sum, column: [boys, girls], hidden: left out}}""", unit="percent")
        with_some = 0
        for share in (0.02, 0.2, 0.5, 1.0):
            self.write(hidden=share)
            visible = "SUM(COALESCE(boys, 0) + COALESCE(girls, 0))"
            hidden = "SUM((boys IS NULL) + (girls IS NULL))"
            some = "COUNT(boys) + COUNT(girls) > 0"
            published, database = self.compare({
                "strict": f"SELECT CASE WHEN {hidden} = 0 THEN {visible} END AS x, CASE WHEN {hidden} = 0 THEN {visible} END, NULL "
                          f"{COUNTED} AND sen_status = 'K'",
                "visible": f"SELECT CASE WHEN {some} THEN {visible} END, CASE WHEN {some} THEN {visible} END, NULL "
                           f"{COUNTED} AND sen_status = 'K'",
                "share": f"SELECT 100.0 * SUM(boys) / CASE WHEN {some} THEN {visible} END, SUM(boys), "
                         f"CASE WHEN {some} THEN {visible} END {COUNTED}"})
            count, = database.execute(f"SELECT {hidden} {COUNTED} AND sen_status = 'K'", windows(LAST)).fetchone()
            note = published.figure("visible").note
            if share < 1 and count:
                with_some += 1
                self.assertIn(f"leaves out {count} number{'s that are' if count > 1 else ' that is'} suppressed or blank", note)
            self.assertNotIn("leaves out", published.figure("strict").note or "")
            if share == 1:
                self.assertIn("every number that it adds up is suppressed or blank", note)
        self.assertGreater(with_some, 0)

    def test_the_note_is_wherever_the_figure_is(self):
        self.area.kpi("visible", """
            {kind: sum, source: counts, day: day, window: rolling 12 months, column: boys, hidden: left out}""", unit="pupils",
                      also_shown="""
            rate:
              title: The mean rate
              unit: per 100 pupils
              measure: {kind: statistic, source: counts, day: day, window: to date, column: rate, hidden: left out, statistic: mean}""")
        self.area.export("counts", [
            {"row_id": f"R{place}", "school_urn": "1", "day": date(2024, 1, 1 + place), "boys": boys, "girls": 1, "rate": rate}
            for place, (boys, rate) in enumerate([(4, 1), ("c", "x"), (None, 2), (9, 3)])])
        published = self.area.run(LAST)
        self.assertEqual(published.figure("visible").value, 13)
        hidden = "leaves out 2 numbers that are suppressed or blank"
        self.assertIn(hidden, published.figure("visible").note)
        self.assertIn("The mean rate leaves out 1 number that is suppressed or blank", published.figure("visible").note)
        feed = json.loads((published.folder / "scorecard.json").read_text(encoding="utf-8"))
        self.assertEqual(feed["lines"][0]["hidden"], 2)
        self.assertIn(f"The figure {hidden}.", (published.folder / "dashboard.html").read_text(encoding="utf-8"))
        done = self.area.program("run", "--as-of", LAST, "--input", self.area.exports, "--output", self.area.folder / "shown")
        self.assertIn(f"KPI visible: {hidden}", done.stdout)
        self.assertIn("KPI visible: The mean rate leaves out 1 number that is suppressed or blank", done.stdout)

    def test_a_category_says_what_it_leaves_out_on_the_page_and_in_the_workbook(self):
        self.area.kpi("visible", """
            {kind: sum, source: counts, day: day, window: rolling 12 months, column: boys, hidden: left out}""", unit="pupils",
                      breakdowns="[sen_status]", also_shown="""
            girls:
              title: The girls
              unit: pupils
              on_card: yes
              measure: {kind: sum, source: counts, day: day, window: to date, column: girls, hidden: left out}""")
        day = date(2024, 3, 31)

        def written(hidden):
            boys = [(date(2024, 1, 3), "K", 4), (date(2024, 1, 4), "E", 5), (date(2024, 2, 5), "K", hidden), (date(2024, 3, 6), "K", hidden)]
            self.area.export("counts", [
                {"row_id": f"R{place}", "school_urn": "1", "day": start, "sen_status": status, "boys": count, "girls": hidden if place else 7,
                 "rate": 1} for place, (start, status, count) in enumerate(boys)])
            published = self.area.run(day, first=date(2024, 1, 31))
            page = re.sub(r"\s+", " ", (published.folder / "dashboard.html").read_text(encoding="utf-8"))
            with zipfile.ZipFile(published.folder / "scorecard.xlsx") as book:
                return page, "".join(book.read(name).decode() for name in book.namelist())
        page, book = written(hidden=3)
        self.assertNotIn("Numbers left out", page + book)
        page, book = written(hidden="c")
        table = page[page.index("by SEN status"):]
        table = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall(r"<tr>.*?</tr>", table[:table.index("</table>")])]
        self.assertEqual(table, [["Category", "Pupils", "29 February 2024", "Numbers left out", "Numbers left out, 29 February 2024"],
                                 ["N", "not calculated", "not calculated", "", ""], ["K", "4", "4", "2", "1"], ["E", "5", "5", "0", "0"]])
        self.assertIn("The girls: 7 pupils (leaves out 3 numbers that are suppressed or blank)", page)
        self.assertIn("Numbers left out", book)
        self.assertIn("The girls: 7 pupils (leaves out 3 numbers that are suppressed or blank)", book)

    def test_each_value_says_how_many_numbers_it_leaves_out(self):
        """The figure itself, one that is shown beside it, and each category of both, on each day."""
        visible = "source: counts, day: day, window: rolling 12 months, hidden: left out"
        self.area.kpi("visible", f"{{kind: sum, {visible}, column: [boys, girls]}}", unit="pupils", breakdowns="[sen_status, school.phase]",
                      also_shown=f"""
            boys: {{title: The boys, unit: pupils, measure: {{kind: sum, {visible}, column: boys}}}}
            share:
              title: The share of boys
              unit: percent
              measure: {{kind: ratio, {visible.replace(', hidden: left out', '')},
                of: {{kind: sum, column: boys, hidden: left out}}, to: {{kind: sum, column: [boys, girls], hidden: left out}}}}
            rate: {{title: The mean rate, unit: per 100 pupils, measure: {{kind: statistic, {visible}, column: rate, statistic: mean}}}}""")
        some = "COUNT(boys) + COUNT(girls) > 0"
        total, hidden = "SUM(COALESCE(boys, 0) + COALESCE(girls, 0))", "SUM((boys IS NULL) + (girls IS NULL))"
        queries = {
            "value": (f"CASE WHEN {some} THEN {total} END", hidden), "boys": ("SUM(boys)", "SUM(boys IS NULL)"),
            "share": (f"100.0 * SUM(boys) / NULLIF({total}, 0)", f"{hidden} + SUM(boys IS NULL)"),
            "rate": ("AVG(rate)", "SUM(rate IS NULL)")}
        phase = "LEFT JOIN schools s USING (school_urn)"
        found = 0
        for share in (0.0, 0.05, 0.6):
            self.write(hidden=share)
            published, database = self.area.run(LAST, first=FIRST), self.database()
            feed = json.loads((published.folder / "scorecard.json").read_text(encoding="utf-8"))
            fed = {(row["measure"], row.get("dimension"), row.get("category"), row["as_of"]): row.get("hidden")
                   for row in feed["series"] + feed["breakdowns"]}
            for measure, (value, left_out) in queries.items():
                for day, figure in published.series("visible", measure).items():
                    right, count = database.execute(f"SELECT {value}, {left_out} {COUNTED}", windows(day)).fetchone()
                    cells = [(None, None, figure, right, count)]
                    for dimension, column, joined in (("sen_status", "sen_status", ""), ("school_phase", "s.phase", phase)):
                        query = f"""SELECT COALESCE({column}, 'unknown'), {value}, {left_out} FROM counts {joined}
                            WHERE day BETWEEN :year AND :day GROUP BY 1"""
                        rows = {name: rest for name, *rest in database.execute(query, windows(day))}
                        cells += [(dimension, name, one, *rows.get(name, (None, 0)))
                                  for name, one in published.breakdown("visible", dimension, day, measure).items()]
                    for dimension, name, one, right, count in cells:
                        place = (measure, dimension, name, day.isoformat())
                        count = count if right is not None and count else None
                        found += count or 0
                        self.assertEqual((one.hidden, fed[place]), (count, count), (share, place))
                        self.assertEqual(one.value is None, right is None, (share, place))
                        if right is not None:
                            self.assertAlmostEqual(one.value, right, places=5, msg=(share, place))
        self.assertGreater(found, 100)

    def test_rejected_rows_may_be_parts(self):
        self.area.kpi("visible", "{kind: sum, source: counts, day: day, window: rolling 12 months, column: boys, hidden: left out}", unit="pupils")
        self.area.kpi("share", f"{{kind: ratio, of: {EXCLUDED}, to: {{kind: sum, source: counts, day: day, window: to date, column: boys}}}}",
                      unit="percent")
        columns, rows = self.area.rows["counts"]
        self.area.export("counts", [{**rows[0], "boys": "many", "day": LAST}, *rows[1:]], columns)
        published = self.area.run(LAST)
        for name in ("visible", "share"):
            self.assertIsNone(published.figure(name).value)
            self.assertIn("fewer than 5 rows of the counts data could not be used", published.figure(name).note)


class Statistics(Exports):
    """Statistics of rows and of entities, and repeats of more than two."""

    RULE = "kind: statistic, source: counts, day: day, window: rolling 12 months"

    def test_of_rows(self):
        statistics = {"minimum": "MIN(x)", "maximum": "MAX(x)", "mean": "AVG(x)", "median": None, "percentile 90": None,
                      "percentile 12.5": None}
        queries = {}
        numbers = f"SELECT rate AS x {COUNTED}"
        for place, (name, sql) in enumerate(statistics.items()):
            self.area.kpi(f"s{place}", f"{{{self.RULE}, column: rate, statistic: {name}}}", unit="per 100 pupils")
            percent = 50 if name == "median" else name.split()[-1]
            value = f"(SELECT {sql} FROM ({numbers}))" if sql else percentile(numbers, percent)
            queries[f"s{place}"] = f"SELECT {value}, NULL, COUNT(*) {COUNTED}"
        for name, test in {"share_at_least": ">=", "share_above": ">"}.items():
            self.area.kpi(name, f"{{{self.RULE}, column: boys, statistic: {{{name}: 20}}}}", unit="percent")
            queries[name] = f"SELECT 100.0 * SUM(boys {test} 20) / COUNT(*), SUM(boys {test} 20), COUNT(*) {COUNTED}"
        self.area.kpi("two", f"{{{self.RULE}, column: [boys, girls], statistic: maximum, stops: [{{on: end}}]}}", unit="pupils")
        ended = f"{COUNTED} AND COALESCE(end, 999999) > :day"
        queries["two"] = f"SELECT MAX(boys + girls), NULL, COUNT(*) {ended}"
        self.compare(queries)

    def test_of_entities(self):
        rows = "SELECT school_urn, COUNT(*) AS x FROM exclusions WHERE start_date BETWEEN :year AND :day GROUP BY school_urn"
        summed = f"SELECT school_urn, SUM(boys + girls) AS x {COUNTED} GROUP BY school_urn"
        per_school = "{kind: statistic, source: exclusions, day: start_date, window: rolling 12 months, of: school_urn, statistic: %s}"
        self.area.kpi("median", per_school % "median", unit="rows")
        self.area.kpi("mean", per_school % "mean", unit="rows")
        self.area.kpi("many", per_school % "{share_at_least: 12}", unit="percent")
        self.area.kpi("more", per_school % "{share_above: 12}", unit="percent")
        self.area.kpi("sum", f"{{{self.RULE}, column: [boys, girls], of: school_urn, statistic: percentile 75}}", unit="pupils")
        self.area.kpi("top", f"{{{self.RULE}, column: [boys, girls], of: school_urn, statistic: {{share_above: 150.5}}}}", unit="percent")
        self.compare({
            "median": f"SELECT {percentile(rows, 50)}, NULL, COUNT(*) FROM ({rows})",
            "mean": f"SELECT AVG(x), NULL, COUNT(*) FROM ({rows})",
            "many": f"SELECT 100.0 * SUM(x >= 12) / COUNT(*), SUM(x >= 12), COUNT(*) FROM ({rows})",
            "more": f"SELECT 100.0 * SUM(x > 12) / COUNT(*), SUM(x > 12), COUNT(*) FROM ({rows})",
            "sum": f"SELECT {percentile(summed, 75)}, NULL, COUNT(*) FROM ({summed})",
            "top": f"SELECT 100.0 * SUM(x > 150.5) / COUNT(*), SUM(x > 150.5), COUNT(*) FROM ({summed})"})

    def test_hidden_numbers(self):
        self.area.kpi("strict", f"{{{self.RULE}, column: rate, statistic: median}}", unit="per 100 pupils")
        self.area.kpi("visible", f"{{{self.RULE}, column: rate, statistic: median, hidden: left out}}", unit="per 100 pupils")
        self.area.kpi("schools", f"{{{self.RULE}, column: boys, of: school_urn, statistic: mean, hidden: left out}}", unit="rows")
        numbers = f"SELECT rate AS x {COUNTED} AND rate IS NOT NULL"
        summed = f"SELECT school_urn, SUM(boys) AS x {COUNTED} GROUP BY school_urn HAVING COUNT(boys) > 0"
        blind = 0
        for hidden in (0.1, 0.8):
            self.write(hidden)
            published, database = self.compare({
                "visible": f"SELECT {percentile(numbers, 50)}, NULL, COUNT(*) FROM ({numbers})",
                "schools": f"SELECT AVG(x), NULL, COUNT(*) FROM ({summed})"})
            # A school that has rows, and no number that can be seen.
            blind += len(database.execute(f"SELECT 1 {COUNTED} GROUP BY school_urn HAVING COUNT(boys) = 0", windows(LAST)).fetchall())
            self.assertIsNone(published.figure("strict").value)
            self.assertIn("one of its numbers is suppressed or blank", published.figure("strict").note)
            self.assertRegex(published.figure("visible").note, r"leaves out \d+ numbers? that (is|are) suppressed or blank")
        self.assertGreater(blind, 0)

    def test_repeats_of_three(self):
        rule = "kind: repeats, source: exclusions, day: start_date, window: rolling 12 months, of: pupil_id"
        rows = "SELECT pupil_id, COUNT(*) AS x FROM exclusions WHERE start_date BETWEEN :year AND :day GROUP BY pupil_id"
        queries = {}
        for least in (2, 3, 4):
            for count, sql in (("entities", f"SUM(x >= {least})"), ("further rows", f"SUM(MAX(0, x - {least - 1}))")):
                name = f"k{least}{count[0]}"
                self.area.kpi(name, f"{{{rule}, count: {count}, at_least: {least}}}", unit="rows",
                              breakdowns="[reason]" if least == 3 else None)
                queries[name] = f"SELECT COALESCE({sql}, 0), COALESCE({sql}, 0), NULL FROM ({rows})"
        published, database = self.compare(queries)
        found = published.breakdown("k3e", "reason", LAST)
        rows = """SELECT reason, SUM(x >= 3) FROM (SELECT reason, COUNT(*) AS x FROM exclusions WHERE start_date BETWEEN :year AND :day
            GROUP BY reason, pupil_id) GROUP BY reason"""
        self.assertEqual({name: figure.value for name, figure in found.items()}, dict(database.execute(rows, windows(LAST))))

    def test_breakdowns(self):
        self.area.kpi("largest", f"{{{self.RULE}, column: boys, of: school_urn, statistic: maximum}}", unit="rows", breakdowns="[sen_status]")
        published, database = self.compare({
            "largest": f"SELECT MAX(x), NULL, COUNT(*) FROM (SELECT SUM(boys) AS x {COUNTED} GROUP BY school_urn)"})
        rows = f"SELECT sen_status, MAX(x) FROM (SELECT sen_status, SUM(boys) AS x {COUNTED} GROUP BY sen_status, school_urn) GROUP BY 1"
        for day in published.series("largest"):
            found = {name: figure.value for name, figure in published.breakdown("largest", "sen_status", day).items()}
            self.assertEqual(found, {**dict.fromkeys(STATUSES), **dict(database.execute(rows, windows(day)))})


class Mistakes(Exports):
    """What cannot be meant is said once, with its place and with what fits."""

    def mistakes(self, measure, unit="percent", **more):
        """What `check` says of a KPI's definition: code and message of each mistake."""
        self.area.kpi("wrong", measure, unit=unit, **more)
        done = self.area.program("check", "--input", self.area.exports)
        self.assertEqual(done.returncode, 78, done.stdout + done.stderr)
        return [line.split(": error: ", 1)[1] for line in (done.stdout + done.stderr).splitlines() if ": error: " in line]

    def test_messages(self):
        ratio = f"{{kind: ratio, per: {{per}}, of: {EXCLUDED}, to: {ON_ROLL}}}"
        cases = [
            (ratio.replace("{per}", "1000"), "percent", {}, "a percentage is of 100, not of 1,000 [unit-mismatch]; remove 'per'"),
            (ratio.replace("{per}", "100"), "per 10,000 pupils", {},
             "the unit is 'per 10,000 pupils', but the ratio is per 100 [unit-mismatch]; write per: 10000"),
            (EXCLUDED, "per 100 pupils", {}, "the measure 'count' is not per 100 pupils [unit-mismatch]; write kind: ratio"),
            (f"{{kind: ratio, of: {{kind: ratio, of: {EXCLUDED}, to: {EXCLUDED}}}, to: {ON_ROLL}}}", "percent", {},
             "a part counts rows: it cannot be a ratio itself [wrong-value]"),
            (f"{{kind: difference, of: {EXCLUDED}, less: {ON_ROLL}}}", "percent", {},
             "unit is percent, but the measure 'count' has no denominator [missing-denominator]"),
            (f"{{kind: ratio, of: {EXCLUDED}, to: {ON_ROLL}}}", "percent", {"breakdowns": "[reason]"},
             "a part of this figure counts schools, which has no column 'reason' to break it down by [unknown-column]"),
            ("{kind: statistic, source: counts, day: day, window: to date, statistic: median}", "rows", {},
             "a statistic needs numbers: a 'column' of them, or 'of' whom rows are counted [missing-key]"),
            ("{kind: statistic, source: counts, day: day, window: to date, statistic: middle, column: rate}", "rows", {},
             "statistic 'middle' is not known [unknown-name]"),
            ("{kind: statistic, source: counts, day: day, window: to date, statistic: {share_above: 3}, column: rate}", "rows", {},
             "a share of rows is a percentage, not rows [unit-mismatch]; write unit: percent"),
            ("{kind: sum, source: counts, day: day, window: to date, column: [boys, rate]}", "rows", {},
             "'rate' has another number of decimal places than 'boys', with which it is added up [wrong-column-kind]"),
            ("{kind: sum, source: counts, day: day, window: to date, column: [boys, boys]}", "rows", {},
             "the column 'boys' is there twice, and would be added up twice [duplicate-name]"),
            ("{kind: sum, source: counts, day: day, window: to date, column: boys, hidden: counted}", "rows", {},
             "hidden 'counted' is not known [unknown-name]; choose from: left out"),
            ("{kind: repeats, source: exclusions, day: start_date, window: to date, of: pupil_id, count: entities, at_least: 1}", "rows", {},
             "[wrong-value]"),
            (f"{{kind: total, of: [], source: counts}}", "rows", {}, "'of' is empty"),
        ]
        for measure, unit, more, message in cases:
            found = self.mistakes(measure, unit, **more)
            self.assertEqual(len(found), 1, (measure, found))
            self.assertIn(message, found[0])

    def test_what_both_parts_inherit_is_reported_once(self):
        measure = """
            kind: ratio
            source: exclusions
            day: start_date
            window: rolling twelve months
            where: {reason: XX}
            of: {kind: count}
            to: {kind: distinct, of: pupil_id}"""
        found = self.mistakes(measure)
        self.assertEqual(len(found), 1, found)
        self.assertIn("is not a window", found[0])


if __name__ == "__main__":
    unittest.main()
