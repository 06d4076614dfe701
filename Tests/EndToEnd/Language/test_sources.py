"""What a source says of its rows: periods as dates, numbers with marks, rows that are skipped, rows without any date, and rejected rows
that cannot matter to a figure. The SQL is over the values that were meant, the exports have them as they are written."""

import calendar
import json
import unittest
from datetime import date, timedelta

from area import DATA, Area, LanguageCase, generator, months_before, needs

SHORT = [name[:3] for name in calendar.month_name]


def last_of(year, month):
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def years(random, first):
    """An academic or financial year that begins in `first`, in one of the ways in which people write it."""
    return random.choice([f"{first}{(first + 1) % 100:02}", f"{first}/{(first + 1) % 100:02}", f"{first}-{(first + 1) % 100:02}",
                          f"{first}/{first + 1}"])


def calendar_year(random):
    year = random.randrange(2019, 2025)
    return f"{year}", date(year, 12, 31)


def academic_year(random):
    first = random.randrange(2019, 2024)
    return years(random, first), date(first + 1, 8, 31)


def financial_year(random):
    first = random.randrange(2019, 2024)
    return years(random, first), date(first + 1, 3, 31)


def academic_term(random):
    first, term = random.randrange(2019, 2024), random.choice(["Autumn", "Spring", "Summer"])
    ends = {"Autumn": date(first, 12, 31), "Spring": date(first + 1, 3, 31), "Summer": date(first + 1, 8, 31)}
    year = random.choice([years(random, first), str(ends[term].year)])
    name = random.choice([term, term.lower(), f"{term} term", f"{term} Term"])
    return random.choice([f"{name} {year}", f"{year} {name}"]), ends[term]


def month(random):
    year, number = random.randrange(2019, 2025), random.randrange(1, 13)
    name = calendar.month_name[number]
    return random.choice([f"{name} {year}", f"{SHORT[number]} {year}", f"{SHORT[number]}-{year % 100:02}", f"{year}-{number:02}",
                          f"{year}{number:02}"]), last_of(year, number)


def quarter(random):
    year, number = random.randrange(2019, 2025), random.randrange(1, 5)
    return random.choice([f"{year}-Q{number}", f"{year} Q{number}", f"Q{number} {year}"]), last_of(year, 3 * number)


def financial_quarter(random):
    first, number = random.randrange(2019, 2024), random.randrange(1, 5)
    end = last_of(first, 3 + 3 * number) if number < 4 else date(first + 1, 3, 31)
    year = years(random, first)
    return random.choice([f"{year} Q{number}", f"{year}-Q{number}", f"Q{number} {year}"]), end


def day_with_hyphens(random):
    day = date(2019, 1, 1) + timedelta(random.randrange(2000))
    return day.strftime("%d-%m-%Y"), day


FORMATS = {
    "calendar year": calendar_year, "academic year": academic_year, "financial year": financial_year, "academic term": academic_term,
    "month": month, "quarter": quarter, "financial quarter": financial_quarter, "dd-mm-yyyy": day_with_hyphens,
}
# What none of the formats reads as the same day as another would.
NONSENSE = ["24", "2024-13", "Autumn", "Q5 2024", "2023/25", "31-31-2024", "Winter 2023", "next year"]


