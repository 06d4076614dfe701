"""Conditions: within and over, comparisons of numbers and of days, any and not, in every place that takes a filter.

Random filters over random rows, over a series of days: each figure is what SQL says of the rows as they are seen from that day.
"""

import csv
import unittest
from datetime import date, timedelta

from area import DATA, SEED, Area, LanguageCase, generator, month_end, months_before, months_later, needs
from conditions import COLUMNS, FIRST, LAST, drawn, visits

# The figures of one plan, each with the YAML of its measure and the SQL of its value; {rows} are the rows that count on :day.
MEASURES = {
    "count": ("kind: count", "referrals", "SELECT COUNT(*) FROM {rows}"),
    "distinct": ("kind: distinct\nof: person", "referrals", "SELECT COUNT(DISTINCT person) FROM {rows}"),
    "sum": ("kind: sum\ncolumn: size", "referrals",
            "SELECT CASE WHEN COUNT(*) > 0 AND COUNT(*) = COUNT(size) THEN SUM(size) END FROM {rows}"),
    "share": ("kind: proportion\nnumerator: {part}", "percent", "SELECT 100.0 * SUM({passes}) / COUNT(*) FROM {rows}"),
    "people": ("kind: proportion\nof: person\nnumerator: {part}", "percent",
               "SELECT 100.0 * COUNT(DISTINCT CASE WHEN {passes} THEN person END) / COUNT(DISTINCT person) FROM {rows}"),
    "sums": ("kind: proportion\nnumerator: size\ndenominator: score", "percent",
             "SELECT CASE WHEN COUNT(*) = COUNT(size) AND COUNT(*) = COUNT(score) THEN 100.0 * SUM(size) / SUM(score) END FROM {rows}"),
    "latest": ("kind: latest\nper: person\ndenominator: {whole}\nnumerator: {part}", "percent", """
        SELECT 100.0 * SUM({passes}) / COUNT(*) FROM (
          SELECT *, ROW_NUMBER() OVER (PARTITION BY person ORDER BY opened DESC, place DESC) AS age FROM {rows})
        WHERE age = 1 AND {belongs}"""),
    "several": ("kind: repeats\nof: person\ncount: entities", "referrals",
                "SELECT COUNT(*) FROM (SELECT person FROM {rows} GROUP BY person HAVING COUNT(*) > 1)"),
    "further": ("kind: repeats\nof: person\ncount: further rows", "referrals", "SELECT COUNT(*) - COUNT(DISTINCT person) FROM {rows}"),
    "wait": ("kind: duration\nfrom: opened\nto: answered\nstatistic: mean", "days", """
        SELECT AVG(MIN(COALESCE(answered, :day), :day) - opened) FROM {rows} WHERE answered IS NULL OR answered >= opened"""),
    "longer": ("kind: duration\nfrom: opened\nstatistic: {{share_over: 6 weeks}}", "percent",
               "SELECT 100.0 * SUM(:day - opened > 42) / COUNT(*) FROM {rows}"),
    "reached": ("""
        kind: coverage
        of: person_id
        reached: {{source: visits, of: person, day: opened, window: {window}, where: {where}, stops: {stops}}}""", "percent",
                "SELECT 100.0 * SUM(person_id IN (SELECT person FROM {rows})) / COUNT(*) FROM people"),
    "chosen": ("""
        kind: coverage
        of: person_id
        cohort: {{choose: {{at_least: 2}}, per: roll, rates: [
        {{source: visits, of: person, day: opened, window: {window}, where: {where}, stops: {stops}}}]}}
        reached: {{source: visits, of: person, day: sent, window: at the day}}""", "percent", """
        SELECT 100.0 * SUM(person_id IN (SELECT person FROM visits WHERE sent <= :day)) / COUNT(*) FROM people
        WHERE person_id IN (SELECT person FROM {rows} GROUP BY person HAVING COUNT(*) >= 2)"""),
}
WINDOWS = ["rolling 3 months", "month", "to date", "financial year to date", "latest day"]
COVERAGES = {"reached", "chosen"}
SERIES = date(2023, 6, 30)
RUN = date(2024, 3, 15)


