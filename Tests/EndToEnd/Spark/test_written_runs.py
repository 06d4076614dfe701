"""Rows that come again, and texts, days and numbers that are hard to write: Apache Spark and this machine alone read them alike."""

import csv
import os
import random
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from both import Both

ALL = os.environ.get("CASES") == "all"
DAY = "2024-03-31"
PLAN = """plan: An invented plan
area: Nowhere
start: 2023-01-01
checkpoints: {end: 2024-12-31}
areas_of_weakness: {A: An invented area}
"""
VERSIONED = """key: [visit, place]
{version}columns:
  visit: {{type: number}}
  place: {{type: category, required: no}}
  date: {{type: day}}
  told: {{type: day, required: no}}
  edition: {{type: number, required: no}}
  size: {{type: number, places: 2, at_least: 0, required: no}}
  child: {{type: identifier, domain: person}}
"""
WRITTEN = """key: [visit, place, note]
columns:
  visit: {type: identifier, domain: visit}
  date: {type: day, not_before: none}
  end: {type: day, required: no, not_before: none}
  size: {type: number, required: no}
  fine: {type: number, places: 6, required: no}
  place: {type: category, required: no}
  note: {type: text, required: no}
"""
RULE = "source: {name}, day: date, window: rolling 12 months"
OF_VERSIONS = {
    "sum": (f"{{kind: sum, {RULE}, column: size, hidden: left out}}", "people"), "all": (f"{{kind: count, {RULE}}}", "people"),
    "of": (f"{{kind: statistic, {RULE}, column: size, hidden: left out, statistic: mean}}", "people"),
    "mid": (f"{{kind: statistic, {RULE}, column: size, hidden: left out, statistic: percentile 33.3}}", "people")}
# Some of them are compared as equal, and some are words of a shell or of Spark.
COMPARED = r"""['back\slash', '100% sure', 'new line', 'it''s', '%41', '${spark.app.name}', 'naïve']"""
WAIT = "source: {name}, day: date, window: to date, from: date, to: end"
OF_TEXTS = {
    "sum": (f"{{kind: sum, {RULE}, column: size, hidden: left out}}", "people"),
    "fine": (f"{{kind: statistic, {RULE}, column: fine, hidden: left out, statistic: mean}}", "people"),
    "most": (f"{{kind: statistic, {RULE}, column: size, hidden: left out, statistic: maximum}}", "people"),
    "long": (f"{{kind: duration, {WAIT}, statistic: mean}}", "days"),
    "ninth": (f"{{kind: duration, {WAIT}, statistic: percentile 90}}", "months"),
    "odd": (f"{{kind: count, {RULE}, where: {{place: {COMPARED}}}}}", "people"),
    "said": (f"{{kind: proportion, {RULE}, numerator: {{note: present}}}}", "percent"),
    "who": (f"{{kind: distinct, {RULE}, of: visit}}", "people")}
PLACES = [
    "back\\slash", "BACK\\SLASH", "100% sure", "new\nline", "it's", "%41", "A", "naïve", "NAÏVE", "nai\u0308ve", "A\u0301b", "\u00c1b",
    "tab\there", "😀 emoji", "a;b|c", "'); DROP", "${spark.app.name}", "{{y}}", "\u00a0space\u00a0", "ﬀ ligature", "ß", "ss",
    "İ", "i̇", "ı", "__HIVE", "\\N", ""]
IDENTIFIERS = ["007", "7", "0007", "P\\1", "P%1", "a b", "A B", "ü", "u\u0308", "É1", "x'y"]
DAYS = ["0001-01-01", "1582-10-10", "1899-12-31", "2023-03-31", "2023-04-01", "2024-01-31", "2024-02-29", "2024-03-01"]


class Written(unittest.TestCase):
    """Tiny plans."""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pipelines, self.exports = Path(folder.name) / "Pipelines", Path(folder.name) / "exports"
        for path in (self.pipelines / "sources", self.pipelines / "kpis", self.exports):
            path.mkdir(parents=True)
        (self.pipelines / "plan.yml").write_text(PLAN, encoding="utf-8")
        self.random = random.Random("written")

    def define(self, name, source, kinds):
        """A source and KPIs of its rows."""
        (self.pipelines / f"sources/{name}.yml").write_text(f"source: {name}\ntitle: The {name}\n{source}", encoding="utf-8")
        for kind, (measure, unit) in kinds.items():
            (self.pipelines / f"kpis/{name}-{kind}.yml").write_text(
                f"kpi: {name}-{kind}\ntitle: The {kind} of {name}\narea_of_weakness: A\nactions: []\nowner: Nobody\nbetter: lower\n"
                f"unit: {unit}\nbreakdowns: [place]\nmeasure: {measure.replace('{name}', name)}\n", encoding="utf-8")

    def export(self, name, rows):
        """An export with its headings."""
        with open(self.exports / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_versions(self):
        """Keys come often, with a version or without, in files that are not in the order of their names."""
        for name, version in (("visits", "later_version: told\n"), ("calls", "later_version: edition\n"), ("talks", "")):
            self.define(name, VERSIONED.format(version=version), OF_VERSIONS)
            for number in ("", "-2", "-10"):
                rows = [self.versioned() for _ in range(400)]
                self.export(name + number, [["visit", "place", "date", "told", "edition", "size", "child"], *rows])
        for part_size in (None, 900):
            Both(self, self.pipelines, self.exports, part_size=part_size).run("--as-of", DAY)

    def versioned(self):
        """A row whose key comes often, spelled in some way."""
        either = self.random.choice
        place = either(["Home", "HOME", "home ", "School", "", "Straße", "STRASSE", "École", "école", "ÉCOLE"])
        told = either(["", f"2024-03-{self.random.randrange(1, 9):02d}"])
        return [self.random.randrange(60), place, f"2023-{self.random.randrange(1, 13):02d}-11", told, either(["", "1", "2", "10"]),
                either(["", "0.10", "0.2", "1.25", "7"]), f"C{self.random.randrange(30)}"]

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_texts_days_and_numbers(self):
        self.define("notes", WRITTEN, OF_TEXTS)
        either = self.random.choice
        rows = [[f"{either(IDENTIFIERS)}{self.random.randrange(9)}", either(DAYS), either(["", "2024-03-31", "2024-02-29", "2023-12-31"]),
                 either(["", "2147483647", "1", "0"]), either(["", "0.000001", "999999.999999", "1.1"]), either(PLACES),
                 either(["", "n\n1", "n\t2", "x", "X"])] for _ in range(900)]
        self.export("notes", [["visit", "date", "end", "size", "fine", "place", "note"], *rows])
        Both(self, self.pipelines, self.exports).run("--as-of", DAY)


if __name__ == "__main__":
    unittest.main()