class Periods(LanguageCase):
    """Dates that are periods are their last day."""

    def counted(self, formats, draw, name):
        """Count rows in a rolling year at each month-end, as the program and SQL do."""
        random = generator(name)
        area = Area(self)
        column = "{type: day}" if formats is None else f"{{type: day, formats: [{formats}]}}"
        area.source("returns", {"return_id": "{type: identifier, domain: return}", "period": column}, key="[return_id]",
                    reject_limit="{percent: 100, at_least: 1000, even_if_few_percent: 100}")
        area.kpi("made", "{kind: count, source: returns, day: period, window: rolling 12 months}")
        drawn = [draw(random) for _ in range(300)]
        area.export("returns", [{"return_id": f"R{place}", "period": end} for place, (_, end) in enumerate(drawn)])
        database = area.database()
        written = [{"return_id": f"R{place}", "period": text} for place, (text, _) in enumerate(drawn)]
        written += [{"return_id": f"N{place}", "period": text} for place, text in enumerate(NONSENSE)]
        area.export("returns", written)
        published = area.run(date(2024, 9, 30), first=date(2021, 12, 31))
        for day, figure in published.series("made").items():
            window = months_before(day, 12).toordinal(), day.toordinal()
            count = database.execute("SELECT COUNT(*) FROM returns WHERE period BETWEEN ? AND ?", window).fetchone()[0]
            self.same(figure, count, count, message=f"{name} {day}")
        quality = next(row for row in published.table("quality.csv") if row["source"] == "returns")
        self.assertEqual((quality["accepted"], quality["rejected"]), ("300", str(len(NONSENSE))), name)

    def test_each_format(self):
        for formats, draw in FORMATS.items():
            with self.subTest(formats):
                self.counted(formats, draw, formats)

    def test_several_formats_in_one_column(self):
        several = ["calendar year", "academic year", "academic term", "quarter", "financial quarter"]
        self.counted(", ".join(several), lambda random: FORMATS[random.choice(several)](random), "several formats")

    def test_days_with_hyphens_need_no_format(self):
        self.counted(None, day_with_hyphens, "hyphens")

    def test_formats_in_which_a_value_means_two_dates(self):
        for pair, message in [
            ("calendar year, excel serial", "'2024' would be 31 December 2024 as 'calendar year', and 16 July 1905 as 'excel serial'"),
            ("month, academic year", "'2011-12' would be 31 August 2012 as 'academic year', and 31 December 2011 as 'month'"),
        ]:
            area = Area(self)
            area.source("returns", {"period": f"{{type: day, formats: [{pair}]}}"})
            area.kpi("made", "{kind: count, source: returns, day: period, window: to date}")
            done = area.check()
            self.assertEqual(done.returncode, 78)
            self.assertIn(message, done.stderr)
            self.assertEqual(done.stderr.count("error:"), 1, done.stderr)


class Numbers(LanguageCase):
    """Numbers as people write them."""

    def test_thousands_and_percent_signs(self):
        random = generator("numbers")
        area = Area(self)
        area.source("counts", {"day": "{type: day}", "pupils": "{type: number, thousands: comma}",
                               "rate": "{type: number, places: 2, percent_sign: allowed, thousands: comma}"})
        for name, column in [("pupils", "pupils"), ("rates", "rate")]:
            area.kpi(name, f"{{kind: sum, source: counts, day: day, window: rolling 12 months, column: {column}}}", unit="pupils")
        rows = [{"day": date(2023, 1, 1) + timedelta(random.randrange(400)), "pupils": random.randrange(10 ** random.randrange(1, 9)),
                 "rate": random.randrange(1_000_000) / 100} for _ in range(300)]
        area.export("counts", rows)
        database = area.database()
        area.export("counts", [row | {"pupils": random.choice([f"{row['pupils']:,}", row["pupils"]]),
                                      "rate": random.choice([f"{row['rate']:,.2f}%", f"{row['rate']:.2f}", f"{row['rate']} %"])}
                               for row in rows])
        for name, column in [("pupils", "pupils"), ("rates", "rate")]:
            for day, figure in area.run(date(2024, 2, 29), first=date(2023, 10, 31)).series(name).items():
                window = months_before(day, 12).toordinal(), day.toordinal()
                total = database.execute(f"SELECT SUM({column}) FROM counts WHERE day BETWEEN ? AND ?", window).fetchone()[0]
                self.same(figure, total, total, message=f"{name} {day}")

    def test_marks_that_are_not_allowed(self):
        area = Area(self)
        area.source("counts", {"day": "{type: day}", "pupils": "{type: number}"})
        area.kpi("pupils", "{kind: sum, source: counts, day: day, window: to date, column: pupils}", unit="pupils")
        area.export("counts", [{"day": date(2023, 1, 1), "pupils": text} for text in ["1", "2", "1,234"] + ["3"] * 20])
        self.assertEqual(area.run(date(2023, 3, 31)).figure("pupils").reason, "refused")


