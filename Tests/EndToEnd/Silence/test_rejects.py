"""Few rows, and most of them rejected, are no figure."""

import shutil
import unittest

from exports import PIPELINES, reduced
from program import Area, Case, state

DAY = "2024-03-31"
HEADINGS = "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date"
# Rows, how many of them rejected, and whether that is too many: more than 2% and more than 5, or more than a fifth.
LIMITS = [(6, 5, True), (4, 1, True), (5, 1, False), (10, 2, False), (10, 3, True), (24, 5, True), (25, 5, False), (100, 5, False),
          (100, 6, True), (300, 6, False), (300, 7, True), (1, 1, True)]


class Rejects(Case):
    """Exclusions of which some have dates with the month first."""

    def setUp(self):
        super().setUp()
        whole = reduced("somerset", self.folder / "whole")
        self.area = Area(PIPELINES["somerset"], self.folder / "input", self.folder / "output")
        self.area.exports.mkdir()
        for source in ("schools", "suspensions", "inclusion_tool"):
            shutil.copy(whole / f"{source}.csv", self.area.exports)

    def deliver(self, rows, rejected):
        """So many exclusions of this March, so many of them of the 14th month."""
        lines = [f"X{number},P{number},900001,{'03/14/2024' if number < rejected else '2024-03-14'},Bullying,N,,"
                 for number in range(rows)]
        (self.area.exports / "exclusions.csv").write_text("\n".join([HEADINGS, *lines]) + "\n", encoding="utf-8")

    def test_more_than_a_fifth_or_more_than_two_percent_and_five_rows(self):
        for rows, rejected, too_many in LIMITS:
            with self.subTest(f"{rejected} of {rows} rejected"):
                self.deliver(rows, rejected)
                shutil.rmtree(self.area.output, ignore_errors=True)
                done = self.area.run(DAY)
                line, quality = self.area.figure(DAY, "7"), self.area.quality(DAY, "exclusions")
                self.assertEqual(quality["rejected"], str(rejected))
                if too_many:
                    self.assertEqual((*state(line), line["value"], line["rag"]), ("not computed", "refused", "", ""))
                    self.assertEqual(quality["status"], "refused")
                    self.assertIn("could not be used", quality["note"])
                else:
                    self.assertEqual((line["status"], line["value"]), ("computed", str(rows - rejected)))
                    said = rf"\b{rejected}\b" if rejected >= 5 else rf"(\b{rejected}\b|fewer than 5)"
                    self.assertRegex(line["note"], said + "[^;]*could not be used")
                self.check_agrees(self.area, DAY, done)

    def test_five_of_six_are_said_wherever_somebody_looks(self):
        self.deliver(6, 5)
        done = self.area.run(DAY)
        self.assertEqual(done.code, 65)
        self.assertRegex(done.out, r"(?m)^7 .*not calculated")
        self.assertIn("exclusions", done.err)
        self.assertIn("5 of 6", done.said)

    def test_the_message_states_the_limit_as_it_is(self):
        self.deliver(300, 7)
        self.area.run(DAY)
        note = self.area.quality(DAY, "exclusions")["note"]
        self.assertNotIn("at least 5", note)
        self.assertIn("more than 5", note)

    def test_a_definition_may_say_otherwise(self):
        self.area.pipelines = self.own_pipelines()
        source = self.area.pipelines / "sources/exclusions.yml"
        text = source.read_text(encoding="utf-8")
        source.write_text(text.replace("key: [exclusion_id]\n", "key: [exclusion_id]\nreject_limit: {percent: 50, at_least: 10}\n"),
                          encoding="utf-8")
        self.deliver(20, 9)
        self.area.run(DAY)
        self.assertEqual(self.area.figure(DAY, "7")["value"], "11")


if __name__ == "__main__":
    unittest.main()
