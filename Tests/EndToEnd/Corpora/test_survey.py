"""A survey whose answers nothing tells apart: no respondent, no day. Blank and -1 are no answers.

The answers are invented by the Department for Education's panel.
"""

import csv
import unittest
from collections import Counter

from corpora import DATA, AreaCase, needs

EXPORT = DATA / "survey/pplv_dummy_data.csv"
DAY = "2023-12-31"


def answers():
    """How often each answer was given, as Python reads the export."""
    with open(EXPORT, encoding="utf-8-sig", newline="") as file:
        return Counter(row["futurestudy_consider_appren"] for row in csv.DictReader(file))


@needs("survey")
class Survey(AreaCase):
    """Shares of valid answers."""

    area, exports = "survey", "survey"

    @classmethod
    def setUpClass(cls):
        cls.feed = cls.publish(DAY)

    def test_the_share_is_of_valid_answers(self):
        line = self.feed.lines["apprenticeships", "share"]
        self.assertEqual((line["numerator"], line["denominator"]), (62, 151))
        self.assertAlmostEqual(line["value"], 100 * 62 / 151, places=12)
        self.assertEqual(f"{line['value']:.2f}", "41.06")

    def test_no_answer_is_counted_as_none(self):
        given = answers()
        self.assertEqual(self.feed.value("apprenticeships", "none"), given[""] + given["-1"])
        self.assertEqual(self.feed.value("apprenticeships", "valid"), 151)

    def test_each_answer_is_counted_once(self):
        expected = {"1": 34, "2": 23, "3": 32, "4": 34, "5": 28}
        found = self.feed.breakdown("apprenticeships", "valid", DAY)
        self.assertEqual({code: found[code] for code in expected}, expected)
        self.assertEqual(sum(found.values()), 151)

    def test_the_same_answers_with_the_sign_kept(self):
        expected = {"unknown": 26, "-1": 23, "1": 34, "2": 23, "3": 32, "4": 34, "5": 28}
        self.assertEqual(self.feed.breakdown("apprenticeships", "as_coded", DAY), expected)
        self.assertEqual({code or "unknown": count for code, count in answers().items()}, expected)

    def test_rows_alike_are_no_duplicates(self):
        for source in ("survey", "survey_as_coded"):
            quality = self.feed.quality[source]
            self.assertEqual((quality["read"], quality["accepted"], quality["duplicates"]), (200, 200, 0))


if __name__ == "__main__":
    unittest.main()
