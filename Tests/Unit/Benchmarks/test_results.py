"""What is said of speed is what was measured: ratios stand in the README as in the table, and nowhere else."""

import re
import unittest

from project import ROOT

import results
from report import table

README = results.README.read_text(encoding="utf-8")
RESULTS = results.RESULTS.read_text(encoding="utf-8")
SPARK = results.SPARK.read_text(encoding="utf-8")
TIME = re.compile(r"\d\.\d+ ?s\b|\d ?ms\b|million instructions|instructions an? (?:row|line)|times as (?:fast|quick|slow)")


def example(time, to_plain):
    """A table of one size as bench.py prints it."""
    plain = table(["job", "DuckDB: wall, CPU, peak", "time to the better peer's"],
                  [["a: one month-end", "0.19 s, 0.22 s, 110 MB", f"{time} (DuckDB)"], ["d: check", "–", "–"]])
    scattered = table(["job", "time to the better peer's", "time to plain exports'"],
                      [["a: one month-end", "0.90 (Polars)", to_plain], ["d: check", "–", "1.10"]])
    return (f"2 cores\n\ncouncil, plain: 4,740,529 bytes, 112,553 rows; no row twice\n\n{plain}\n\n"
            f"council, scattered: 5,423,698 bytes, 112,553 rows; drawn\n\n{scattered}\n")


class Quotes(unittest.TestCase):
    """Ratios in the project's README."""

    def test_they_are_those_of_the_table(self):
        known = results.ratios(results.written(RESULTS))
        for place, value in results.quotes(README):
            self.assertEqual(value, known.get(place), f"{place}: `make bench` writes both")

    def test_there_are_two_or_three(self):
        self.assertIn(len(results.quotes(README)), (2, 3))

    def test_nothing_else_is_said_of_speed(self):
        section = re.search(r"(?s)\n## How fast\n(.*?)\n## ", README)[1]
        self.assertEqual(len(results.quotes(section)), len(results.quotes(README)))
        self.assertEqual(re.findall(r".*\d\.\d.*", results.QUOTE.sub("", section)), [])
        articles = (ROOT / "Sources/scorecard/Documentation.docc").glob("*.md")
        for path in (results.README, results.RESULTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "cron/README.md", *articles):
            text = results.WRITTEN.sub("", path.read_text(encoding="utf-8"))
            self.assertEqual(TIME.findall(text), [], f"{path.name}, beside a table that is measured")

    def test_the_table_says_what_was_measured_when_and_where(self):
        for text in (RESULTS, SPARK):
            self.assertRegex(results.written(text), r"\n\d{4}-\d\d-\d\d, commit [0-9a-f]{10}.*; \d+ cores, \d+ GB, ")


class Writing(unittest.TestCase):
    """A table that is new."""

    def test_each_ratio_has_its_place(self):
        self.assertEqual(results.ratios(example("0.62", "1.31")), {
            "council, plain, a, time": "0.62", "council, scattered, a, time": "0.90", "council, scattered, a, plain": "1.31",
            "council, scattered, d, plain": "1.10"})

    def test_quotes_follow_the_table(self):
        text = "It takes <!-- bench: council, plain, a, time -->0.99<!-- end --> of the time."
        self.assertEqual(results.quoting(text, example("0.62", "1.31")), text.replace("0.99", "0.62"))

    def test_a_table_without_a_quoted_ratio_is_not_taken(self):
        with self.assertRaisesRegex(results.Missing, "800MB, plain, a, time"):
            results.quoting("<!-- bench: 800MB, plain, a, time -->0.99<!-- end -->", example("0.62", "1.31"))

    def test_the_table_stands_between_its_marks(self):
        text = "before\n<!-- written by make bench -->\nold\n<!-- end -->\nafter\n"
        self.assertEqual(results.holding(text, "new\n"), text.replace("old", "new"))
        with self.assertRaises(results.Missing):
            results.holding("no marks", "new")


if __name__ == "__main__":
    unittest.main()
