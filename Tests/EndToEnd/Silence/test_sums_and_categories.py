"""A sum over no row is no zero, and a category that nobody has is told."""

import unittest

from exports import Table, reduced
from program import Case, state
from small import deliver, small_plan

DAY = "2024-03-31"
COUNTS = {"month": "{type: day, required: yes}", "la_name": "{type: category, required: yes}",
          "perm_excl": "{type: number, required: yes, suppressed: [c, z]}"}


class Sums(Case):
    """Published counts, of which a definition picks its own."""

    def area(self, place="Somerset", window="month"):
        """A plan that adds up the counts of one place."""
        measure = f"{{kind: sum, source: rows, day: month, window: {window}, column: perm_excl, where: {{la_name: {place}}}}}"
        area = small_plan(self.folder, COUNTS, measure, "[month, la_name]", "targets: {end: 5}\n")
        deliver(area, ["month,la_name,perm_excl"] + [f"2024-0{month}-01,{name},{month}" for month in (1, 2, 3)
                                                     for name in ("Somerset", "North Somerset", "Devon")])
        return area

    def check_not_computable(self, area, day):
        """There is no value and no colour, and nobody is told of a green nought."""
        done = area.run(day)
        line = area.figure(day, "1")
        self.assertEqual((*state(line), line["value"], line["rag"]), ("not computed", "not_computable", "", ""), done.said)
        self.assertTrue(line["note"])
        self.assertNotIn("green", done.out)
        self.assertEqual(done.code, 0, done.said)
        self.check_agrees(area, day, done)

    def test_the_rows_that_match_are_added_up(self):
        area = self.area()
        self.assertEqual(area.run(DAY).code, 0)
        self.assertEqual((area.figure(DAY, "1")["value"], area.figure(DAY, "1")["rag"]), ("3", "green"))

    def test_a_misspelt_place_has_no_sum_and_is_named(self):
        area = self.area("Sommerset")
        self.check_not_computable(area, DAY)
        self.assertIn("Sommerset", area.quality(DAY, "rows")["note"])

    def test_a_month_that_is_not_in_the_file_has_no_sum(self):
        area = self.area()
        deliver(area, ["month,la_name,perm_excl", "2024-03-01,Devon,2", "2024-03-01,Somerset,3", "2024-02-01,Devon,2"])
        area.run("2024-02-29")
        line = area.figure("2024-02-29", "1")
        self.assertEqual((*state(line), line["value"], line["rag"]), ("not computed", "not_computable", "", ""))

    def test_a_published_nought_is_one(self):
        area = self.area()
        deliver(area, ["month,la_name,perm_excl", "2024-03-01,Somerset,0"])
        self.assertEqual(area.run(DAY).code, 0)
        self.assertEqual((area.figure(DAY, "1")["value"], area.figure(DAY, "1")["rag"]), ("0", "green"))


class Categories(Case):
    """What is written in the exports, and what a definition looks for."""

    def setUp(self):
        super().setUp()
        self.area = self.area_with(reduced("somerset", self.folder / "whole"))

    def write(self, source, column, change):
        """A column of an export in other words."""
        table = Table(self.area.exports / f"{source}.csv")
        table.set(column, change)
        table.write()

    def test_training_in_another_course_names_what_was_looked_for(self):
        self.write("training", "programme", lambda _: "Another Course")
        done = self.area.run(DAY)
        note = self.area.quality(DAY, "training")["note"]
        self.assertIn("programme", note)
        self.assertIn("Foundations of Inclusive Practice", note)
        self.assertIn("Foundations of Inclusive Practice", self.area("check", "--as-of", DAY).out)
        line = self.area.figure(DAY, "10")
        self.assertEqual(line["numerator"], "0", done.said)
        self.assertIn("no row has programme 'Foundations of Inclusive Practice'", line["note"])

    def test_the_programme_is_known_by_its_spellings(self):
        self.area.run(DAY)
        whole = self.area.figure(DAY, "10")
        for spelling in ("Foundation to Inclusive Practice", "FIP", "foundations of inclusive practice"):
            with self.subTest(spelling):
                self.write("training", "programme", lambda old, new=spelling: new if "ounda" in old or old == "FIP" else old)
                self.area.run(DAY)
                line = self.area.figure(DAY, "10")
                self.assertEqual((line["value"], line["numerator"]), (whole["value"], whole["numerator"]))
                self.assertNotIn("Inclusive", self.area.quality(DAY, "training")["note"])

    def test_what_matches_some_rows_is_not_told(self):
        self.area.run(DAY)
        for source in ("training", "milestones", "specialist_placements"):
            self.assertNotIn("no row has", self.area.quality(DAY, source)["note"])

    def test_a_stage_that_nobody_writes_is_told(self):
        self.write("milestones", "kpi", lambda _: "KPI 14")
        self.area.run(DAY)
        self.assertIn("14", self.area.quality(DAY, "milestones")["note"])

    def test_a_source_without_rows_has_nothing_to_match(self):
        table = Table(self.area.exports / "training.csv")
        table.rows = []
        table.write()
        self.area.run(DAY)
        self.assertNotIn("Foundations", self.area.quality(DAY, "training")["note"])


if __name__ == "__main__":
    unittest.main()
