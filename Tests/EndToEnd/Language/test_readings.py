"""Readings of a KPI: whichever is the headline, each gives what SQL gives; and what is to be confirmed is listed until its key is gone."""

import json
import unittest
from datetime import date, timedelta

from area import Area, LanguageCase, generator, month_end, months_before

NAMES = ("children", "suspensions", "latest")
MEASURES = {
    "children": "{kind: repeats, count: entities, of: child, source: suspensions, day: start, window: rolling 6 months}",
    "suspensions": "{kind: repeats, count: further rows, of: child, source: suspensions, day: start, window: rolling 6 months}",
    "latest": "{kind: distinct, of: child, source: suspensions, day: start, window: month}",
}
UNITS = {"children": "children", "suspensions": "suspensions", "latest": "children"}
OPEN = "{what: 'Which of these is meant?', by: The board, since: 2023-06-01}"


def readings(marked=()):
    """The readings as YAML; those that are marked are to be confirmed."""
    return "\n".join(
        f"{name}:\n  title: The {name}\n  measure: {MEASURES[name]}" + ("" if UNITS[name] == "children" else f"\n  unit: {UNITS[name]}")
        + (f"\n  to_confirm: {OPEN}" if name in marked else "") for name in NAMES)


def expected(database, name, day):
    """What the reading promises, in SQL: the children with more than one suspension, the suspensions after the first, the children of
    the month; None where the export does not reach the window."""
    months = 1 if name == "latest" else 6
    first = day.replace(day=1) if name == "latest" else months_before(day, months)
    newest, = database.execute("SELECT MAX(start) FROM suspensions WHERE start <= ?", (day.toordinal(),)).fetchone()
    if newest is None or newest < first.toordinal():
        return None  # Nothing is claimed of days that the export does not reach.
    counts = [count for (count,) in database.execute(
        "SELECT COUNT(*) FROM suspensions WHERE start BETWEEN ? AND ? GROUP BY child", (first.toordinal(), day.toordinal()))]
    if name == "children":
        return sum(count > 1 for count in counts)
    return sum(count - 1 for count in counts) if name == "suspensions" else len(counts)


def suspensions(random):
    """Rows of some children over a year and a half."""
    return [{"id": f"S{number}", "child": f"C{random.randrange(12)}", "start": date(2022, 10, 1) + timedelta(random.randrange(540))}
            for number in range(random.randrange(20, 120))]


