"""A colour that is another has a cause, also where the value is what it was: a key of the definition, the day, or the baseline."""

import csv
import io
import shutil
import unittest

from test_kept import FEBRUARY, KPI, MARCH, Kept


class Colours(Kept):
    """KPI 7 is 20 on each date. It was 20 at the end of January, and should be 10 at the end of the year: 18.2 by 31 March."""

    def colours(self, found):
        return [(figure["kpi"], figure["from"].get("rag"), figure["to"].get("rag")) for figure in found["figures"]]

    def write_kpi(self, *changes, name="7"):
        text = KPI
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write(f"Pipelines/kpis/{name}.yml", text)

    CHANGES = {
        "targets.spring": (("spring: 10", "spring: 21"), "'21', was '10'"),
        "baseline.value": (("value: 20", "value: 25"), "'25', was '20'"),
        "baseline.date": (("date: 2024-01-31", "date: 2024-02-29"), None),
        "better": (("better: lower", "better: higher"), "'higher', was 'lower'"),
        "amber_percent": (("targets:", "amber_percent: 2\ntargets:"), "is new: '2'"),
        "trajectory": (("targets:", "trajectory: steps\ntargets:"), "is new: 'steps'"),
    }

    def test_a_key_is_named_that_changes_the_colour_alone(self):
        self.run_it()
        for key, (change, words) in self.CHANGES.items():
            with self.subTest(key=key):
                self.write_kpi(change)
                found = self.diff()
                if words is None:
                    self.assertEqual(found["figures"], [], "a day later it is still amber")
                    continue
                self.assertEqual([(cause["cause"], cause["effect"]) for cause in found["figures"][0]["causes"]], [("definition", 0)])
                self.assertIn(f"kpis/7.yml: {key}: ", found["figures"][0]["causes"][0]["detail"][0])
                self.assertEqual(found["figures"][0]["residue"], 0)
                now = found["figures"][0]["to"]["rag"]
                text = " ".join(self.program("diff").stdout.split())
                self.assertIn(f"20 exclusions, as before; {now}, was amber 0 its definition changed: {key} in kpis/7.yml "
                              f"{'' if words.startswith('is') else 'is '}{words}", text)
                said = self.changed(self.run_it("--dry-run"))
                self.assertIn(f"KPI 7: {now}, was amber: {key} {'' if words.startswith('is') else 'is '}{words}.", said or "")

    def test_it_is_in_all_formats(self):
        self.run_it()
        self.write_kpi(("spring: 10", "spring: 21"))
        rows = list(csv.DictReader(io.StringIO(self.program("diff", "--format", "csv").stdout)))
        figure = next(row for row in rows if row["about"] == "figure")
        self.assertEqual((figure["cause"], figure["effect"], figure["status_from"], figure["status_to"]), ("definition", "0", "amber", "green"))
        self.assertIn("targets.spring in kpis/7.yml is '21', was '10'", figure["what"])
        self.assertRegex(self.program("diff", "--format", "markdown").stdout, r"\| green, was amber \| 0 \| .*targets.spring")
        self.assertIn("KPI 7: green, was amber: targets.spring is '21', was '10'.", self.changed(self.run_it()) or "")
        self.assertIn("No figure has changed", self.run_it().stdout)

    def test_what_changes_no_colour_is_no_cause(self):
        self.run_it()
        self.write_kpi(("spring: 10", "spring: 11"))
        found = self.diff()
        self.assertEqual(found["figures"], [])
        self.assertEqual([key["key"] for key in found["definitions"]], ["targets.spring"])
        self.assertIn("No figure has changed", self.run_it("--dry-run").stdout)

    def test_rows_that_change_the_colour_by_themselves(self):
        """With a target of 11 in place of 10 the colour is the same, and 17 exclusions are green by either."""
        self.run_it()
        for key in ("X3", "X4", "X5"):
            del self.rows[key]
        self.export()
        self.write_kpi(("spring: 10", "spring: 11"))
        found = self.diff()
        self.assertEqual(self.colours(found), [("7", "amber", "green")])
        self.assertEqual(self.causes(found), [("removed", "exclusions", 3, -3.0)])
        self.assertIn("KPI 7: 17 exclusions, was 20 exclusions (green, was amber): 3 rows removed.", self.changed(self.run_it()))

    def test_a_key_of_the_number_and_one_of_the_target_are_two_causes(self):
        self.run_it()
        self.write_kpi(("12 months,", "11 months,"), ("spring: 10", "spring: 21"))
        causes = self.diff()["figures"][0]["causes"]
        self.assertEqual([(cause["cause"], len(cause["detail"])) for cause in causes], [("definition", 1), ("definition", 1)])
        self.assertIn("measure.window", causes[0]["detail"][0])
        self.assertIn("targets.spring", causes[1]["detail"][0])

    def test_the_day_alone_can_change_it(self):
        self.write_kpi(("targets:", "amber_percent: 5\ntargets:"))
        self.run_it(day=FEBRUARY)
        self.run_it()
        found = self.diff(FEBRUARY, MARCH)
        self.assertEqual(self.colours(found), [("7", "amber", "red")])
        (cause,) = found["figures"][0]["causes"]
        self.assertEqual((cause["cause"], cause["effect"]), ("day", 0))
        was, now = (20 - 10 * days / 335 for days in (29, 60))
        told = [float(number) for number in cause["detail"][0].split(" → ")]
        self.assertAlmostEqual(told[0], was, places=6)
        self.assertAlmostEqual(told[1], now, places=6)
        text = " ".join(self.program("diff", FEBRUARY, MARCH).stdout.split())
        self.assertIn(f"the date moved on: the target so far is {now:.1f} exclusions, was {was:.1f} exclusions", text)

    def test_another_frozen_baseline_can_change_it(self):
        """Rows of February 2023 count for the baseline alone; it is frozen by the first run of each folder."""
        self.write_kpi(("baseline: {value: 20, date: 2024-01-31}", "baseline: {measured: 2024-01-31}"))
        self.run_it()
        for number in range(5):
            self.rows[f"E{number}"] = ["2023-02-10", ""]
        self.export()
        self.run_it(output="other")
        found = self.diff(MARCH, "other")
        self.assertEqual(self.colours(found), [("7", "amber", "green")])
        (cause,) = found["figures"][0]["causes"]
        self.assertEqual((cause["cause"], cause["effect"], cause["detail"]), ("baseline", 0, ["20 → 25"]))
        self.assertIn("the calculated baseline is 25 exclusions, was 20 exclusions", " ".join(self.program("diff", MARCH, "other").stdout.split()))

    def test_it_is_known_after_a_run_of_another_kpi(self):
        self.write_kpi(("kpi: 7", "kpi: 8"), ("title: Permanent exclusions", "title: All exclusions"), name="8")
        self.run_it()
        self.write_kpi(("kpi: 7", "kpi: 8"), ("title: Permanent exclusions", "title: All exclusions"), ("spring: 10", "spring: 21"), name="8")
        self.run_it("--kpi", "7")
        found = self.diff()
        self.assertEqual(self.colours(found), [("8", "amber", "green")])
        self.assertEqual([cause["cause"] for cause in found["figures"][0]["causes"]], ["definition"])
        self.assertEqual([(key["file"], key["key"]) for key in found["definitions"]], [("kpis/8.yml", "targets.spring")])
        self.assertIn("KPI 8: green, was amber: targets.spring is '21', was '10'.", self.changed(self.run_it()) or "")

    def test_nothing_is_said_of_what_a_carried_line_had_already(self):
        """KPI 8 was run with its target of 10, which is there again now: the run in between had another, for KPI 7 alone."""
        eight = (("kpi: 7", "kpi: 8"), ("title: Permanent exclusions", "title: All exclusions"))
        self.write_kpi(*eight, name="8")
        self.run_it()
        self.write_kpi(*eight, ("spring: 10", "spring: 21"), name="8")
        self.run_it("--kpi", "7")
        self.write_kpi(*eight, name="8")
        found = self.diff()
        self.assertEqual((found["figures"], found["definitions"]), ([], []))

    def test_a_restatement_has_no_cause_of_colour(self):
        for keeps in (True, False):
            with self.subTest(keeps=keeps):
                self.setUp()
                self.run_it()
                if not keeps:
                    shutil.rmtree(self.kept)
                self.rows["NEW"] = ["2024-02-01", ""]
                self.export()
                self.write_kpi(("spring: 10", "spring: 1"))
                self.assertIn("targets.spring" if keeps else "kpis/7.yml changed", self.changed(self.run_it()))
                shown = " ".join(self.program("history", "7").stdout.split())
                self.assertIn("because 1 row of exclusions was added (+1)" if keeps else "because exclusions changed; which rows is not known (+1)",
                              shown)
                self.assertNotIn("targets.spring", shown)
                self.assertNotIn("7.yml", shown)


if __name__ == "__main__":
    unittest.main()