class Rows(LanguageCase):
    """Rows that are not the source's own are skipped before they are checked."""

    def test_totals_and_footnotes(self):
        random = generator("rows")
        columns = {"day": "{type: day, required: yes}", "school": "{type: identifier, domain: school, required: yes}",
                   "kind": "{type: category, known: {permanent: [perm, PX]}}", "level": "{type: code, codes: [school, area]}",
                   "pupils": "{type: number, required: yes}"}
        rows = []
        for _ in range(400):
            rows.append({"day": date(2023, 1, 1) + timedelta(random.randrange(400)), "school": f"S{random.randrange(9)}",
                         "kind": random.choice(["permanent", "perm", "px", "Perm", "suspension", "Total", None]),
                         "level": random.choice(["school", "area"]), "pupils": random.randrange(50)})
        footnotes = [{"day": "Source: invented", "kind": "Total"}, {"day": "n/a", "school": "All", "kind": "total", "pupils": "c"}]
        filters = [
            ("{kind: permanent}", "lower(kind) IN ('permanent', 'perm', 'px')"),
            ("{kind: [permanent, suspension]}", "lower(kind) IN ('permanent', 'perm', 'px', 'suspension')"),
            ("{kind: {not: [Total, suspension]}}", "kind IS NULL OR lower(kind) NOT IN ('total', 'suspension')"),
            ("{kind: {not: Total}, level: school}", "(kind IS NULL OR lower(kind) <> 'total') AND level = 'school'"),
            ("{kind: present, school: {not: s3}}", "kind IS NOT NULL AND lower(kind) <> 'total' AND school <> 'S3'"),
            ("{kind: blank}", "kind IS NULL"),
            ("{any: [{kind: permanent}, {level: area, school: [S1, s2]}], school: present}",
             "(lower(kind) IN ('permanent', 'perm', 'px') OR (level = 'area' AND school IN ('S1', 'S2')))"),
            ("{not: {kind: [Total, suspension], level: area}}",
             "NOT (kind IS NOT NULL AND lower(kind) IN ('total', 'suspension') AND level = 'area')"),
        ]
        for rule, condition in filters:
            with self.subTest(rule):
                area = Area(self)
                area.source("visits", columns, rows=rule, reject_limit="{percent: 100, at_least: 1000, even_if_few_percent: 100}")
                area.kpi("visits", "{kind: sum, source: visits, day: day, window: rolling 12 months, column: pupils}", unit="pupils")
                area.export("visits", rows)
                database = area.database()
                mixed = rows + (footnotes if rule.startswith(("{kind: {not: [Total", "{kind: {not: Total", "{kind: permanent")) else [])
                random.shuffle(mixed)
                if rule.startswith("{kind: present"):
                    mixed = [row for row in mixed if str(row["kind"]).lower() != "total"]
                area.export("visits", mixed)
                published = area.run(date(2024, 2, 29), first=date(2023, 11, 30))
                for day, figure in published.series("visits").items():
                    window = months_before(day, 12).toordinal(), day.toordinal()
                    total = database.execute(f"SELECT SUM(pupils) FROM visits WHERE day BETWEEN ? AND ? AND ({condition})", window)
                    total = total.fetchone()[0]
                    self.same(figure, total, total, message=f"{rule} {day}")
                count = database.execute(f"SELECT COUNT(*) FROM visits WHERE {condition}").fetchone()[0]
                quality = next(row for row in published.table("quality.csv") if row["source"] == "visits")
                self.assertEqual((quality["accepted"], quality["rejected"], quality["skipped"]),
                                 (str(count), "0", str(len(mixed) - count)))

    def test_rows_without_a_number_are_skipped_as_the_message_says(self):
        area = Area(self)
        area.source("visits", {"day": "{type: day}", "pupils": "{type: number, suppressed: [All ages]}"}, rows="{pupils: present}")
        area.kpi("visits", "{kind: count, source: visits, day: day, window: to date, where: {pupils: {at_most: 3}}}", unit="referrals")
        area.export("visits", [{"day": date(2024, 1, 1), "pupils": pupils} for pupils in (1, 3, 4, "All ages", None)])
        published = area.run(date(2024, 3, 31))
        self.assertEqual(published.figure("visits").value, 2)
        quality = published.table("quality.csv")[0]
        self.assertEqual((quality["accepted"], quality["skipped"], quality["rejected"]), ("3", "2", "0"))

    def test_a_condition_that_is_known_only_once_rows_are_checked(self):
        area = Area(self)
        area.source("visits", {"day": "{type: day}", "pupils": "{type: number}"}, rows="{pupils: {above: 3}}")
        area.kpi("visits", "{kind: count, source: visits, day: day, window: to date}")
        done = area.check()
        self.assertEqual(done.returncode, 78)
        self.assertIn("'pupils' is a whole number, which is not known before rows are checked", done.stderr)
        self.assertIn("list what they have instead under 'suppressed' of the column and write rows: {pupils: present}", done.stderr)
        self.assertEqual(done.stderr.count("error:"), 1, done.stderr)


