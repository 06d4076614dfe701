"""Exports that differ in odd ways, and days that nobody named: `scorecard diff` neither misleads nor is silent."""

import csv
import json
import shutil
import tempfile
import unittest
from pathlib import Path

from worlds import SOMERSET, program

DAY = "2024-03-31"


class Edited(unittest.TestCase):
    """Tests that edit copies of the fixtures."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def edited(self, name, edit=None, export="exclusions", encoding="utf-8"):
        """A copy of the fixtures, of which `edit` changes the rows of one export; the first row has the headings."""
        folder = shutil.copytree(SOMERSET[1], self.folder / name)
        if edit:
            file = folder / f"{export}.csv"
            with open(file, newline="", encoding="utf-8") as opened:
                rows = list(csv.reader(opened))
            with open(file, "w", newline="", encoding=encoding) as opened:
                csv.writer(opened, lineterminator="\n").writerows(edit(rows))
        return folder

    def diff(self, before, after, *arguments, day=DAY):
        """What the program finds, as a person and as a program reads it."""
        asked = ["diff", "--input-before", before, "--input", after, "--pipelines", SOMERSET[0], "--quiet", *arguments]
        asked += ["--as-of", day] if day else []
        if "--output" not in arguments:
            asked += ["--output", self.folder / "none"]
        text, found = (program(*asked, "--format", form, state=self.folder / "state") for form in ("table", "json"))
        self.assertEqual((text.returncode, found.returncode), (0, 0), text.stderr + found.stderr)
        return text.stdout, json.loads(found.stdout)

    def assert_export(self, found, source="exclusions", **wanted):
        """What became of the rows of one export, and nothing else."""
        export = next(one for one in found["exports"] if one["source"] == source)
        told = {name: export[name] for name in ("removed", "corrected", "added", "renumbered", "columns") if export.get(name)}
        self.assertEqual(told, wanted)


class Odd(Edited):
    """Exports that differ in odd ways."""

    def test_the_same_rows_in_other_files(self):
        def twice(rows):
            return rows + rows[-3:]

        for name, folder, what in (("encoding", self.edited("e", lambda rows: rows, encoding="utf-16"), "the same rows"),
                                   ("order", self.edited("o", lambda r: r[:1] + r[:0:-1]), "the same rows"),
                                   ("duplicates", self.edited("d", twice), "3 more duplicates")):
            with self.subTest(name):
                text, found = self.diff(SOMERSET[1], folder, "--kpi", "7")
                self.assertEqual(found["figures"], [])
                self.assert_export(found)
                self.assertIn(f"exclusions: other files, 278 usable rows as before: {what}\n", text)

    def test_duplicates_in_both(self):
        text, found = self.diff(self.edited("a", lambda rows: rows + rows[-3:]), self.edited("b", lambda rows: rows + rows[-5:]), "--kpi", "7")
        self.assertEqual(found["figures"], [])
        self.assertIn("2 more duplicates", text)

    def test_a_renamed_file_changes_nothing(self):
        folder = self.edited("a")
        (folder / "exclusions.csv").rename(folder / "exclusions-march.csv")
        text, found = self.diff(SOMERSET[1], folder, "--kpi", "7")
        self.assertIn("Nothing differs.", text)
        self.assertEqual(found["not_calculated"], [])

    def test_a_column_that_is_not_there(self):
        def without(rows):
            place = rows[0].index("reason")
            return [row[:place] + row[place + 1:] for row in rows]

        with open(SOMERSET[1] / "exclusions.csv", newline="", encoding="utf-8") as file:
            filled = sum(row["reason"] != "" for row in csv.DictReader(file))
        _, found = self.diff(SOMERSET[1], self.edited("a", without), "--kpi", "7")
        self.assert_export(found, corrected=filled, columns=["reason"])

    def test_a_column_that_must_be_there(self):
        def without(rows):
            place = rows[0].index("start_date")
            return [row[:place] + row[place + 1:] for row in rows]

        text, found = self.diff(SOMERSET[1], self.edited("a", without), "--kpi", "7")
        self.assertIn("no heading for start_date", found["not_calculated"][0]["to"])
        self.assertIn("KPI 7, now: ", text)
        self.assertEqual({alert["kpi"] for alert in found["alerts"] if "kpi" in alert}, {"7"})

    def test_an_export_that_was_not_there(self):
        folder = self.edited("a")
        (folder / "exclusions.csv").unlink()
        for before, after, side in ((folder, SOMERSET[1], "from"), (SOMERSET[1], folder, "to")):
            text, found = self.diff(before, after, "--kpi", "7")
            self.assertEqual([(one["kpi"], [key for key in ("from", "to") if key in one]) for one in found["not_calculated"]], [("7", [side])])
            self.assertIn("exclusions data is missing", found["not_calculated"][0][side])
            self.assertIn("KPI 7, before: " if side == "from" else "KPI 7, now: ", text)

    def test_an_export_without_rows(self):
        empty = self.edited("a", lambda rows: rows[:1])
        _, found = self.diff(empty, SOMERSET[1], "--kpi", "7")
        self.assert_export(found, added=278)
        _, found = self.diff(SOMERSET[1], empty, "--kpi", "7")
        self.assert_export(found, removed=278)

    def test_other_keys_of_the_same_rows(self):
        def renumbered(rows):
            return rows[:-2] + [[f"X{row[0]}", *row[1:]] for row in rows[-2:]]

        text, found = self.diff(SOMERSET[1], self.edited("a", renumbered), "--kpi", "7")
        self.assert_export(found, removed=2, added=2, renumbered=2)
        self.assertIn("2 of the added say the same as removed ones but for their key", text)

    def test_columns_that_only_breakdowns_read(self):
        def moved(rows):
            place = rows[0].index("area")
            return rows[:1] + [[*row[:place], "Elverholt" if row[place] != "Elverholt" else "Dunmarsh", *row[place + 1:]] for row in rows[1:6]] + rows[6:]

        _, found = self.diff(SOMERSET[1], self.edited("a", moved, export="schools"), "--kpi", "7")
        self.assert_export(found, source="schools", corrected=5, columns=["area"])

    def test_a_day_without_figures(self):
        text, found = self.diff(SOMERSET[1], self.edited("a"), "--kpi", "7", "--kpi", "9", day="2026-09-30")
        self.assertEqual([one["kpi"] for one in found["not_calculated"]], ["7", "9"])
        self.assertIn("Nothing differs.", text)
        self.assertIn("before and now: ", text)

    def test_a_median_says_on_which_side_rows_are(self):
        def late(rows):
            place, taken = rows[0].index("triage_date"), 0
            for row in rows[1:]:
                if "2024-01-01" <= row[place] <= "2024-01-31" and taken < 60:
                    row[place], taken = "2024-03-28", taken + 1
            return rows

        text, found = self.diff(SOMERSET[1], self.edited("a", late, export="waiting_times"), "--kpi", "5a")
        cause = next(one for one in found["figures"] if one["measure"] == "value")["causes"][0]
        self.assertEqual((cause["rows"], cause["above"] + cause["below"]), (60, 60))
        self.assertIn(f"({cause['above']} above the earlier figure, {cause['below']} below it)", " ".join(text.split()))

    def test_a_year_to_date_starts_again(self):
        output = self.folder / "output"
        for day in (DAY, "2024-04-30"):
            program("run", "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--output", output, "--as-of", day, "--quiet")
        done = program("diff", DAY, "2024-04-30", "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--output", output, "--kpi", "13")
        self.assertRegex(done.stdout, r"Not calculated\n  KPI 13, now: cannot be calculated: the latest row of the referrals data is dated 31 March 2024, before")

    def test_a_denominator_alone(self):
        def withdrawn(rows):
            names, taken = rows[0], 0
            for row in rows[1:]:
                if row[names.index("sen_status")] == "N" and row[names.index("start_date")] >= "2023-05-01" and taken < 2:
                    row[names.index("outcome")], row[names.index("outcome_date")], taken = "withdrawn", "", taken + 1
            return rows

        _, found = self.diff(SOMERSET[1], self.edited("a", withdrawn), "--kpi", "8", "--rows")
        figure = found["figures"][0]
        self.assertEqual([(cause["rows"], cause["numerator"], cause["denominator"]) for cause in figure["causes"]], [(2, 0, -2)])
        self.assertEqual([(row["before"]["role"], row["after"]["role"]) for row in figure["rows"]], [("denominator", "stopped")] * 2)


class Identifiers(Edited):
    """Who the listed rows are about is shown for a reason alone, which is kept."""

    def asked(self, *arguments):
        """What comes of asking for the rows of one that was removed."""
        after = self.folder / "a" if (self.folder / "a").exists() else self.edited("a", lambda rows: rows[:-1])
        return program("diff", "--input-before", SOMERSET[1], "--input", after, "--pipelines", SOMERSET[0], "--as-of", DAY, "--kpi", "7", "--quiet",
                       "--output", self.folder / "none", "--format", "csv", *arguments, state=self.folder / "state")

    def test_they_are_shown_for_a_reason(self):
        with open(SOMERSET[1] / "exclusions.csv", newline="", encoding="utf-8") as file:
            child = list(csv.DictReader(file))[-1]["pupil_id"]
        self.assertNotIn(child, self.asked("--rows").stdout)
        self.assertFalse((self.folder / "state/identifiers-shown.log").exists())
        shown = self.asked("--rows", "--show-identifiers", "--yes", "--reason", "a school asked")
        self.assertIn(child, shown.stdout, shown.stderr)
        log = (self.folder / "state/identifiers-shown.log").read_text(encoding="utf-8")
        self.assertRegex(log, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\t[^\t]+\tdiff of 7\t2024-03-31\ta school asked\n$")

    def test_nothing_is_shown_otherwise(self):
        for wrong in (("--show-identifiers", "--yes", "--reason", "x"), ("--rows", "--show-identifiers", "--yes"), ("--rows", "--yes"),
                      ("--rows", "--show-identifiers", "--reason", "x")):
            done = self.asked(*wrong)
            self.assertEqual((done.returncode, done.stdout), (64, ""), wrong)
        self.assertFalse((self.folder / "state/identifiers-shown.log").exists())


class Days(Edited):
    """The day that is meant where nobody names one."""

    def before(self, day):
        """A copy of the fixtures without the exclusions and suspensions after a day."""
        folder = self.edited(f"before-{day}")
        for export in ("exclusions", "suspensions"):
            file = folder / f"{export}.csv"
            heading, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
            place = heading.rstrip().split(",").index("start_date")
            file.write_text(heading + "".join(row for row in rows if row.rstrip().split(",")[place] <= day), encoding="utf-8")
        return folder

    def test_it_is_the_month_of_the_newest_row(self):
        text, found = self.diff(SOMERSET[1], self.edited("a"), "--kpi", "7", day=None)
        self.assertEqual((found["from"], found["to"], found["date_from"]), (DAY, DAY, "newest row"))
        self.assertRegex(text, r"What differs on 31 March 2024\nThe newest row of the exports in \S+ is of 27 March 2024; --as-of takes another date")

    def test_it_is_a_month_of_which_both_have_rows(self):
        _, found = self.diff(self.before("2024-02-20"), SOMERSET[1], "--kpi", "7", "--kpi", "9", day=None)
        self.assertEqual((found["to"], found["date_from"]), ("2024-02-29", "newest row"))

    def test_it_is_the_latest_that_was_published_from_either(self):
        output, other = self.folder / "output", self.edited("a", lambda rows: rows[:-1])
        for day, folder in (("2023-11-30", other), ("2023-12-31", other), ("2024-01-31", SOMERSET[1])):
            done = program("run", "--pipelines", SOMERSET[0], "--input", folder, "--output", output, "--as-of", day, "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
        for before, after in ((other, self.edited("b", lambda rows: rows[:-2])), (self.edited("c", lambda rows: rows[:-3]), other)):
            text, found = self.diff(before, after, "--kpi", "7", "--output", output, day=None)
            self.assertEqual((found["to"], found["date_from"]), ("2023-12-31", "published"))
            self.assertIn(f"the latest date published from the exports in {other};", " ".join(text.split()))
        _, found = self.diff(other, SOMERSET[1], "--kpi", "7", "--output", output, day=None)
        self.assertEqual(found["to"], "2024-01-31")

    def test_it_is_the_end_of_last_month_where_no_row_has_a_date(self):
        empty = self.edited("a", lambda rows: rows[:1])
        text, found = self.diff(empty, empty, "--kpi", "7", day=None)
        self.assertEqual(found["date_from"], "last month")
        self.assertIn("this is the end of last month", text)
        _, found = self.diff(empty, SOMERSET[1], "--kpi", "7", day=None)
        self.assertEqual((found["to"], found["date_from"]), (DAY, "newest row"))


if __name__ == "__main__":
    unittest.main()