def rows_that_count(sql, stop, blank, last_day_counts):
    """SQL for the rows that count on :day: opened in the window, passing the filter, and not stopped."""
    stopped = "0" if stop is None else f"""
        ({stop[1]} AND CASE WHEN {stop[0]} IS NULL THEN {int(blank)} ELSE {stop[0]} + {int(last_day_counts)} <= :day END)"""
    return f"(SELECT * FROM visits WHERE opened BETWEEN :first AND :last AND {sql} AND NOT {stopped})"


class Conditions(LanguageCase):
    """Random filters in each kind of measure."""

    def plan(self, random, windows=WINDOWS):
        """An area with every kind of measure over random rows, and for each KPI the SQL of its value and its window."""
        area = Area(self)
        area.source("visits", COLUMNS, key="[visit_id]", dated_by="opened")
        people = {"person_id": "{type: identifier, domain: person}", "joined": "{type: day}", "roll": "{type: number}"}
        area.source("people", people, key="[person_id]", dated_by="joined")
        area.export("visits", visits(random, 220))
        area.export("people", [{"person_id": f"P{place}", "joined": FIRST - timedelta(1), "roll": 100} for place in range(45)])
        area.figures = {}
        for name, (yaml, unit, query) in MEASURES.items():
            window = random.choice([window for window in windows if name not in COVERAGES or window != "latest day"])
            (where, passing), (part, passes), (whole, belongs) = (drawn(random) for _ in range(3))
            stop, stops, blank, last = None, "[]", False, False
            if random.random() < 0.5:
                column, (stopping, sql) = random.choice(["sent", "answered"]), drawn(random, depth=1)
                blank, last = random.random() < 0.4, random.random() < 0.5
                stop = column, sql
                stops = (f"[{{on: {column}, where: {stopping}, last_day_counts: {'yes' if last else 'no'}, "
                         f"blank: {'from the start' if blank else 'never'}}}]")
            rule = f"source: visits\nday: opened\nwindow: {window}\nwhere: {where}\nstops: {stops}"
            if name in COVERAGES:
                rule = "source: people\nday: joined\nwindow: at the day"
            elif stops == "[]":
                rule = rule.removesuffix("\nstops: []")
            form = dict(part=part, whole=whole, window=window, where=where, stops=stops)
            text = "\n".join(line.strip() for line in yaml.format(**form).strip().splitlines())
            area.kpi(name, f"{text}\n{rule}", unit=unit, breakdowns=None if name in COVERAGES else "[kind]")
            rows = rows_that_count(passing, stop, blank, last)
            area.figures[name] = query.format(rows=rows, passes=passes, belongs=belongs), window
        return area

    @staticmethod
    def places(area):
        """The rows in SQL, each with its place in the file."""
        database = area.database()
        database.execute("CREATE TABLE placed AS SELECT rowid AS place, * FROM visits")
        database.execute("DROP TABLE visits")
        database.execute("ALTER TABLE placed RENAME TO visits")
        return database

    @staticmethod
    def days(database, window, day):
        """The figure's own days, as SQL's parameters."""
        number = day.toordinal()
        if window == "latest day":
            latest = database.execute("SELECT MAX(opened) FROM visits WHERE opened <= ?", (number,)).fetchone()[0]
            return {"day": number, "first": latest, "last": latest}
        first = {"rolling 3 months": months_before(day, 3), "month": day.replace(day=1), "to date": date.min,
                 "financial year to date": date(day.year - (day.month < 4), 4, 1)}[window]
        return {"day": number, "first": first.toordinal(), "last": number}

    def test_each_measure_on_each_day(self):
        for round in range(12):
            random = generator(f"conditions {round}")
            area = self.plan(random)
            published = area.run(RUN, SERIES)
            database = self.places(area)
            for name, (query, window) in area.figures.items():
                for day, figure in published.series(name).items():
                    value = database.execute(query, self.days(database, window, day)).fetchone()[0]
                    text = (area.pipelines / f"kpis/{name}.yml").read_text()
                    self.same(figure, value, figure.numerator, figure.denominator, f"SEED={SEED}, round {round}, {day}\n{text}")

    def test_categories(self):
        random = generator("categories")
        for _ in range(4):
            area = self.plan(random)
            published = area.run(RUN, SERIES)
            database = self.places(area)
            for name in ("count", "share", "distinct"):
                query, window = area.figures[name]
                for day in (SERIES, RUN):
                    for kind, figure in published.breakdown(name, "kind", day).items():
                        own = "kind IS NULL" if kind == "unknown" else f"kind = '{kind}'"
                        part = query.replace("FROM visits WHERE", f"FROM visits WHERE {own} AND")
                        value = database.execute(part, self.days(database, window, day)).fetchone()[0]
                        self.same(figure, value, figure.numerator, figure.denominator, f"{name}, {kind}, {day}")

    def test_single_months(self):
        """A chart's months are each month's rows, as they are seen from the run's day."""
        random, charted = generator("months"), 0
        for _ in range(4):
            area = self.plan(random, ["rolling 3 months", "month"])
            published = area.run(RUN, SERIES)
            database = self.places(area)
            with open(published.folder / "spc.csv", newline="", encoding="utf-8") as file:
                points = [row for row in csv.DictReader(file) if row["basis"] == "calendar month"]
            charted += len(points)
            for row in points:
                query, _ = area.figures[row["kpi"]]
                end = date.fromisoformat(row["as_of"])
                asked = {"day": RUN.toordinal(), "first": end.replace(day=1).toordinal(), "last": min(end, RUN).toordinal()}
                self.assertEqual(end, month_end(end))
                value = database.execute(query, asked).fetchone()[0]
                found = float(row["value"]) if row["value"] else None
                if value is None or found is None:
                    self.assertEqual(found, value, row)
                else:
                    self.assertAlmostEqual(found, value, places=5, msg=row)
        self.assertGreater(charted, 50)

    def test_later_days_change_nothing(self):
        """What is dated after a day is not there on it: the same figure comes of rows from which it is removed."""
        random = generator("later days")
        area = self.plan(random)
        before = area.run(RUN, SERIES)
        _, rows = area.rows["visits"]
        known = [{name: None if isinstance(value, date) and value > SERIES and name != "opened" else value
                  for name, value in row.items()} for row in rows]
        # Where a stop has no date, a row may never have counted: a stop is no condition.
        area.export("visits", known)
        after = area.run(RUN, SERIES)
        for name in area.figures:
            if "blank: from the start" not in (area.pipelines / f"kpis/{name}.yml").read_text():
                self.assertEqual(before.series(name)[SERIES].value, after.series(name)[SERIES].value, name)