class Undated(LanguageCase):
    """An export without dates: each of its rows always counts."""

    def test_rows_without_any_day(self):
        random = generator("undated")
        area = Area(self)
        area.source("schools", {"urn": "{type: identifier, domain: school}", "phase": "{type: category}", "roll": "{type: number}"},
                    key="[urn]")
        rows = [{"urn": f"S{place}", "phase": random.choice(["Primary", "Secondary", None]), "roll": random.choice([None, 0, 30, 200])}
                for place in range(60)]
        measure = "source: schools, day: none, window: {window}"
        for name, window in (("state", "at the day"), ("all", "to date")):
            rule = measure.format(window=window)
            area.kpi(f"{name}-count", f"{{kind: count, {rule}}}", unit="schools", breakdowns="[phase]")
            area.kpi(f"{name}-sum", f"{{kind: sum, {rule}, column: roll, where: {{roll: present}}}}", unit="pupils")
            area.kpi(f"{name}-share", f"{{kind: proportion, {rule}, numerator: {{roll: {{above: 0}}}}}}", unit="percent")
        area.export("schools", rows)
        database = area.database()
        published = area.run(date(2024, 3, 31), first=date(2023, 12, 31))
        count, total, large = database.execute("SELECT COUNT(*), SUM(roll), SUM(roll > 0) FROM schools").fetchone()
        phases = dict(database.execute("SELECT ifnull(phase, 'unknown'), COUNT(*) FROM schools GROUP BY phase"))
        for name in ("state", "all"):
            days = published.series(f"{name}-count")
            self.assertEqual(len(days), 4)
            for day, figure in days.items():
                self.same(figure, count, count, message=day)
                self.same(published.series(f"{name}-sum")[day], total, total, message=day)
                self.same(published.series(f"{name}-share")[day], 100 * large / count, large, count, message=day)
                found = published.breakdown(f"{name}-count", "phase", day)
                self.assertEqual({phase: part.value for phase, part in found.items()}, phases)
        self.assertEqual({row["status"] for row in published.lines}, {"computed"})


class Links(LanguageCase):
    """Rows that say that two numbers belong to one school."""

    def test_links_that_a_category_chooses(self):
        random = generator("links by category")
        urn = "{type: identifier, domain: school}"
        for kind in "{type: category}", "{type: code, codes: [Successor, Merged]}":
            area = Area(self)
            area.source("visits", {"urn": urn, "date": "{type: day}"})
            area.source("joins", {"old": urn, "new": urn, "kind": kind}, links="{of: school, from: old, to: new, where: {kind: Successor}}")
            area.kpi("schools", "{kind: distinct, of: urn, source: visits, day: date, window: to date}", unit="schools")
            visited = random.sample(range(20), 12)
            # Each school follows one that has no follower yet, so that no school is split.
            links = [(number, number + 20, random.choice(["Successor", "SUCCESSOR", "Merged"])) for number in range(20)]
            area.export("visits", [{"urn": f"{number}", "date": date(2024, 1, 1)} for number in visited + [20 + visited[0], 20 + visited[1]]])
            area.export("joins", [{"old": f"{old}", "new": f"{new}", "kind": kind} for old, new, kind in links])
            now = {old: new if kind.lower() == "successor" else old for old, new, kind in links}
            schools = {now[number] for number in visited} | {20 + visited[0], 20 + visited[1]}
            self.same(area.run(date(2024, 3, 31)).figure("schools"), len(schools), len(schools), message=kind)


