"""The formats of one explanation say the same, and what they say of files, windows and charts is so."""

import csv
import hashlib
import io
import json
import re
import tempfile
import unittest
from datetime import date
from pathlib import Path

from test_steps import first_day
from worlds import SOMERSET, explain, program

DAY = "2024-03-31"
WORLD = ("--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--as-of", DAY)


class Formats(unittest.TestCase):
    """Beside the JSON."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.state = self.folder / "state"

    def printed(self, kpi, form, *arguments):
        """An explanation in another format."""
        done = program("explain", kpi, *WORLD, "--format", form, *arguments, state=self.state)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_rows_are_the_same_in_every_format(self):
        for kpi in ("7", "10"):
            figure = explain(kpi, SOMERSET, DAY, "--rows", state=self.state)[0]
            table = [row for row in csv.DictReader(io.StringIO(self.printed(kpi, "csv", "--rows"))) if row["measure"] == "value"]
            self.assertEqual(len(table), len(figure["rows"]))
            for row, told in zip(table, figure["rows"]):
                self.assertEqual((row["source"], row["use"] or None, row["file"], int(row["line"]), row["role"], row["day"]),
                                 (told["source"], told.get("use"), told["file"], told["line"], told["role"], told.get("day", "")))
                values = {name: cell for name, cell in list(row.items())[9:] if cell}
                self.assertEqual(values, told["values"])
            text = self.printed(kpi, "markdown", "--rows")
            for source in figure["sources"]:
                own = [row for row in figure["rows"] if (row["source"], row.get("use")) == (source["source"], source.get("use"))]
                self.assertRegex(text, rf"(?m): {len(own):,} rows?$")
            self.assertEqual(len(re.findall(r"(?m)^\| \S+\.csv \| ", text)), len(figure["rows"]))

    def test_the_order_is_noted_where_the_effects_depend_on_it(self):
        """Not in a count, where each row has its own effect: repeated children, medians and shares depend on what was applied before."""
        note = "In another order each effect could differ"
        for kpi, wanted in (("7", 0), ("9", 2), ("8", 1), ("5a", 4)):
            text = " ".join(self.printed(kpi, "text").split())
            self.assertEqual(text.count(note), wanted, kpi)
        for kpi, wanted in (("7", 0), ("9", 1), ("8", 1)):
            self.assertEqual(" ".join(self.printed(kpi, "text", "--by", "area").split()).count(note), wanted, kpi)

    def test_a_row_is_where_it_says_in_the_file_that_it_says(self):
        lines = (SOMERSET[1] / "exclusions.csv").read_text(encoding="utf-8").splitlines()
        for name, own in (("exclusions.csv", lines[:80]), ("exclusions-2.csv", lines[:1] + lines[80:])):
            (self.folder / name).write_text("\n".join(own) + "\n", encoding="utf-8")
        found = explain("7", (SOMERSET[0], self.folder), DAY, "--rows", "--show-identifiers", "--yes", "--reason", "x", state=self.state)[0]
        self.assertEqual({row["file"] for row in found["rows"]}, {"exclusions.csv", "exclusions-2.csv"})
        for row in found["rows"]:
            cells = (self.folder / row["file"]).read_text(encoding="utf-8").splitlines()[row["line"] - 1].split(",")
            self.assertEqual((row["values"]["exclusion_id"], row["day"]), (cells[0], cells[3]))
        for file in found["sources"][0]["files"]:
            self.assertEqual(file["sha256"], hashlib.sha256((self.folder / file["file"]).read_bytes()).hexdigest())

    def test_one_role_alone_in_every_format(self):
        for role in ("numerator", "denominator"):
            figure = explain("8", SOMERSET, DAY, "--rows", role, state=self.state)[0]
            self.assertEqual({row["role"] for row in figure["rows"]}, {role})
            self.assertEqual(len(figure["rows"]), figure["sources"][0][role])

    def test_steps_come_in_the_order_in_which_rules_are_asked(self):
        found = [step["name"] for step in explain("7", SOMERSET, "2023-12-31")[0]["sources"][0]["steps"]]
        self.assertEqual(found, ["after-the-window", "before-the-window", "stopped"])
        found = [step["name"] for step in explain("5a", SOMERSET, "2023-12-31")[0]["sources"][0]["steps"]]
        self.assertEqual(found, [name for name in ("no-triage-date", "after-the-window", "triage-date", "before-the-window", "no-referral-date",
                                                   "ends-early", "begins-later") if name in found])
        self.assertGreater(len(found), 2)

    def test_the_window_is_that_of_the_plan(self):
        for kpi, months in (("7", 12), ("9", 12), ("5a", 3)):
            window = explain(kpi, SOMERSET, DAY)[0]["window"]
            self.assertEqual(window, {"first": str(first_day(date.fromisoformat(DAY), months)), "last": DAY})

    def test_entities_are_different_children(self):
        with open(SOMERSET[1] / "suspensions.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        figure = explain("9", SOMERSET, DAY, "--rows", "numerator", state=self.state)[0]
        pupils = {rows[row["line"] - 2]["pupil_id"] for row in figure["rows"]}
        self.assertEqual(figure["sources"][0]["entities"], len(pupils))
        self.assertLess(len(pupils), len(figure["rows"]))

    def test_the_points_outside_normal_variation_are_those_of_the_published_charts(self):
        program("run", *WORLD, "--output", self.folder / "output", "--quiet")
        feed = json.loads((self.folder / "output/latest/scorecard.json").read_text(encoding="utf-8"))
        published = {}
        for chart in feed["charts"]:
            points = [{key: point[key] for key in ("as_of", "value", "causes") if key in point} for point in chart["points"] if point.get("causes")]
            published[chart["id"]["kpi"] + chart["id"]["part"]] = points
        several = 0
        for kpi in ("1", "2", "4", "5", "6", "7", "8", "9", "10", "11", "12"):
            for figure in explain(kpi, SOMERSET, DAY):
                name = figure["kpi"] + figure["part"]
                self.assertEqual(figure.get("chart", []), published.get(name, []), name)
                several += sum(len(point["causes"]) > 1 for point in figure.get("chart", []))
        self.assertGreater(several, 0)


if __name__ == "__main__":
    unittest.main()