class Edges(LanguageCase):
    """The last day within a length of time, and the first beyond it."""

    def test_weeks_and_months(self):
        area = Area(self)
        area.source("plans", {"plan_id": "{type: identifier, domain: plan}", "asked": "{type: day}", "issued": "{type: day}"},
                    key="[plan_id]", dated_by="asked")
        asked = date(2023, 1, 1)
        area.export("plans", [{"plan_id": days, "asked": asked, "issued": None if days is None else asked + timedelta(days)}
                              for days in [-1, 0, 139, 140, 141, 181, 182, 183, 365, 366]] + [{"plan_id": "none", "asked": asked}])
        rule = "source: plans\nday: asked\nwindow: at the day"
        numbers = {"within_20": ("within: 20 weeks", 3), "over_20": ("over: 20 weeks", 6), "within_6": ("within: 6 months", 5),
                   "over_6": ("over: 6 months", 4), "over_12": ("over: 12 months", 1), "over_1": ("over: 1 year", 1),
                   "both": ("over: 20 weeks, within: 6 months", 2)}
        for name, (test, _) in numbers.items():
            area.kpi(name, f"kind: count\n{rule}\nwhere: {{issued: {{{test}, of: asked}}}}", unit="referrals")
        area.kpi("waiting", f"kind: count\n{rule}\nwhere: {{asked: {{over: 18 weeks, of: the day}}}}", unit="referrals")
        for day, waiting in ((asked + timedelta(126), 0), (asked + timedelta(127), 11)):
            self.assertEqual(area.run(day).figure("waiting").value, waiting)
        published = area.run(date(2024, 3, 31))
        for name, (_, count) in numbers.items():
            self.assertEqual(published.figure(name).value, count, name)
        self.assertIn("where issued is no more than 20 weeks after asked",
                      (published.folder / "dashboard.html").read_text(encoding="utf-8"))


    def test_months_go_by_the_calendar(self):
        """From each of many days, the last day on time and the one after it."""
        random, area, today = generator("calendar"), Area(self), date(2024, 2, 29)
        area.source("plans", {"asked": "{type: day}", "issued": "{type: day}", "months": "{type: number}"})
        rows = []
        for months in (1, 2, 6, 12):
            for _ in range(60):
                asked = month_end(date(2021, 1, 1) + timedelta(random.randrange(700))) - timedelta(random.choice([0, 0, 1, 2, 3, 20]))
                last = date.fromordinal(months_later(asked.toordinal(), months))
                rows += [{"asked": asked, "issued": day, "months": months} for day in (last, last + timedelta(1))]
            for order in ("within", "over"):
                only = f"{{months: {{between: [{months}, {months}]}}, issued: {{{order}: {months} months, of: asked}}}}"
                area.kpi(f"{order}{months}", f"kind: count\nsource: plans\nday: asked\nwindow: to date\nwhere: {only}", unit="referrals")
        for months in (25, 30):
            area.kpi(f"waits{months}", f"kind: count\nsource: plans\nday: asked\nwindow: to date\n"
                                       f"where: {{asked: {{over: {months} months, of: the day}}}}", unit="referrals")
        area.export("plans", rows)
        published = area.run(today, date(2023, 9, 30))
        for months in (1, 2, 6, 12):
            for order in ("within", "over"):
                self.assertEqual(published.figure(f"{order}{months}").value, 60, f"{order} {months} months")
        for months in (25, 30):
            for day, figure in published.series(f"waits{months}").items():
                longer = sum(months_later(row["asked"].toordinal(), months) < day.toordinal() for row in rows)
                self.assertEqual(figure.value, longer, f"{months} months, {day}")


