"""The Department for Education's published exclusions, read by a plan of their own: counts, not records.

`sum` measures over one row a year, level and school type; each figure is compared with the published number and with
Python's csv over the same file.
"""

import csv
import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from corpora import AREAS, DATA, AreaCase, extract, needs, scorecard

FOLDER = "published-exclusions"
NAME = "exc_nat_region_la_fy.csv"
PIPELINES = AREAS / "published/Pipelines"
PARTS = {"permanent": "perm_excl", "suspensions": "suspension", "suspended": "one_plus_susp"}
LEVELS = {"england": {"geographic_level": "National", "school_type": "Total"},
          "regions": {"geographic_level": "Regional", "school_type": "Total"},
          "authorities": {"geographic_level": "Local authority", "school_type": "Total"},
          "somerset": {"la_name": "Somerset", "school_type": "Total"}, "every_row": {}}
KEYS = ("time_period", "geographic_level", "region_name", "la_name", "school_type")


def published():
    """The file as Python reads it."""
    with open(DATA / FOLDER / NAME, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def picked(rows, year, where):
    """The rows of a year (202223) that a level names."""
    return [row for row in rows if row["time_period"] == year and all(row[key] == text for key, text in where.items())]


def day_of(year):
    """The last day of an academic year: 202223 ends on 31 August 2023."""
    return f"{int(year[:4]) + 1}-08-31"


def has_fraction(row):
    """Whether a published count is none: older years hold 5741.02 exclusions."""
    return any("." in row[column] for column in PARTS.values())


@needs(FOLDER)
class PublishedExclusions(AreaCase):
    """Sums as at 31 August, of the academic year to date."""

    area, exports = "published", FOLDER

    @classmethod
    def setUpClass(cls):
        cls.rows = published()
        cls.pipelines = cls.with_authorities()
        cls.feed, cls.feed_2017 = cls.publish("2023-08-31"), cls.publish("2017-08-31")

    @classmethod
    def with_authorities(cls):
        """The area's definitions with a list of the authorities: of what nobody lists forty alone are shown."""
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        pipelines = Path(shutil.copytree(PIPELINES, Path(folder.name) / "Pipelines"))
        names = sorted({row["la_name"] for row in cls.rows} - {""})
        source = pipelines / "sources/published_exclusions.yml"
        text = source.read_text(encoding="utf-8")
        source.write_text(text.replace("{type: category, headings: [la_name]", f"{{type: category, known: {json.dumps({name: [] for name in names})}, headings: [la_name]"),
                          encoding="utf-8")
        return pipelines

    def check_line(self, feed, kpi, *values):
        """A level's three sums."""
        self.assertEqual(tuple(feed.value(kpi, part) for part in PARTS), values, kpi)

    def test_england_and_somerset_as_published(self):
        self.check_line(self.feed, "england", 9376, 786961, 304040)
        self.check_line(self.feed, "somerset", 95, 10955, 3544)
        self.check_line(self.feed_2017, "somerset", 92, 4985, 2079)
        self.assertEqual(self.feed.lines["england", "permanent"]["period_start"], "2022-09-01")
        self.assertEqual(self.feed.lines["somerset", "permanent"]["period_end"], "2023-08-31")

    def test_regions_and_authorities_add_up_to_england(self):
        for feed in (self.feed, self.feed_2017):
            england = [feed.value("england", part) for part in PARTS]
            self.check_line(feed, "regions", *england)
            self.check_line(feed, "authorities", *england)

    def test_every_row_is_six_times_too_many(self):
        self.assertEqual(self.feed.value("every_row", "permanent"), 56256)
        self.check_line(self.feed, "every_row", *(6 * self.feed.value("england", part) for part in PARTS))

    def test_the_rate_is_a_proportion_of_sums(self):
        line = self.feed.lines["somerset", "suspension_rate"]
        self.assertEqual((line["numerator"], line["denominator"]), (10955, 72471))
        self.assertAlmostEqual(line["value"], 100 * 10955 / 72471, places=12)
        self.assertEqual(f"{line['value']:.5f}", "15.11639")

    def test_each_region_and_authority_alone(self):
        for kpi, column, count in (("regions", "region_name", 10), ("authorities", "la_name", 152)):
            rows = picked(self.rows, "202223", LEVELS[kpi])
            self.assertEqual(len(rows), count)
            for part, heading in PARTS.items():
                found = self.feed.breakdown(kpi, part, "2023-08-31")
                self.assertEqual({row[column]: found.get(row[column]) for row in rows},
                                 {row[column]: int(row[heading]) for row in rows})
        authorities = self.feed.breakdown("authorities", "permanent", "2023-08-31")
        self.assertEqual([authorities[name] for name in ("Somerset", "North Somerset", "Bath and North East Somerset")],
                         [95, 35, 39])

    def test_every_year_of_whole_numbers(self):
        years = sorted({row["time_period"] for row in self.rows})
        self.assertEqual(len(years), 17)
        for year, (kpi, where) in ((year, level) for year in years for level in LEVELS.items()):
            rows = picked(self.rows, year, where)
            if not any(map(has_fraction, rows)):
                found = [self.feed.points[kpi, part, day_of(year)].get("value") for part in PARTS]
                right = [sum(int(row[heading]) for row in rows) for heading in PARTS.values()]
                self.assertEqual(found, right, (year, kpi))

    def test_no_sum_passes_over_a_row_that_was_not_read(self):
        """England's 5,741.02 exclusions of 2009/10 are that many, or no figure; they are not nought."""
        wrong = []
        for year, kpi in ((year, kpi) for year in ("200708", "200910") for kpi in LEVELS):
            for part, heading in PARTS.items():
                found = self.feed.points[kpi, part, day_of(year)].get("value")
                right = sum(float(row[heading]) for row in picked(self.rows, year, LEVELS[kpi]))
                if found is not None and abs(found - right) > 1e-6:
                    wrong.append(f"{kpi}, {part}, {year}: {found}, published {right:.9g}")
        self.assertEqual(wrong, [])

    def test_every_row_is_accepted_or_rejected_with_its_place(self):
        quality = self.feed.quality["published_exclusions"]
        self.assertEqual((quality["read"], quality["duplicates"], quality["skipped"]), (11000, 0, 0))
        code, headings, table, said = extract("published_exclusions", PIPELINES, DATA / FOLDER)
        rejected = {int(line) for line in re.findall(rf"^{NAME}:([0-9]+): ", said, re.MULTILINE)}
        self.assertEqual((code, len(rejected)), (0, quality["rejected"]))
        self.assertTrue(all(has_fraction(self.rows[line - 2]) for line in rejected), said)
        kept = [row for line, row in enumerate(self.rows, 2) if line not in rejected]
        self.assertEqual(len(headings), 10)
        self.assertEqual(table, [[day_of(row["time_period"]), *(row[key] for key in KEYS[1:]), row["headcount"],
                                  *(row[heading] for heading in PARTS.values()), row["susp_rate"].replace("z", "")]
                                 for row in kept])


@needs(FOLDER)
class SuppressedCounts(AreaCase):
    """The same file with one count taken out: Somerset's suspensions of 2022/23 read `z`."""

    area, exports = "published", FOLDER

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        text = (DATA / FOLDER / NAME).read_bytes()
        self.assertEqual(text.count(b",72471,95,0.13109,10955,"), 1)
        (self.folder / NAME).write_bytes(text.replace(b",72471,95,0.13109,10955,", b",72471,95,0.13109,z,"))

    def test_a_sum_with_a_missing_part_is_not_computable(self):
        feed = self.publish("2023-08-31", exports=self.folder)
        for kpi, part in (("somerset", "suspensions"), ("somerset", "suspension_rate"), ("authorities", "suspensions")):
            line = feed.lines[kpi, part]
            self.assertEqual((line.get("value"), line["reason"]), (None, "not_computable"))
        self.assertEqual([feed.value("somerset", "permanent"), feed.value("somerset", "suspended")], [95, 3544])
        self.assertEqual([feed.value("authorities", "permanent"), feed.value("regions", "suspensions")], [9376, 786961])
        self.assertEqual(feed.points["somerset", "suspensions", "2017-08-31"]["value"], 4985)

    def test_a_sign_that_the_definition_does_not_list_is_rejected(self):
        pipelines = self.folder / "Pipelines"
        shutil.copytree(PIPELINES, pipelines)
        source = pipelines / "sources/published_exclusions.yml"
        source.write_text(source.read_text(encoding="utf-8").replace(", suppressed: [z]", ""), encoding="utf-8")
        _, _, table, said = extract("published_exclusions", pipelines, self.folder)
        line = next(line for line, row in enumerate(published(), 2) if row["suspension"] == "10955")
        self.assertRegex(said, rf"(?m)^{NAME}:{line}: suspensions: .*\[number\]$")
        somerset = ["2023-08-31", "Local authority", "South West", "Somerset", "Total"]
        self.assertNotIn(somerset, [row[:5] for row in table])

    def test_the_examples_beside_the_definitions_hold(self):
        done = scorecard("test", "--pipelines", PIPELINES)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^All \d+ checks passed \(1 example\)\.\n$")


if __name__ == "__main__":
    unittest.main()
