"""An export that has lost most of its rows claims nothing until somebody says that it is right."""

import unittest

from case import Case
from exports import keep_rows
from plan import READ_BY

JANUARY, FEBRUARY, MARCH, APRIL = "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"
RED = "off_trajectory-7-" + JANUARY
WHY = "older years are archived"


class Shrunk(Case):
    """One whole month is published and told; then the exclusions are cut."""

    @classmethod
    def publish_first(cls, area):
        area.run_alone(JANUARY, "--notify")
        area.mail()

    def setUp(self):
        super().setUp()
        self.assertIn(RED, self.area.alerts(JANUARY), "KPI 7 must be red before")
        self.path = self.area.exports / "exclusions.csv"
        self.count = len(self.path.read_text(encoding="utf-8").splitlines()) - 1

    def check_shrunk(self, day, done):
        """Nothing is claimed of the figures that rest on the exclusions, and it is said."""
        self.check_ended(done, 65)
        for name, line in self.area.lines(day).items():
            with self.subTest(name, day=day):
                if name not in READ_BY["exclusions"]:
                    self.assertNotEqual(line["reason"], "shrunk", line)
                    continue
                self.assertIn(line["status"], ("provisional", "not computed"), line)
                self.assertEqual((line["rag"], line["direction"]), ("", ""), line)
                if line["value"]:
                    self.assertEqual((line["status"], line["reason"]), ("provisional", "shrunk"), line)
                self.assertTrue(line["note"])
        self.assertIn("exclusions", done.err)
        alerts = self.area.table(day, "alerts.csv")
        self.assertIn(("source_shrunk", "exclusions"), [(alert["rule"], alert["subject"]) for alert in alerts])
        self.assertIn(self.area.ledger()[RED]["state"], ("opened", "open"))
        self.assertFalse([alert["id"] for alert in alerts
                          if alert["state"] == "resolved" and alert["kpi"] in READ_BY["exclusions"]])

    def test_cut_to_its_headings_or_to_less_than_half(self):
        for rows in (0, 1, self.count // 2 - 1):
            with self.subTest(rows=rows):
                whole = keep_rows(self.path, rows)
                check = self.area("check", "--as-of", MARCH, "--format", "json")
                done = self.area.run_alone(MARCH)
                self.check_shrunk(MARCH, done)
                self.check_agrees(self.area, MARCH, check, done)
                self.path.write_bytes(whole)

    def test_a_share_of_nobody_is_no_figure_of_what_is_left(self):
        keep_rows(self.path, 0)
        self.area.run_alone(MARCH)
        line = self.area.lines(MARCH)["8"]
        self.assertEqual((line["status"], line["reason"]), ("not computed", "shrunk"))
        opened = [alert["id"] for alert in self.area.table(MARCH, "alerts.csv") if alert["kpi"] == "8" and alert["state"] == "opened"]
        self.assertEqual(opened, [])

    def test_nobody_is_told_that_it_is_resolved(self):
        keep_rows(self.path, 0)
        self.area.run_alone(MARCH, "--notify")
        letters = [" ".join(letter.split()) for letter in self.area.mail()]
        self.assertTrue(any(letter.startswith("To data@") and "exclusions" in letter for letter in letters), letters)
        for letter in letters:
            self.assertNotRegex(letter, "resolved: It was: KPI [78],")
            if letter.startswith("To learners@"):
                self.assertNotIn("all resolved", letter)

    def test_half_of_the_rows_is_enough(self):
        keep_rows(self.path, (self.count + 1) // 2)
        self.area.run_alone(MARCH)
        self.assertEqual(self.area.lines(MARCH)["7"]["status"], "computed")

    def test_month_after_month_it_stays_shrunk_and_the_rows_end_it(self):
        whole = keep_rows(self.path, 40)
        for day in (FEBRUARY, MARCH, APRIL):
            self.check_shrunk(day, self.area.run_alone(day))
        self.path.write_bytes(whole)
        self.area.run_alone(APRIL)
        self.assertEqual(self.area.lines(APRIL)["7"]["status"], "computed")

    def test_a_run_between_that_had_no_export_at_all_changes_nothing(self):
        whole = self.path.read_bytes()
        self.path.unlink()
        self.area.run_alone(MARCH)
        self.path.write_bytes(whole)
        keep_rows(self.path, 40)
        self.check_shrunk(APRIL, self.area.run_alone(APRIL))

    def test_the_same_day_again_is_compared_too(self):
        keep_rows(self.path, 0)
        for _ in range(2):
            self.check_shrunk(JANUARY, self.area.run_alone(JANUARY))

    def test_a_run_of_other_kpis_between_forgets_nothing(self):
        self.check_ended(self.area("run", "--as-of", JANUARY, "--kpi", "14"), 0)
        keep_rows(self.path, 0)
        self.check_shrunk(MARCH, self.area.run_alone(MARCH))

    def test_what_is_accepted_with_a_word_counts_then_and_later(self):
        keep_rows(self.path, 100)
        self.check_ended(self.area.run_alone(MARCH, "--accept", "exclusions", "--why", WHY), 0)
        line = self.area.lines(MARCH)["7"]
        self.assertEqual((line["status"], line["reason"]), ("computed", ""))
        self.assertTrue(line["rag"])
        self.assertIn(WHY, str(self.area.manifest(MARCH)))
        self.check_ended(self.area.run_alone(MARCH), 0)
        self.check_ended(self.area.run_alone(APRIL), 0)
        keep_rows(self.path, 40)
        self.check_shrunk(APRIL, self.area.run_alone(APRIL))

    def test_no_rows_at_all_can_be_accepted_too(self):
        keep_rows(self.path, 0)
        self.check_ended(self.area.run_alone(MARCH, "--accept", "exclusions", "--why", "there were none"), 0)
        line = self.area.lines(MARCH)["7"]
        self.assertEqual((line["status"], line["reason"], line["value"]), ("computed", "nil_return", "0"))

    def test_a_source_that_may_shrink(self):
        definition = self.area.pipelines / "sources/exclusions.yml"
        definition.write_text(definition.read_text(encoding="utf-8").replace("\nkey:", "\nmay_shrink: yes\nkey:", 1),
                              encoding="utf-8")
        keep_rows(self.path, 100)
        check = self.area("check", "--as-of", MARCH, "--format", "json")
        done = self.area.run_alone(MARCH)
        self.check_ended(done, 0)
        self.check_agrees(self.area, MARCH, check, done)

    def test_accepting_asks_for_a_reason_and_for_a_source_that_is_known(self):
        for options in (["--accept", "exclusions"], ["--accept", "exclusion", "--why", "x"], ["--why", "x"]):
            with self.subTest(options):
                self.assertIn(self.area.run_alone(MARCH, *options).code, (64, 66))
                self.assertEqual(self.area.latest(), JANUARY)

    def test_a_history_made_anew_knows_what_was_whole(self):
        keep_rows(self.path, 40)
        self.check_shrunk(MARCH, self.area.run_alone(MARCH))
        self.check_ended(self.area("history", "rebuild"), 0)
        self.check_shrunk(APRIL, self.area.run_alone(APRIL))


if __name__ == "__main__":
    unittest.main()
