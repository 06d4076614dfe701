"""Where the earlier exports are not at hand, the digests of what was read tell whether exports or the definition changed; kept exports are
found by their digests, wherever the output folder is now.
"""

import json
import shutil
import unittest

from test_kept import FEBRUARY, KPI, MARCH, SOURCE, Kept

SCHOOLS = """\
source: schools
title: Schools
key: [urn]
register_of: school
columns:
  urn: {type: identifier, domain: school}
  area: {type: category}
"""


class Unread(Kept):
    """KPI 7 is broken down by the area of the school; its value does not read the schools."""

    def setUp(self):
        super().setUp()
        self.write("Pipelines/sources/exclusions.yml", SOURCE + "  school_urn: {type: identifier, domain: school}\n")
        self.write("Pipelines/sources/schools.yml", SCHOOLS)
        self.broken_down = KPI + "breakdowns: [school.area]\n"
        self.write("Pipelines/kpis/7.yml", self.broken_down)
        self.schools("North")
        self.rows = {key: [*row, "S1"] for key, row in self.rows.items()}
        self.export()

    def export(self, name="input/exclusions.csv"):
        if not hasattr(self, "broken_down"):
            return super().export(name)
        rows = "".join(f"{key},{','.join(row)}\n" for key, row in self.rows.items())
        return self.write(name, "exclusion_id,start_date,outcome,school_urn\n" + rows)

    def schools(self, area):
        self.write("input/schools.csv", f"urn,area\nS1,{area}\n")

    def redefine(self):
        self.write("Pipelines/kpis/7.yml", self.broken_down.replace("12 months", "6 months"))

    def because(self):
        """Why each date's value was restated."""
        rows = json.loads(self.program("history", "7", "--format", "json").stdout)[0]["values"]
        return {row["as_of"]: row["restated_because"] for row in rows if "restated_because" in row}

    def test_a_definition_beside_exports_that_only_a_breakdown_reads(self):
        self.run_it("--no-keep-exports")
        self.redefine()
        self.schools("South")
        said = self.changed(self.run_it("--no-keep-exports"))
        self.assertRegex(said, r"KPI 7: \d+ exclusions, was 20 exclusions \(green, was amber\): definition changed\.")
        because = self.because()
        self.assertGreater(len(because), 1)
        for day, why in because.items():
            self.assertRegex(why, r"^the definition changed \(−\d+\)$", day)

    def test_exports_beside_those_that_only_a_breakdown_reads(self):
        self.run_it("--no-keep-exports")
        self.rows["NEW"] = ["2024-01-15", "", "S1"]
        self.export()
        self.schools("South")
        said = self.changed(self.run_it("--no-keep-exports"))
        self.assertIn("21 exclusions, was 20 exclusions (red, was amber): exclusions changed.", said)
        self.assertEqual(self.because(), {day: "exclusions changed; which rows is not known (+1)" for day in ("2024-01-31", FEBRUARY, MARCH)})

    def test_both_may_have_done_it(self):
        self.run_it("--no-keep-exports")
        self.redefine()
        self.rows["NEW"] = ["2024-01-15", "", "S1"]
        self.export()
        self.assertIn("not known why", self.changed(self.run_it("--no-keep-exports")))
        self.assertEqual(set(self.because().values()), {"not known"})
        shown = self.program("history", "7").stdout
        self.assertIn("Not known why: what the earlier values were made from was not found.", shown)
        self.assertNotIn("not kept", shown)

    def test_an_earlier_date_that_an_earlier_scorecard_published(self):
        self.run_it("--no-keep-exports", day=FEBRUARY)
        self.rows["LATE"] = ["2024-02-05", "", "S1"]
        self.export()
        self.run_it("--no-keep-exports")
        self.assertEqual(self.because(), {FEBRUARY: "exclusions changed; which rows is not known (+1)"})


