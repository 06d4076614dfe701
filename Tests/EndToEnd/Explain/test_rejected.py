"""Rows that are rejected now, or no longer, and duplicates that come or go, are called that: they are not removed or added."""

import json
import unittest

from test_kept import MARCH, Kept


class Rejected(Kept):
    def export_of(self, found):
        return {name: found["exports"][0].get(name)
                for name in ("removed", "rejected", "rejected_columns", "usable", "added", "corrected", "duplicates")}

    def break_rows(self):
        """The dates of two rows are none, a third is gone, and a fourth is in its place."""
        self.kept_dates = self.rows["X5"][0], self.rows["X6"][0]
        self.rows["X5"][0], self.rows["X6"][0] = "2023-02-30", "soon"
        del self.rows["X7"]
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()

    def test_rows_that_are_now_rejected(self):
        self.run_it()
        self.break_rows()
        found = self.diff("--rows")
        self.assertEqual(self.causes(found), [("removed", "exclusions", 1, -1), ("rejected", "exclusions", 2, -2),
                                              ("added", "exclusions", 1, 1)])
        self.assertEqual(found["figures"][0]["residue"], 0)
        self.assertEqual(self.export_of(found), {"removed": 1, "rejected": 2, "rejected_columns": ["start_date"], "usable": 0,
                                                 "added": 1, "corrected": 0, "duplicates": 0})
        rows = [row for row in found["figures"][0]["rows"] if row["cause"] == "rejected"]
        self.assertEqual([row["before"]["line"] for row in rows], [7, 8])
        shown = self.program("diff", "--rows").stdout
        self.assertIn("2 rows of exclusions are now rejected", shown)
        self.assertIn("1 removed, 2 rows are now rejected (start_date), 1 added", " ".join(shown.split()))
        self.assertIn("18 exclusions, was 20 exclusions (green, was amber): 1 row removed, 2 rows now rejected, 1 row added", self.run_it().stdout)
        self.assertIn("2 rows of exclusions are now rejected (−2)", " ".join(self.program("history", "7").stdout.split()))
        manifest = json.loads((self.folder / "output/latest/manifest.json").read_text())
        self.assertIn("rejected", [cause["kind"] for one in manifest["restatements"] for cause in one["causes"]])

    def test_rows_that_are_no_longer_rejected(self):
        self.break_rows()
        self.run_it()
        self.rows["X5"][0], self.rows["X6"][0] = self.kept_dates
        self.export()
        found = self.diff()
        self.assertEqual(self.causes(found), [("usable", "exclusions", 2, 2)])
        self.assertEqual((self.export_of(found)["usable"], self.export_of(found)["added"]), (2, 0))
        self.assertIn("2 rows no longer rejected", self.run_it().stdout)
        self.assertIn("2 rows of exclusions are no longer rejected (+2)", " ".join(self.program("history", "7").stdout.split()))

    def test_a_rejected_row_of_another_key_is_removed_all_the_same(self):
        self.run_it()
        del self.rows["X5"]
        self.rows["ODD"] = ["soon", ""]
        self.export()
        self.assertEqual(self.causes(self.diff()), [("removed", "exclusions", 1, -1)])

    def test_duplicates_that_come_and_go(self):
        self.run_it()
        path = self.folder / "input/exclusions.csv"
        once = path.read_text()
        path.write_text(once + "".join(once.splitlines(keepends=True)[4:6]))
        found = self.diff()
        self.assertEqual((self.causes(found), self.export_of(found)["duplicates"]), ([], 2))
        self.assertIn("2 more duplicates", self.program("diff").stdout)
        self.run_it()
        path.write_text(once)
        self.assertEqual(self.export_of(self.diff())["duplicates"], -2)
        self.assertIn("2 fewer duplicates", self.program("diff").stdout)

    def test_new_rows_that_are_rejected(self):
        self.run_it()
        self.rows["ODD"], self.rows["ODDER"] = ["soon", ""], ["2023-02-30", ""]
        self.export()
        found = self.diff()
        self.assertEqual((self.causes(found), self.export_of(found)["rejected"]), ([], 0))
        export = found["exports"][0]
        self.assertEqual((export["from"]["rejected"], export["to"]["rejected"]), (0, 2))
        self.assertIn("other files, 20 usable rows as before: 2 more rejected rows\n", self.program("diff").stdout)

    def test_a_refused_export_has_no_usable_rows(self):
        self.run_it()
        for key in list(self.rows)[:8]:
            self.rows[key][0] = "2023-02-30"
        self.export()
        export = self.diff()["exports"][0]
        self.assertEqual((export["from"]["status"], export["to"]["status"]), ("delivered", "refused"))
        shown = " ".join(self.program("diff").stdout.split())
        self.assertIn("exclusions: refused, was 20 usable rows: 8 of 20 rows could not be used", shown)

    def test_another_key_makes_duplicates_of_the_same_files(self):
        self.rows["X1"][0] = self.rows["X2"][0] = self.rows["X0"][0]
        self.export()
        self.run_it()
        before = (self.folder / "Pipelines/sources/exclusions.yml").read_text()
        self.write("Pipelines/sources/exclusions.yml", before.replace("key: [exclusion_id]", "key: [start_date]"))
        days = len({row[0] for row in self.rows.values()})
        self.assertLess(days, 20)
        shown = self.program("diff").stdout
        self.assertIn(f"exclusions: {days} usable rows, was 20: {20 - days} more duplicates\n", shown)

    def test_an_export_that_is_not_delivered_has_no_rows_that_went(self):
        second = self.folder / "Pipelines/sources/second.yml"
        second.write_text((self.folder / "Pipelines/sources/exclusions.yml").read_text().replace("exclusions", "others"))
        kpi = (self.folder / "Pipelines/kpis/7.yml").read_text()
        self.write("Pipelines/kpis/8.yml", kpi.replace("kpi: 7", "kpi: 8").replace("source: exclusions", "source: others"))
        self.export()
        self.export("last/exclusions.csv")
        self.export("last/others.csv")
        found = self.diff("--input-before", "last", "--as-of", MARCH)
        self.assertEqual([(one["source"], one.get("from", {}).get("accepted"), one.get("to"), one.get("removed"))
                          for one in found["exports"]], [("others", 20, None, None)])
        self.assertIn("others: missing, was 20 usable rows", self.program("diff", "--input-before", "last", "--as-of", MARCH).stdout)


if __name__ == "__main__":
    unittest.main()
