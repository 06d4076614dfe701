"""A day that is published keeps its series: a later beginning is for the terminal, or asks for a word."""

import unittest

from case import Case

NOVEMBER, JANUARY, FEBRUARY = "2023-11-30", "2024-01-31", "2024-02-29"
IN_WORDS = {NOVEMBER: ("2023-11", "November 2023"), JANUARY: ("2024-01", "January 2024")}


class Narrower(Case):
    """February is published with its months since November."""

    @classmethod
    def publish_first(cls, area):
        area.run(FEBRUARY, "--from", NOVEMBER)

    def standing(self):
        """What a reader sees, and what the ledger holds."""
        return self.area.links(), sorted(path.name for path in self.area.output.glob("runs/*")), self.area.ledger()

    def beginning(self, day=FEBRUARY):
        """The first day of the series of each KPI that is shown."""
        rows = [row for row in self.area.table(day, "series.csv") if row["measure"] == "value"]
        return {min(row["as_of"] for row in rows if row["kpi"] == kpi) for kpi in {row["kpi"] for row in rows}}

    def test_a_later_beginning_is_refused(self):
        self.assertEqual(self.beginning(), {NOVEMBER})
        before = self.standing()
        for options in ([], ["--kpi", "7"], ["--notify"], ["--kpi", "7,9"]):
            with self.subTest(options):
                done = self.area.run(FEBRUARY, "--from", JANUARY, *options)
                self.check_ended(done, 64)
                self.assertEqual(self.standing(), before)
                for day, words in IN_WORDS.items():
                    self.assertTrue(any(word in done.err for word in words), f"{day} in: {done.err}")
                self.assertIn("--partial", done.err)
                self.assertIn("--dry-run", done.err)

    def test_a_dry_run_prints_it(self):
        before = self.standing()
        done = self.area.run(FEBRUARY, "--from", JANUARY, "--dry-run")
        self.check_ended(done, 0)
        self.assertIn("Permanent exclusions", done.out)
        self.assertEqual(self.standing(), before)

    def test_a_partial_run_publishes_it_and_moves_no_alert(self):
        for options in ([], ["--kpi", "7"]):
            with self.subTest(options):
                before = self.area.ledger()
                self.check_ended(self.area.run(FEBRUARY, "--from", JANUARY, "--partial", *options), 0)
                self.assertEqual(self.area.ledger(), before)
                self.assertEqual(self.area.latest(), FEBRUARY)
                self.check_ended(self.area.run(FEBRUARY, "--from", JANUARY), 64)
                self.check_ended(self.area.run(FEBRUARY), 0)
                self.assertEqual(self.beginning(), {NOVEMBER}, "it keeps the beginning of the whole run")

    def test_a_partial_run_takes_no_link_from_a_whole_one(self):
        before = self.area.links()
        done = self.area.run(FEBRUARY, "--from", JANUARY, "--partial")
        self.assertEqual(self.area.links(), before)
        self.assertEqual(self.beginning(), {NOVEMBER})
        (folder,) = [path for path in self.area.output.glob("runs/*") if str(path) in done.out]
        self.assertTrue((folder / "dashboard.html").exists(), "where it is published is said")
        (self.area.exports / "exclusions.csv").unlink()
        self.area.run(FEBRUARY)
        self.assertEqual(self.area.lines(FEBRUARY)["7"]["reason"], "carried")

    def test_the_same_and_an_earlier_beginning_are_taken(self):
        for first, then in ((NOVEMBER, NOVEMBER), ("2023-09-30", "2023-09-30")):
            self.check_ended(self.area.run(FEBRUARY, "--from", first), 0)
            self.assertEqual(self.beginning(), {then})
            self.check_ended(self.area.run(FEBRUARY), 0)
            self.assertEqual(self.beginning(), {then})
        self.check_ended(self.area.run(FEBRUARY, "--from", NOVEMBER), 64)

    def test_a_run_of_some_kpis_keeps_the_beginning(self):
        self.check_ended(self.area.run(FEBRUARY, "--kpi", "7"), 0)
        self.assertEqual(self.beginning(), {NOVEMBER})

    def test_another_day_begins_where_it_likes(self):
        self.check_ended(self.area.run("2024-03-31", "--from", FEBRUARY), 0)
        self.assertEqual(self.beginning("2024-03-31"), {FEBRUARY})

    def test_a_day_that_was_taken_back_begins_where_it_likes(self):
        self.check_ended(self.area("withdraw", self.area.manifest(FEBRUARY)["run"], "--reason", "wrong"), 0)
        self.check_ended(self.area.run(FEBRUARY, "--from", JANUARY), 0)
        self.assertEqual(self.beginning(), {JANUARY})


if __name__ == "__main__":
    unittest.main()
