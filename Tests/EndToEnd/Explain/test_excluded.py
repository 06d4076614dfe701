"""Rows that no figure has, listed by `--rows rejected` and `--rows duplicates` without anything that they say."""

import csv
import io
import json
import tempfile
import unittest
from pathlib import Path

from worlds import ROOT, SOMERSET, program

DAY = "2024-03-31"


class Excluded(unittest.TestCase):
    """Over exclusions of which some cannot be used and some come twice."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        lines = (SOMERSET[1] / "exclusions.csv").read_text(encoding="utf-8").splitlines()
        rows = [line.split(",") for line in lines]
        day, send = rows[0].index("start_date"), rows[0].index("sen_status")
        rows[4][day], rows[9][send] = "2023-02-30", "Zorro"
        rows += [list(rows[20]), list(rows[30])]
        rows[-1][send] = "N" if rows[30][send] != "N" else "K"
        self.values = {rows[4][day], "Zorro", *(row[column] for row in rows[1:] for column in range(3))}
        self.end = len(rows)
        self.write("exclusions.csv", rows)

    def write(self, name, rows):
        """A file of the exports."""
        (self.folder / name).write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")

    def listed(self, kpi, role, form, code=0):
        """What is printed of a role."""
        done = program("explain", kpi, "--pipelines", SOMERSET[0], "--input", self.folder, "--as-of", DAY, "--rows", role,
                       "--format", form, state=self.folder / "state", columns=200)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout if code == 0 else done.stderr

    def test_rejected_rows_have_their_rule_and_column(self):
        expected = [("exclusions.csv", 5, "date", "start_date"), ("exclusions.csv", 10, "code", "sen_status")]
        rows = json.loads(self.listed("7", "rejected", "json"))["rows"]
        self.assertEqual([(row["file"], row["line"], row["rule"], *row["columns"]) for row in rows], expected)
        self.assertEqual({(row["role"], len(row["values"])) for row in rows}, {("rejected", 0)})
        table = [row for row in csv.DictReader(io.StringIO(self.listed("7", "rejected", "csv"))) if row["measure"] == "value"]
        self.assertEqual([(row["file"], int(row["line"]), row["rule"], row["columns"]) for row in table], expected)
        for form in ("text", "markdown"):
            text = self.listed("7", "rejected", form)
            self.assertIn(": 2 rows", text)
            self.assertRegex(text, r"exclusions\.csv[ |]+5[ |]+start date[ |]+not a date")
            self.assertRegex(text, r"exclusions\.csv[ |]+10[ |]+SEN status[ |]+a value that the definition does not list")

    def test_duplicates_are_as_many_as_are_counted(self):
        figure = json.loads(self.listed("7", "duplicates", "json"))
        counted = sum(file["duplicates"] for source in figure["sources"] for file in source["files"])
        self.assertEqual((counted, len(figure["rows"])), (2, 2))
        self.assertEqual([(row["file"], row["line"], row["role"], row["rule"], row["columns"], row["values"]) for row in figure["rows"]],
                         [("exclusions.csv", line, "duplicates", "key", ["exclusion_id"], {}) for line in (21, 31)])
        for form in ("text", "markdown"):
            self.assertRegex(self.listed("7", "duplicates", form), r"exclusions\.csv[ |]+21[ |]+exclusion id[ |]+another row")

    def test_no_value_is_printed(self):
        for role in ("rejected", "duplicates"):
            for form in ("text", "csv", "json", "markdown"):
                words = set(self.listed("7", role, form).replace('"', " ").replace(",", " ").replace("|", " ").split())
                self.assertEqual(words & self.values, set(), (role, form))

    def test_none_is_said_to_be_none(self):
        lines = (SOMERSET[1] / "exclusions.csv").read_text(encoding="utf-8").splitlines()
        self.write("exclusions.csv", [line.split(",") for line in lines[:2]])
        for role in ("rejected", "duplicates", "stopped"):
            self.assertIn(f"There are no rows called '{role}' here.", self.listed("7", role, "text"))
            self.assertEqual(json.loads(self.listed("7", role, "json"))["rows"], [])
        self.assertIn("rejected", self.listed("7", "rejcted", "text", code=64))

    def test_a_figure_that_is_not_calculated_has_nobody_in_its_numerator(self):
        for path in SOMERSET[1].glob("*.csv"):
            if path.stem != "exclusions":
                (self.folder / path.name).write_bytes(path.read_bytes())
        (self.folder / "exclusions.csv").unlink()
        done = program("explain", "10", "--pipelines", SOMERSET[0], "--input", self.folder, "--as-of", DAY, columns=200)
        self.assertIn("No figure for 31 March 2024", done.stdout)
        self.assertNotIn("in the numerator", done.stdout)
        self.assertIn("not used, because the figure could not be calculated", done.stdout)
        done = program("explain", "7", "--pipelines", SOMERSET[0], "--input", self.folder, "--as-of", DAY, "--by", "area", columns=200)
        self.assertIn("There is nothing to show by area", done.stdout)

    def test_a_sum_with_a_hidden_number_has_nobody_either(self):
        recipe = ROOT / "Fixtures/recipes/suppressed-cells"
        done = program("explain", "1", "--pipelines", recipe / "Pipelines", "--input", recipe / "input", "--as-of", DAY, "--format", "json")
        shown = [figure for figure in json.loads(done.stdout)["also_shown"] if figure["value"] is None]
        self.assertTrue(shown)
        for source in (source for figure in shown for source in figure["sources"]):
            self.assertEqual((source["counted"], source["numerator"], source["denominator"]), (0, 0, 0))
            steps = {step["name"]: step["rows"] for step in source["steps"]}
            self.assertGreater(steps["not-calculated"], 0)
            self.assertEqual(sum(steps.values()), source["accepted"])

    def test_a_refused_source_keeps_its_counts_and_rows(self):
        lines = (SOMERSET[1] / "exclusions.csv").read_text(encoding="utf-8").splitlines()
        rows = [line.split(",") for line in lines]
        for row in rows[1:]:
            row[rows[0].index("start_date")] = "2023-02-30"
        self.write("exclusions.csv", rows)
        count = len(rows) - 1
        self.assertEqual(len(json.loads(self.listed("7", "rejected", "json"))["rows"]), count)
        done = program("explain", "7", "--pipelines", SOMERSET[0], "--input", self.folder, "--as-of", DAY, columns=200)
        self.assertIn(f"read from exclusions.csv: {count} rejected", done.stdout)


if __name__ == "__main__":
    unittest.main()