@needs("ehc-plan-timeliness")
class PublishedTimeliness(LanguageCase):
    """Conditions on the numbers of a published file: counts and percentages of every local authority, some of which are not there."""

    COLUMNS = {"time_period": "{type: day, formats: [calendar year]}", "geographic_level": "{type: category}",
               "la_name": "{type: category}", "breakdown": "{type: category}",
               **{name: "{type: number, suppressed: [x]}" for name in ("plans_issued_den_ex", "plans_issued_20_weeks_ex")},
               "PC_plans_issued_20_weeks_ex": "{type: number, places: 1, suppressed: [x]}"}

    def test_authorities(self):
        path = DATA / "ehc-plan-timeliness/timeliness_20_week.csv"
        with open(path, newline="", encoding="utf-8-sig") as file:
            rows = [row for row in csv.DictReader(file) if row["geographic_level"] == "Local authority"
                    and row["breakdown"] == "All EHC plans issued"]
        area = Area(self)
        area.source("timeliness", self.COLUMNS)
        (area.exports / "timeliness.csv").write_bytes(path.read_bytes())
        local = "geographic_level: Local authority, breakdown: All EHC plans issued"
        share = "PC_plans_issued_20_weeks_ex"
        tests = {
            "most": (f"{share}: {{at_least: 60}}", lambda percent, plans: percent is not None and percent >= 60),
            "few": (f"{share}: {{below: 33.3}}", lambda percent, plans: percent is not None and percent < 33.3),
            "middle": (f"{share}: {{between: [33.3, 59.9]}}", lambda percent, plans: percent is not None and 33.3 <= percent <= 59.9),
            "none": (f"{share}: blank", lambda percent, plans: percent is None),
            "either": (f"any: [{{{share}: {{above: 95}}}}, {{plans_issued_den_ex: {{above: 1000}}}}]",
                       lambda percent, plans: (percent or 0) > 95 or (plans or 0) > 1000),
            "not": (f"not: {{{share}: {{above: 50}}, plans_issued_den_ex: {{at_most: 500}}}}",
                    lambda percent, plans: not ((percent or 0) > 50 and plans is not None and plans <= 500)),
        }
        for name, (where, _) in tests.items():
            area.kpi(name, f"kind: count\nsource: timeliness\nday: time_period\nwindow: latest day\nwhere: {{{local}, {where}}}",
                     unit="requests")
        area.kpi("somerset", f"""
            kind: proportion
            source: timeliness
            day: time_period
            window: latest day
            where: {{{local}, la_name: Somerset}}
            numerator: plans_issued_20_weeks_ex
            denominator: plans_issued_den_ex""", unit="percent")
        for year, somerset in ((2019, (114, 523)), (2024, (190, 567))):
            published = area.run(date(year, 12, 31))
            self.same(published.figure("somerset"), 100 * somerset[0] / somerset[1], *somerset, message=year)
            numbers = [[None if row[name] == "x" else float(row[name]) for name in (share, "plans_issued_den_ex")]
                       for row in rows if row["time_period"] == str(year)]
            self.assertGreater(len(numbers), 140)
            for name, (_, passes) in tests.items():
                self.assertEqual(published.figure(name).value, sum(passes(*pair) for pair in numbers), f"{name}, {year}")


