"""Nothing is claimed of what the data do not reach, and what has shrunk."""

import re
import unittest

from exports import Table, moved, reduced
from picture import sources_of_figures
from program import Case, by_figure, published

MARCH, LATER = "2024-03-31", "2026-10-31"
CLAIMS = ("off_trajectory", "worsened", "special_cause", "restated", "target_missed")


class OldData(Case):
    """The fixtures on days they do not reach."""

    def setUp(self):
        super().setUp()
        self.area = self.area_with(reduced("somerset", self.folder / "whole"))

    def keep_until(self, day):
        """The exclusions up to a day."""
        table = Table(self.area.exports / "exclusions.csv")
        table.rows = [row for row in table.rows if row[table.place("start_date")] <= day]
        table.write()

    def shrink(self):
        """The newer two fifths of the exclusions."""
        table = Table(self.area.exports / "exclusions.csv")
        table.rows = table.rows[-len(table.rows) * 2 // 5:]
        table.write()

    def check_provisional(self, line, reason):
        """The value shows, with neither colour nor direction."""
        self.assertEqual((line["status"], line["reason"], line["rag"], line["direction"]), ("provisional", reason, "", ""), line)
        self.assertTrue(line["value"])
        self.assertTrue(line["note"])

    def test_two_years_later_nothing_is_zero_and_nothing_green(self):
        done = self.area.run(LATER)
        self.assertEqual(done.code, 65, done.err)
        lines = by_figure(published(self.area.day(LATER), "scorecard.csv"))
        for name in ("4", "5a", "5b", "7", "8", "9", "10", "12", "13"):
            with self.subTest(name, rule="its window begins after the newest row"):
                line = lines[name]
                self.assertEqual((line["status"], line["reason"], line["value"], line["rag"]), ("not computed", "stale", "", ""))
                self.assertTrue(line["note"])
        for name in ("1", "2", "3", "11a", "11b"):
            with self.subTest(name, rule="older than it should be"):
                self.check_provisional(lines[name], "stale")
        self.check_agrees(self.area, LATER, done)

    def test_what_is_provisional_says_so_wherever_it_shows(self):
        done = self.area.run(LATER)
        folder = self.area.day(LATER)
        self.assertIn("provisional", done.out, "terminal")
        for name in ("dashboard.html", "scorecard.json"):
            self.assertIn("provisional", (folder / name).read_text(encoding="utf-8"), name)
        for form in ("markdown", "json", "csv"):
            self.assertIn("provisional", self.area.run(LATER, "--format", form).out.lower(), form)

    def test_the_terminal_shows_no_zero_for_what_is_not_known(self):
        done = self.area.run(LATER)
        self.assertIsNone(re.search(r"^7 .*\b0 exclusions", done.out, re.MULTILINE), done.out)
        self.assertIsNone(re.search(r"^\d+[ab]? .*\bgreen\b", done.out, re.MULTILINE), done.out)
        self.assertRegex(done.out, r"(?m)^7 .*not calculated")

    def test_old_data_open_and_resolve_no_alert_about_a_figure(self):
        self.area.run(MARCH)
        before = {alert["id"]: alert["state"] for alert in published(self.area.day(MARCH), "alerts.csv") if alert["rule"] in CLAIMS}
        self.assertTrue(before)
        self.area.run(LATER)
        lines = by_figure(published(self.area.day(LATER), "scorecard.csv"))
        for alert in published(self.area.day(LATER), "alerts.csv"):
            line = lines.get(alert["kpi"] + alert["part"])
            if line and line["status"] != "computed" and alert["rule"] in CLAIMS:
                with self.subTest(alert["id"]):
                    self.assertNotEqual(alert["state"], "resolved")
                    if line["status"] == "provisional":
                        self.assertIn(alert["id"], before, "opened on old data")

    def test_a_month_too_old_is_provisional(self):
        self.keep_until("2023-12-15")
        done = self.area.run(MARCH)
        self.assertEqual(done.code, 65, done.err)
        self.check_provisional(self.area.figure(MARCH, "7"), "stale")
        self.assertEqual({name for name, line in by_figure(published(self.area.day(MARCH), "scorecard.csv")).items()
                          if line["status"] == "provisional"}, {"7", "8", "10"})
        self.check_agrees(self.area, MARCH, done)

    def test_no_target_is_met_by_what_is_not_known(self):
        self.keep_until("2023-12-15")
        self.area.run(MARCH)
        met = {(row["kpi"], row["checkpoint"]): row["met"] for row in published(self.area.day(MARCH), "targets.csv")}
        self.assertEqual({met["7", "12 months"], met["8", "12 months"]}, {""})
        self.assertNotIn("", {met["7", "3 months"], met["8", "6 months"]})

    def test_a_series_is_judged_day_by_day(self):
        self.keep_until("2024-03-27")
        self.area("run", "--as-of", "2025-06-30", "--from", MARCH)
        points = {row["as_of"]: row for row in published(self.area.day("2025-06-30"), "series.csv")
                  if (row["kpi"], row["measure"]) == ("7", "value")}
        self.assertEqual(len(points), 16)
        for day, point in points.items():
            with self.subTest(day):
                marked = "provisional" in point.values() or point.get("provisional") == "yes"
                if day >= "2025-03-31":
                    self.assertEqual(point["value"], "", "its window begins after the newest row")
                else:
                    self.assertTrue(point["value"])
                    self.assertEqual(marked, day >= "2024-05-31", "more than 62 days after the newest row")

    def test_a_chart_has_no_month_that_the_data_do_not_reach(self):
        self.keep_until("2024-03-27")
        self.area("run", "--as-of", "2025-06-30", "--from", MARCH)
        months = {row["as_of"]: row["value"] for row in published(self.area.day("2025-06-30"), "spc.csv") if row["kpi"] == "7"}
        self.assertEqual({value for day, value in months.items() if day >= "2024-06-30"}, {""})
        self.assertTrue(months["2024-03-31"])

    def test_rows_that_are_all_later_are_not_old(self):
        table = Table(self.area.exports / "exclusions.csv")
        for heading in table.days():
            table.set(heading, lambda text: moved(text, 5))
        table.write()
        self.area.run(MARCH)
        line = self.area.figure(MARCH, "7")
        self.assertNotEqual(line["reason"], "stale", line)

    def test_less_than_half_of_the_rows_is_shrunk(self):
        self.area.run("2024-02-29")
        self.shrink()
        done = self.area.run(MARCH)
        self.assertEqual(done.code, 65, done.err)
        lines = by_figure(published(self.area.day(MARCH), "scorecard.csv"))
        for name, line in lines.items():
            with self.subTest(name):
                if "exclusions" in sources_of_figures("somerset")[line["kpi"]]:
                    self.check_provisional(line, "shrunk")
                else:
                    self.assertEqual(line["status"], "computed")
        rules = [(alert["rule"], alert["subject"]) for alert in published(self.area.day(MARCH), "alerts.csv")]
        self.assertIn(("source_shrunk", "exclusions"), rules)
        self.check_agrees(self.area, MARCH, done)

    def test_what_has_shrunk_is_accepted_with_a_word(self):
        self.area.run("2024-02-29")
        self.shrink()
        done = self.area.run(MARCH, "--accept", "exclusions", "--why", "older years are archived")
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.area.figure(MARCH, "7")["status"], "computed")
        self.assertIn("older years are archived", (self.area.day(MARCH) / "manifest.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
