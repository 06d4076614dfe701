"""Lines that a run carries over are of other exports or definitions than what it read: they are compared from the run that computed them."""

import json
import shutil
import unittest

from test_kept import KPI, MARCH, Kept


class Carried(Kept):
    """KPI 8 counts the rows of KPI 7, and is carried over where KPI 7 alone is run."""

    def setUp(self):
        super().setUp()
        self.write("Pipelines/kpis/8.yml", KPI.replace("kpi: 7", "kpi: 8").replace("title: Permanent exclusions", "title: All exclusions"))
        self.run_it()
        self.whole = self.newest()

    def edit(self):
        """A row is gone and two are new."""
        del self.rows["X3"]
        self.rows["NEW"], self.rows["NEW2"] = ["2024-02-01", ""], ["2024-02-02", ""]
        self.export()

    def causes_of_8(self, *words):
        found = self.diff(*words)
        return found, [(cause["cause"], cause.get("source"), cause.get("rows"), cause.get("effect")) for figure in found["figures"]
                       if figure["kpi"] == "8" for cause in figure["causes"]]

    def history(self):
        rows = json.loads(self.program("history", "8", "--format", "json").stdout)[0]["values"]
        return {row["as_of"]: row.get("restated_because") for row in rows}

    ROWS = [("removed", "exclusions", 1, -1.0), ("added", "exclusions", 2, 2.0)]

    def test_rows_that_changed_before_a_run_of_another_kpi(self):
        self.edit()
        self.run_it("--kpi", "7")
        found, causes = self.causes_of_8()
        self.assertEqual(causes, self.ROWS)
        self.assertEqual([figure["residue"] for figure in found["figures"]], [0])
        self.assertEqual([(one["source"], one["removed"], one["added"]) for one in found["exports"]], [("exclusions", 1, 2)])
        self.assertEqual([figure["kpi"] for figure in found["figures"]], ["8"])
        said = self.run_it().stdout
        self.assertIn("KPI 8: 21 exclusions, was 20 exclusions (red, was amber): 1 row removed, 2 rows added", said)
        self.assertEqual(self.history()[MARCH], "1 row of exclusions is no longer in the export (-1), 2 rows of exclusions were added (+2)"
                         .replace("-", "−"))
        for why in self.history().values():
            self.assertNotIn("program", why or "")

    def test_the_run_that_carries_a_line_does_not_change_it(self):
        self.edit()
        self.run_it("--kpi", "7")
        found, causes = self.causes_of_8(self.whole, self.newest())
        self.assertEqual((causes, [figure["kpi"] for figure in found["figures"]]), ([], ["7"]))

    def test_what_changed_since_that_run_too(self):
        self.edit()
        self.run_it("--kpi", "7")
        self.rows["NEW3"] = ["2024-02-03", ""]
        self.export()
        found, causes = self.causes_of_8()
        self.assertEqual(causes, [("removed", "exclusions", 1, -1.0), ("added", "exclusions", 3, 3.0)])
        self.assertEqual([cause["rows"] for figure in found["figures"] if figure["kpi"] == "7" for cause in figure["causes"]], [1])

    def test_a_key_that_changed_before_a_run_of_another_kpi(self):
        self.write("Pipelines/kpis/8.yml", (self.folder / "Pipelines/kpis/8.yml").read_text().replace("12 months,", "6 months,"))
        self.run_it("--kpi", "7")
        found, causes = self.causes_of_8()
        self.assertEqual([cause[0] for cause in causes], ["definition"])
        self.assertEqual([key["key"] for key in found["definitions"]], ["measure.window"])
        self.assertIn("measure.window is 'rolling 6 months', was 'rolling 12 months'", self.run_it().stdout)

    def test_nobody_blames_the_program_where_the_exports_are_gone(self):
        self.edit()
        self.run_it("--kpi", "7")
        shutil.rmtree(self.kept)
        self.assertEqual([cause[0] for cause in self.causes_of_8()[1]], ["exports"])
        shutil.rmtree(self.folder / "output/runs" / self.whole)
        self.assertEqual([cause[0] for cause in self.causes_of_8()[1]], ["exports"])
        self.assertNotIn("other than published", self.run_it().stdout)
        self.assertIn(self.history()[MARCH], ("exclusions changed; which rows is not known (+1)", "not known"))


if __name__ == "__main__":
    unittest.main()