class Mistakes(LanguageCase):
    """What `check` says of conditions that cannot be meant."""

    def said(self, where):
        area = Area(self)
        area.source("visits", COLUMNS, key="[visit_id]")
        area.export("visits", [])
        area.kpi("seen", f"kind: count\nsource: visits\nday: opened\nwindow: month\nwhere: {where}", unit="referrals")
        return [line.split("error: ", 1)[1] for line in area.check().stderr.splitlines() if "error: " in line and ".yml:" in line]

    def test_each_mistake_once(self):
        use_numbers = "use above, below, at_least, at_most or between, as in {above: 20}, or present or blank"
        for where, message in {
            "{score: 2}": f"'score' is a number with decimal places [wrong-column-kind]; {use_numbers}",
            "{size: {before: 2023-09-01}}":
                f"'before' compares dates, and 'size' is a whole number [wrong-column-kind]; {use_numbers}",
            "{size: {at_least: 5, below: 5}}": "no value of 'size' can pass [wrong-value]; all tests of a condition must hold",
            "{score: {below: 0}}": "no value of 'score' can pass [wrong-value]; its values are 0 or more",
            "{score: {between: [3, 2]}}": "2 is less than 3 [wrong-value]",
            "{answered: {within: 20 weeks, of: snt}}": "column of visits 'snt' is not known [unknown-column]; did you mean 'sent'?",
            "{answered: {within: 20 weeks, of: kind}}": "column 'kind' of visits is a code, not a date [wrong-column-kind]",
            "{any: [{kind: hme}]}": "code of kind 'hme' is not known [unknown-code]; did you mean 'home'?",
            "{not: {answered: {aftr: 2023-09-01}}}": "'aftr' is not a key of this condition [unknown-key]; did you mean 'after'?",
        }.items():
            with self.subTest(where):
                found = self.said(where)
                self.assertEqual(len(found), 1, found)
                self.assertEqual(found[0], message)


if __name__ == "__main__":
    unittest.main()
