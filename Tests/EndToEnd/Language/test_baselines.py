"""Baselines: what the first run fixes, words alone, and a year that starts again."""

import unittest
from datetime import date

from area import LanguageCase, Area

LAST = date(2024, 3, 31)
RULE = "kind: count\nsource: visits\nday: day"


def checked(area):
    """What `check` says for the day that the tests are about."""
    return area.program("check", "--input", area.exports, "--as-of", LAST)


class Baselines(LanguageCase):
    """One small source and one KPI."""

    def area(self, window="rolling 12 months", **more):
        area = Area(self)
        area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "day": "{type: day}"}, key="[visit_id]")
        area.export("visits", [{"visit_id": place, "day": date(2022 + place % 3, 2, 1)} for place in range(30)])
        area.kpi("1", f"{RULE}\nwindow: {window}", unit="referrals", **more)
        return area

    def test_the_first_run_says_which_baselines_it_fixes(self):
        area = self.area(baseline="{measured: 2023-03-31}")
        said = "The baseline of KPI 1 is now fixed at 10 referrals (measured for 31 March 2023)."
        dry = area.program("run", "--dry-run", "--as-of", LAST, "--input", area.exports, "--output", area.folder / "output")
        self.assertNotIn("is now fixed", dry.stdout)
        for place in range(2):
            done = area.program("run", "--as-of", LAST, "--input", area.exports, "--output", area.folder / "output")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(said in " ".join(done.stdout.split()), place == 0, done.stdout)

    def test_words_alone_are_a_baseline_without_a_number(self):
        confirm = "to_confirm: {what: What is the baseline?, by: Nobody, since: 2023-04-01}"
        area = self.area(baseline=f"{{printed: TBC, {confirm}}}", targets="{end: 5}")
        self.assertEqual(checked(area).returncode, 0, checked(area).stderr)
        published = area.run(LAST)
        self.assertIn("the plan has no number as its baseline: “TBC”", published.figure("1").note)
        page = (published.folder / "dashboard.html").read_text(encoding="utf-8")
        self.assertIn("What is the baseline?", page)
        for baseline, count, mistake in (
            ("{date: 2023-03-31, printed: TBC}", 1, "'value' is missing"), ("{value: 3, printed: TBC}", 1, "'date' is missing"),
            ("{label: x}", 2, "'value' is missing"), ("{printed: TBC, qualifier: '<'}", 1, "'qualifier' is not a key of this baseline"),
        ):
            said = checked(self.area(baseline=baseline)).stderr
            self.assertEqual(said.count("error: "), count, said)
            self.assertIn(mistake, said)

    def test_a_year_that_starts_again_and_a_baseline_that_does_not(self):
        warning = "warning: KPI 1, The KPI 1: its value starts again each year, and what is expected goes on from the baseline."
        for window, baseline, targets, warns in (
            ("financial year to date", "{value: 12, date: 2023-03-31}", "{end: 5}", True),
            ("academic year to date", "{measured: 2023-03-31}", "{end: 5}", True),
            ("financial year to date", "{value: 0, date: 2023-03-31}", "{end: 5}", False),
            ("financial year to date", "{value: 12, date: 2023-03-31}", "{end: {printed: Cumulative}}", False),
            ("financial year to date", None, "{end: 5}", False),
            ("rolling 12 months", "{value: 12, date: 2023-03-31}", "{end: 5}", False),
        ):
            said = checked(self.area(window, baseline=baseline, targets=targets))
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertEqual(warning in said.stdout, warns, (window, baseline, targets, said.stdout))
            if warns:
                self.assertIn("{value: 0, date: …, label: start of the year}", said.stdout)
                self.assertIn("compare_with: same day a year before", said.stdout)


if __name__ == "__main__":
    unittest.main()