class Rejects(LanguageCase):
    """A rejected row counts against a figure only where it may matter to it."""

    AREAS, LEVELS = ["North", "South", "East"], ["school", "area"]

    def drawn(self, random, count, broken):
        """Rows, and what is known of those that are rejected: a mapping each, without the value that is wrong."""
        rows, rejects = [], []
        for place in range(count):
            row = {"day": date(2022, 6, 1) + timedelta(random.randrange(600)), "area": random.choice(self.AREAS),
                   "level": random.choice(self.LEVELS), "pupils": random.randrange(100)}
            rows.append(row)
            if place < broken:
                wrong = random.choice(["day", "level", "pupils", "area"])
                rejects.append({name: row[name] for name in row if name != wrong})
                row[wrong] = {"day": "31/31/2023", "level": "Q", "pupils": "12a", "area": None}[wrong]
        random.shuffle(rows)
        return rows, rejects

    @staticmethod
    def matters(reject, where, window):
        """Whether a rejected row may matter: nothing that is known of it says that the figure drops it."""
        inside = "day" not in reject or window[0] <= reject["day"] <= window[1]
        return inside and all(name not in reject or reject[name] in wanted for name, wanted in where.items())

    def area(self, rows, limit):
        """An area with a sum and a count for each filter."""
        area = Area(self)
        area.source("counts", {"day": "{type: day, required: yes}", "area": "{type: category, required: yes}",
                               "level": f"{{type: code, codes: [{', '.join(self.LEVELS)}], required: yes}}",
                               "pupils": "{type: number, required: yes}"}, reject_limit=limit)
        self.filters = {"all": {}, "north": {"area": ["North"]}, "schools": {"level": ["school"]},
                        "south-areas": {"area": ["South", "East"], "level": ["area"]}}
        for name, where in self.filters.items():
            text = "{" + ", ".join(f"{column}: [{', '.join(wanted)}]" for column, wanted in where.items()) + "}"
            for kind, column in (("sum", "column: pupils, "), ("count", "")):
                area.kpi(f"{kind}-{name}", f"{{kind: {kind}, source: counts, day: day, window: rolling 3 months, {column}where: {text}}}",
                         unit="pupils")
        area.export("counts", rows)
        return area

    def compare(self, name, count, broken, limit, at_least, share):
        random = generator(name)
        seen = set()
        for _ in range(4):
            rows, rejects = self.drawn(random, count, broken)
            area = self.area(rows, limit)
            area.export("counts", [row for row in rows if isinstance(row["day"], date) and row["area"] and row["level"] != "Q"
                                   and row["pupils"] != "12a"])
            database = area.database()
            area.export("counts", rows)
            day = date(2024, 1, 31)
            published = area.run(day, first=date(2022, 9, 30))
            for filter_name, where in self.filters.items():
                condition = " AND ".join(f"{column} IN ({', '.join(repr(value) for value in wanted)})" for column, wanted in where.items())
                for kind in ("sum", "count"):
                    for end, figure in published.series(f"{kind}-{filter_name}").items():
                        window = months_before(end, 3), end
                        mattering = sum(self.matters(reject, where, window) for reject in rejects)
                        stopped = mattering > max(at_least, share * len(rows) / 100) or kind == "sum" and mattering > 0
                        seen.add((kind, stopped))
                        what = "SUM(pupils)" if kind == "sum" else "COUNT(*)"
                        query = f"SELECT {what} FROM counts WHERE day BETWEEN ? AND ? AND {condition or 'TRUE'}"
                        value = database.execute(query, [edge.toordinal() for edge in window]).fetchone()[0]
                        self.same(figure, None if stopped else value, None if stopped else value,
                                  message=f"{name} {kind} {filter_name} {end}: {mattering} of {len(rejects)} may matter")
            self.agrees(area, published, day)
        return seen

    def agrees(self, area, published, day):
        """`check` predicts what `run` gives, for each figure."""
        done = area.program("check", "--input", area.exports, "--as-of", day, "--format", "json")
        predicted = {figure["kpi"]: figure["status"] for figure in json.loads(done.stdout)["figures"]}
        self.assertEqual(predicted, {row["kpi"]: row["status"] for row in published.lines})
        self.assertEqual(done.returncode, published.exit)

    def test_sums(self):
        seen = self.compare("rejects of sums", 300, 12, "{percent: 50, at_least: 100, even_if_few_percent: 50}", 100, 50)
        self.assertEqual(seen, {("sum", True), ("sum", False), ("count", False)})

    def test_the_limit(self):
        seen = self.compare("rejects over the limit", 300, 20, "{percent: 2, at_least: 5, even_if_few_percent: 50}", 5, 2)
        self.assertEqual(seen, {("sum", True), ("sum", False), ("count", True), ("count", False)})


