"""Waits in the referrals of the children in need census: means, medians and the longest, to the day.

The export is invented by Data to Insight. Its first column has no heading, its dates are dd/mm/yyyy.
"""

import csv
import statistics
import unittest
from datetime import datetime

from corpora import AREAS, DATA, AreaCase, extract, needs

EXPORT = DATA / "children-in-need-referrals/CINdetails.csv"
DAY = "2022-08-31"


def day(text):
    """A day as the export writes it."""
    return datetime.strptime(text, "%d/%m/%Y").date()


def rows():
    """The export as Python reads it."""
    with open(EXPORT, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def waits(column):
    """Days from the referral to what the column dates, where it has happened."""
    return [(day(row[column]) - day(row["CINreferralDate"])).days for row in rows() if row[column]]


@needs("children-in-need-referrals")
class ChildrenInNeed(AreaCase):
    """Every figure twice: as its authors' data has it, and as Python computes it."""

    area, exports = "children-in-need", "children-in-need-referrals"

    @classmethod
    def setUpClass(cls):
        cls.feed = cls.publish(DAY)

    def check_wait(self, part, value, cases, computed):
        """A duration's value and the number of rows behind it."""
        line = self.feed.lines["waits", part]
        self.assertEqual((line["unit"], line["denominator"], line["status"]), ("days", cases, "computed"))
        self.assertAlmostEqual(line["value"], computed, places=10)
        self.assertAlmostEqual(line["value"], value, places=4)

    def test_children_and_referrals_are_counted(self):
        self.assertEqual(self.feed.value("waits", "children"), 89)
        self.assertEqual(self.feed.value("waits", "closed"), 63)
        self.assertEqual(len({row["LAchildID"] for row in rows()}), 89)

    def test_referral_to_closure(self):
        taken = waits("CINclosureDate")
        self.check_wait("closure_mean", 607.1746, 63, statistics.mean(taken))
        self.check_wait("closure_median", 418, 63, statistics.median(taken))
        self.check_wait("closure_longest", 2409, 63, max(taken))

    def test_referral_to_first_conference(self):
        taken = waits("DateOfInitialCPC")
        self.check_wait("conference_mean", 42.8353, 85, statistics.mean(taken))
        self.check_wait("conference_median", 46, 85, statistics.median(taken))

    def test_an_earlier_day_knows_only_what_had_happened(self):
        closed = [row for row in rows() if row["CINclosureDate"] and day(row["CINclosureDate"]) <= day("31/12/2019")]
        taken = [(day(row["CINclosureDate"]) - day(row["CINreferralDate"])).days for row in closed]
        point = self.feed.points["waits", "closure_mean", "2019-12-31"]
        self.assertEqual(point["denominator"], len(taken))
        self.assertAlmostEqual(point["value"], statistics.mean(taken), places=10)

    def test_every_row_is_read_and_the_nameless_column_is_not(self):
        quality = self.feed.quality["referrals"]
        self.assertEqual((quality["read"], quality["accepted"], quality["status"]), (101, 101, "delivered"))
        code, headings, table, said = extract("referrals", AREAS / "children-in-need/Pipelines", EXPORT.parent)
        self.assertEqual((code, said), (0, ""))
        self.assertEqual(headings, ["child", "number", "referral_date", "closure_date", "conference_date"])
        dates = ("CINreferralDate", "CINclosureDate", "DateOfInitialCPC")
        self.assertEqual(table, [[row["LAchildID"], row["CINdetailsID"],
                                  *(day(row[date]).isoformat() if row[date] else "" for date in dates)]
                                 for row in rows()])


if __name__ == "__main__":
    unittest.main()