class Moved(Kept):
    """The output folder is another when the next run begins."""

    def check(self):
        first = self.newest()
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        self.assertIn("1 row added", self.changed(self.run_it(output="other")))
        shown = self.program("history", "7", output="other").stdout
        self.assertIn("because 1 row of exclusions was added (+1)", shown)
        found = json.loads(self.program("diff", first, "--format", "json", output="other").stdout)
        self.assertEqual(self.causes(found), [("added", "exclusions", 1, 1.0)])
        return first

    def newest(self, output="other"):
        return super().newest(output)

    def test_it_was_moved(self):
        self.run_it()
        (self.folder / "output").rename(self.folder / "other")
        first = self.check()
        self.assertEqual(set(self.places()), {str(self.folder / "other")})
        self.assertIn(first, self.places()[str(self.folder / "other")])

    def test_it_was_copied(self):
        self.run_it()
        shutil.copytree(self.folder / "output", self.folder / "other", symlinks=True)
        self.check()
        self.assertEqual(set(self.places()), {str(self.folder / "output"), str(self.folder / "other")})

    def test_a_run_that_is_erased_after_a_move(self):
        self.rows["SECRET"] = ["2024-02-01", ""]
        self.export()
        self.run_it()
        (self.folder / "output").rename(self.folder / "other")
        done = self.program("withdraw", self.newest(), "--reason", "wrong", "--erase", output="other")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(b"SECRET", b"".join(path.read_bytes() for path in self.kept.rglob("*") if path.is_file()))

    def test_exports_that_another_run_kept(self):
        """The folder is new, and so is its run; another folder's run had the same files."""
        self.run_it(output="other")
        shutil.rmtree(next((self.kept / "outputs").iterdir()))
        self.run_it(output="third")
        self.check()


class TakenBack(Kept):
    """The run that first published a value is withdrawn; another had published it too."""

    def test_the_reason_stays(self):
        for words in ([], ["--erase"]):
            with self.subTest(words=words):
                shutil.rmtree(self.folder / "output", ignore_errors=True)
                self.rows.pop("NEW", None)
                self.export()
                self.run_it()
                first = self.newest()
                self.run_it()
                self.rows["NEW"] = ["2024-02-01", ""]
                self.export()
                self.run_it()
                said = "because 1 row of exclusions was added (+1)"
                self.assertIn(said, self.program("history", "7").stdout)
                done = self.program("withdraw", first, "--reason", "wrong", *words)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(said, self.program("history", "7").stdout)
                self.assertNotIn("Not known why", self.program("history", "7").stdout)
                self.assertEqual(self.program("history", "rebuild").returncode, 0)
                self.assertIn(said, self.program("history", "7").stdout)

    def test_a_value_that_no_other_run_had_leaves_no_reason(self):
        self.run_it()
        first = self.newest()
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        self.run_it()
        self.program("withdraw", first, "--reason", "wrong", "--erase")
        self.assertNotIn("Restated", self.program("history", "7").stdout)


class Share(Kept):
    """Of a share, one reason does more on one date than on another."""

    def test_dates_with_the_same_reason_are_one_sentence(self):
        share = ("measure: {kind: proportion, source: exclusions, day: start_date, window: rolling 12 months, "
                 "numerator: {outcome: [upheld]}}")
        lines = [share if line.startswith("measure") else line for line in KPI.replace("unit: exclusions", "unit: percent").splitlines()]
        self.write("Pipelines/kpis/7.yml", "\n".join(lines) + "\n")
        self.rows["EARLY"] = ["2023-02-10", ""]
        self.export()
        self.run_it()
        self.rows["NEW"] = ["2024-01-05", "upheld"]
        self.export()
        self.run_it()
        shown = [line for line in self.program("history", "7").stdout.splitlines() if line.startswith("Restated")]
        rows = [row for row in json.loads(self.program("history", "7", "--format", "json").stdout)[0]["values"] if "restated_because" in row]
        self.assertEqual(len(rows), 3)
        self.assertGreater(len({row["restated_because"] for row in rows}), 1)
        changes = sorted(row["value"] - row["first_published"] for row in rows)
        self.assertEqual(len(shown), 1, shown)
        self.assertIn(f"for 3 dates, by +{changes[0]:.2f} points to +{changes[-1]:.2f} points, because 1 row of exclusions was added: 31 March",
                      shown[0])


if __name__ == "__main__":
    unittest.main()