@needs("exclusions-by-characteristic")
class PublishedCharacteristics(LanguageCase):
    """Published counts with and without commas give the same figures."""

    def figures(self, file):
        area = Area(self, plan="plan: Published\narea: England\nstart: 2010-01-01\ncheckpoints: {end: 2020-12-31}\nareas_of_weakness: {A: B}\n")
        number = "{type: number, thousands: comma, suppressed: [x, ., z], required: heading"
        area.source("published", {
            "year": "{type: day, headings: [time_period], formats: [academic year]}", "school_type": "{type: category}",
            "characteristic": "{type: category}", "perm_excl": number + "}", "fixed_excl": number + "}",
        }, files=f"[{file}]", rows="{school_type: Total}")
        for column in ("perm_excl", "fixed_excl"):
            for name, characteristic in (("total", "Total"), ("decile", "'IDACI decile 0 to 10pc most deprived'")):
                area.kpi(f"{column}-{name}", f"""
                    kind: sum
                    source: published
                    day: year
                    window: academic year to date
                    column: {column}
                    where: {{characteristic: {characteristic}}}""", unit="exclusions")
        (area.exports / f"{file}.csv").symlink_to(DATA / f"exclusions-by-characteristic/{file}.csv")
        published = area.run(date(2017, 8, 31), first=date(2015, 8, 31))
        return {name: published.series(name) for name in
                ("perm_excl-total", "fixed_excl-total", "perm_excl-decile", "fixed_excl-decile")}

    def test_commas_change_no_figure(self):
        plain, quoted = self.figures("plain"), self.figures("quoted_thousands")
        self.assertEqual(plain, quoted)
        self.assertEqual(plain["perm_excl-total"][date(2017, 8, 31)].value, 7720)
        self.assertEqual(plain["fixed_excl-total"][date(2017, 8, 31)].value, 381865)
        self.assertEqual(quoted["fixed_excl-decile"][date(2015, 8, 31)].value, 40155)


@needs("ehc-plan-timeliness")
class PublishedTimeliness(LanguageCase):
    """Plans issued within 20 weeks, from the published counts of calendar years."""

    def test_timeliness(self):
        area = Area(self, plan="plan: Published\narea: Somerset\nstart: 2019-01-01\ncheckpoints: {end: 2024-12-31}\nareas_of_weakness: {A: B}\n")
        number = "{type: number, suppressed: [x], required: heading, headings: "
        area.source("timeliness", {
            "year": "{type: day, headings: [time_period], formats: [calendar year], required: yes}",
            "level": "{type: code, headings: [geographic_level], codes: [National, Regional, Local authority]}",
            "authority": "{type: category, headings: [la_name], required: no}", "breakdown": "{type: category, required: yes}",
            "plans": number + "[plans_issued_den_ex]}", "in_time": number + "[plans_issued_20_weeks_ex]}",
        }, key="[year, level, authority, breakdown]", files="[timeliness]",
            rows="{breakdown: All EHC plans issued, level: {not: Regional}}")
        for name, where in (("somerset", "{authority: Somerset}"), ("england", "{level: National}")):
            area.kpi(name, f"""
                kind: proportion
                source: timeliness
                day: year
                window: rolling 12 months
                numerator: in_time
                denominator: plans
                where: {where}""", unit="percent", better="higher")
        (area.exports / "timeliness.csv").symlink_to(DATA / "ehc-plan-timeliness/timeliness_20_week.csv")
        published = area.run(date(2024, 12, 31), first=date(2019, 12, 31))
        for name, day, value, of in (("somerset", date(2019, 12, 31), 21.7973, (114, 523)),
                                     ("somerset", date(2024, 12, 31), 33.5097, (190, 567)),
                                     ("england", date(2019, 12, 31), 60.3708, None), ("england", date(2024, 12, 31), 46.4344, None)):
            figure = published.series(name)[day]
            self.assertAlmostEqual(figure.value, value, places=4)
            if of:
                self.assertEqual((figure.numerator, figure.denominator), of)


if __name__ == "__main__":
    unittest.main()
