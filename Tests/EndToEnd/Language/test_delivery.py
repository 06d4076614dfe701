"""Files that do not come, or come under another name, dates and names that are written otherwise: what the program says of them."""

import unittest
from datetime import date

from area import LanguageCase, Area

COLUMNS = {"visit_id": "{type: identifier, domain: visit}", "day": "{type: day}", "outcome": "{type: category}"}
LAST = date(2024, 3, 31)


def checked(area):
    """What `check` says for the day that the tests are about."""
    return area.program("check", "--input", area.exports, "--as-of", LAST)


class Delivery(LanguageCase):
    """One small source, delivered in several ways."""

    def area(self, day="{type: day}", **more):
        area = Area(self)
        area.source("visits", {**COLUMNS, "day": day}, key="[visit_id]", **more)
        area.kpi("1", "kind: count\nsource: visits\nday: day\nwindow: rolling 12 months\nwhere: {outcome: seen}", unit="referrals")
        return area

    def export(self, area, file, days=(date(2024, 3, 1),), outcome="seen"):
        area.export("visits", [{"visit_id": f"{file} {place}", "day": day, "outcome": outcome} for place, day in enumerate(days)],
                    file=file)

    def test_a_name_that_no_file_has_is_a_warning_of_the_source(self):
        area = self.area(files="[SLT hospital trust, SLT community]")
        self.export(area, "SLT community-2024")
        said = "no file SLT hospital trust.csv or SLT hospital trust-….csv was delivered; figures rest on the source's other files"
        self.assertIn(f"warning: {said}", checked(area).stdout)
        published = area.run(LAST)
        self.assertEqual((published.exit, published.figure("1").value), (0, 1))
        self.assertIn(said, (published.folder / "quality.csv").read_text(encoding="utf-8"))
        self.assertIn("SLT hospital trust.csv", (published.folder / "dashboard.html").read_text(encoding="utf-8"))
        self.export(area, "SLT hospital trust")
        self.assertNotIn("was delivered", checked(area).stdout)

    def test_a_missing_source_names_a_file_that_may_be_its_own(self):
        for name in ("SLT hospital", "slt", "SLT_2024"):
            area = self.area(files="[SLT]")
            self.export(area, name)
            said = checked(area).stdout
            self.assertIn(f"missing: there is no SLT.csv in the input folder. '{name}.csv' is there and is not read: a file is called "
                          "SLT.csv, or its name goes on with a hyphen, as in SLT-2.csv", said)
        area = self.area(files="[SLT]")
        self.export(area, "other")
        self.assertIn("missing: there is no SLT.csv in the input folder\n", checked(area).stdout)

    def test_days_as_excel_shows_them(self):
        area = self.area()
        self.export(area, "visits", ["05-Apr-23", "23-Dec-23", "2024-03-01"])
        said = checked(area).stdout
        self.assertIn("rejected 2: day: ", said)
        self.assertIn("If these are days such as 05-Apr-23, list 'dd-mmm-yy' in the column's 'formats'; its years are 2000 to 2099", said)
        area = self.area("{type: day, formats: [yyyy-mm-dd, dd-mmm-yy]}")
        self.export(area, "visits", ["05-Apr-23", "23-Dec-23", "2024-03-01"])
        self.assertEqual(area.run(LAST).figure("1").value, 3)

    def test_a_name_that_no_row_has_is_next_to_one_that_is_there(self):
        area = self.area()
        self.export(area, "visits", [LAST] * 9, outcome="seeen")
        self.assertIn("no row has outcome 'seen', which KPI 1 counts. The nearest value there is 'seeen'", checked(area).stdout)
        for outcome in ("seen by A. Name 2", "x" * 70, "elsewhere"):
            self.export(area, "visits", [LAST] * 9, outcome=outcome)
            said = checked(area).stdout
            self.assertIn("which KPI 1 counts. Is it spelled differently?", said)
            self.assertNotIn(outcome, said)

    def test_an_export_that_shrinks_says_how_to_accept_it(self):
        area = self.area()
        self.export(area, "visits", [LAST] * 20)
        output = area.folder / "output"
        area.program("run", "--quiet", "--as-of", LAST, "--input", area.exports, "--output", output)
        self.export(area, "visits", [LAST] * 8)
        done = area.program("check", "--input", area.exports, "--output", output, "--as-of", LAST)
        self.assertIn("If that is right, as after a change of 'rows' in its definition, run once with --accept and --why", done.stdout)


if __name__ == "__main__":
    unittest.main()