class ReadingsTests(LanguageCase):
    """The figures of a KPI in three readings."""

    def area(self, rows, headline="children", **more):
        """An area with one KPI."""
        area = Area(self)
        area.source("suspensions", {"id": "{type: identifier, domain: suspension}", "child": "{type: identifier, domain: child}",
                                    "start": "{type: day}"}, key="[id]")
        area.kpi("k", headline=headline, readings=readings(more.pop("marked", ())), **more)
        area.export("suspensions", rows)
        return area

    def test_each_reading_is_what_sql_gives_whichever_is_the_headline(self):
        random = generator("readings")
        for case in range(6):
            rows, headline = suspensions(random), NAMES[case % 3]
            area = self.area(rows, headline)
            day = month_end(date(2023, random.randrange(6, 13), 1)) - timedelta(random.choice((0, 0, 9)))
            published, database = area.run(day, date(2023, 3, 31)), area.database()
            for name in NAMES:
                series = published.series("k", "value" if name == headline else name)
                self.assertGreater(len(series), 2)
                for asked, found in series.items():
                    self.same(found, expected(database, name, asked), found.numerator, message=(case, name, asked))
            self.assertEqual(published.series("k", headline), {}, "the headline has no second series")
            self.same(published.figure("k"), expected(database, headline, day), expected(database, headline, day))

    def test_the_feed_says_which_reading_is_the_headline(self):
        published = self.area(suspensions(generator("feed")), "suspensions").run(date(2023, 12, 31))
        line = json.loads((published.folder / "scorecard.json").read_text(encoding="utf-8"))["lines"][0]
        self.assertEqual((line["headline"], line["unit"], line["short_title"]), ("suspensions", "suspensions", "The suspensions"))
        self.assertEqual([(reading["name"], reading["title"], reading["unit"]) for reading in line["readings"]],
                         [(name, f"The {name}", UNITS[name]) for name in NAMES])
        self.assertTrue(all(reading["definition"] for reading in line["readings"]))
        page = (published.folder / "dashboard.html").read_text(encoding="utf-8")
        self.assertIn("The suspensions (headline)", page)
        self.assertIn("<th scope=\"row\">The children</th>", page)

    def test_another_headline_breaks_the_series_and_another_title_does_not(self):
        area = self.area(suspensions(generator("headline")))
        output = area.folder / "output"

        def line(day):
            done = area.program("run", "--quiet", "--as-of", day, "--input", area.exports, "--output", output)
            self.assertEqual(done.returncode, 0, done.stderr)
            feed = json.loads((output / "latest/scorecard.json").read_text(encoding="utf-8"))
            return feed["lines"][0]

        first = line("2023-10-31")
        area.kpi("k", headline="children", readings=readings().replace("title: The latest", "title: Another title"))
        renamed = line("2023-11-30")
        self.assertEqual((renamed["fingerprint"], renamed["definition"]), (first["fingerprint"], first["definition"]))
        self.assertNotIn("not comparable", renamed["note"])
        area.kpi("k", headline="latest", readings=readings())
        self.assertIn("not comparable with earlier figures", line("2023-12-31")["note"])

    def test_another_headline_can_be_tried(self):
        rows = suspensions(generator("set"))
        area, day = self.area(rows), date(2023, 12, 31)
        published, options = area.run(day), ["--dry-run", "--as-of", day, "--input", area.exports, "--output", area.folder / "output-1"]
        done = area.program("run", *options, "--set", "k.headline=suspensions")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{published.series('k', 'suspensions')[day].value:.0f} suspensions", done.stdout)
        done = area.program("run", *options, "--set", "k.window=month")
        self.assertEqual(done.returncode, 0, done.stderr)
        area.kpi("k", headline="children", readings=readings().replace("rolling 6 months", "month", 1))
        self.assertIn(f"{area.run(day).figure('k').value:.0f} children", done.stdout)

    def test_what_is_to_be_confirmed_shows_from_its_day_on_and_until_its_key_is_gone(self):
        rows = suspensions(generator("to confirm"))
        more = {"baseline": f"{{value: 9, date: 2022-12-31, to_confirm: {OPEN}}}", "targets": f"{{end: {{value: 3, to_confirm: {OPEN}}}}}"}
        area = self.area(rows, marked=["suspensions"], **more)
        for day, count in ((date(2023, 5, 31), 0), (date(2023, 6, 1), 3), (date(2023, 12, 31), 3)):
            published = area.run(day)
            line = json.loads((published.folder / "scorecard.json").read_text(encoding="utf-8"))["lines"][0]
            page = (published.folder / "dashboard.html").read_text(encoding="utf-8")
            self.assertEqual(len(line.get("to_confirm", [])), count, day)
            self.assertEqual("id=\"to-confirm\"" in page, count > 0, day)
            self.assertEqual(page.count("(to be confirmed)") >= count, True, day)
            said = area.program("check", "--input", area.exports, "--as-of", day).stdout
            self.assertEqual(said.count("Which of these is meant?"), count, said)
        self.assertEqual([(open["about"], open["name"]) for open in line["to_confirm"]],
                         [("reading", "suspensions"), ("baseline", ""), ("target", "end")])
        self.assertIn("KPI k, target at end: Which of these is meant? (The board, since 1 June 2023)", said)
        checked = json.loads(area.program("check", "--input", area.exports, "--as-of", day, "--format", "json").stdout)
        self.assertEqual(checked["figures"][0]["to_confirm"], line["to_confirm"])
        confirmed = self.area(rows).run(date(2023, 12, 31))
        page = (confirmed.folder / "dashboard.html").read_text(encoding="utf-8")
        self.assertNotIn("confirmed", page)


if __name__ == "__main__":
    unittest.main()
