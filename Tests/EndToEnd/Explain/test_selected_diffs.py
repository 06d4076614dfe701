"""With `--kpi`, `diff` lists the exports and definitions alone that bear on the chosen figures; a line that was carried over is compared
with the definitions of the run that calculated it. `history` names the files alone that make a figure's number.
"""

import shutil
import unittest

from test_kept import KPI, SOURCE, Kept

TITLE = "title: Permanent exclusions"
EIGHT = KPI.replace("kpi: 7", "kpi: 8").replace(TITLE, "title: All exclusions")
NINE = KPI.replace("kpi: 7", "kpi: 9").replace(TITLE, "title: Suspensions").replace("source: exclusions", "source: suspensions")


class Selected(Kept):
    """KPIs 7 and 8 count exclusions, and KPI 9 suspensions."""

    def setUp(self):
        super().setUp()
        self.write("Pipelines/kpis/08-all.yml", EIGHT)
        self.write("Pipelines/kpis/09-suspensions.yml", NINE)
        self.write("Pipelines/sources/suspensions.yml", SOURCE.replace("source: exclusions", "source: suspensions").replace(
            TITLE, "title: Suspensions").replace("key: [exclusion_id]", "key: [suspension_id]").replace(
            "exclusion_id: {type: identifier, domain: exclusion}", "suspension_id: {type: identifier, domain: suspension}"))
        self.export_suspensions(12)
        self.run_it()

    def export_suspensions(self, count):
        self.write("input/suspensions.csv", "suspension_id,start_date,outcome\n" + "".join(f"S{row},2023-07-01,\n" for row in range(count)))

    def edit(self, name, old, new):
        path = self.folder / "Pipelines" / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def keys(self, found):
        return [(key["file"], key["key"]) for key in found["definitions"]]

    def change_all(self):
        """Every file of definitions, and both exports."""
        self.edit("kpis/7.yml", "12 months", "6 months")
        self.edit("kpis/08-all.yml", "spring: 10", "spring: 21")
        self.edit("kpis/09-suspensions.yml", "12 months", "9 months")
        self.edit("sources/exclusions.yml", "off: [gaps, seasons, stale]", "off: [gaps, stale]")
        self.edit("sources/suspensions.yml", "off: [gaps, seasons, stale]", "off: [gaps, stale]")
        self.edit("plan.yml", "Visit schools", "Visit all schools")
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        self.export_suspensions(11)

    CHECKS = {"7": ("kpis/7.yml", "sources/exclusions.yml"), "8": ("kpis/08-all.yml", "sources/exclusions.yml"),
              "9": ("kpis/09-suspensions.yml", "sources/suspensions.yml")}

    def test_only_what_a_chosen_figure_reads(self):
        self.change_all()
        for kpi, files in self.CHECKS.items():
            with self.subTest(kpi=kpi):
                found = self.diff("--kpi", kpi)
                self.assertEqual({key["file"] for key in found["definitions"]}, {"plan.yml", *files})
                self.assertEqual([export["source"] for export in found["exports"]], ["suspensions" if kpi == "9" else "exclusions"])
        everything = {"plan.yml"}.union(*self.CHECKS.values())
        for choice in ((), ("--kpi", "7,8,9")):
            found = self.diff(*choice)
            self.assertEqual({key["file"] for key in found["definitions"]}, everything)
            self.assertEqual({export["source"] for export in found["exports"]}, {"exclusions", "suspensions"})

    def test_files_alone_where_their_earlier_text_is_not_at_hand(self):
        first = self.newest()
        self.change_all()
        self.run_it()
        shutil.rmtree(self.kept)
        (self.folder / "Pipelines/kpis/7.yml").unlink()      # its name says whose it was
        for kpi, files in self.CHECKS.items():
            if kpi != "7":
                found = self.diff(first, self.newest(), "--kpi", kpi)
                self.assertEqual({key["file"] for key in found["definitions"]}, {"plan.yml", *files}, kpi)

    def test_every_key_behind_a_carried_line(self):
        self.change_all()
        self.run_it("--kpi", "7")
        found = self.diff("--kpi", "9,8")
        self.assertEqual({key for key in self.keys(found) if key[0].startswith("kpis/")},
                         {("kpis/08-all.yml", "targets.spring"), ("kpis/09-suspensions.yml", "measure.window")})
        self.assertEqual({key[0] for key in self.keys(self.diff("--kpi", "9"))} & {"kpis/08-all.yml", "kpis/7.yml"}, set())

    def test_no_key_that_a_carried_line_never_had(self):
        before = {path: path.read_text(encoding="utf-8") for path in (self.folder / "Pipelines").rglob("*.yml")}
        self.edit("kpis/7.yml", "12 months", "6 months")
        self.edit("kpis/08-all.yml", "spring: 10", "spring: 21")
        self.edit("kpis/09-suspensions.yml", "12 months", "9 months")
        self.run_it("--kpi", "7")
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")
        self.assertEqual(self.keys(self.diff()), [("kpis/7.yml", "measure.window")])

    def test_the_history_names_the_files_that_make_the_number(self):
        self.change_all()
        self.edit("sources/exclusions.yml", "outcome: {type: category}", "outcome: {type: text}")
        self.edit("sources/suspensions.yml", "outcome: {type: category}", "outcome: {type: text}")
        for name in ("7", "08-all", "09-suspensions"):
            path = self.folder / f"Pipelines/kpis/{name}.yml"
            path.write_text(path.read_text(encoding="utf-8").replace(", where: {outcome: {not: [withdrawn]}}", ""), encoding="utf-8")
        self.run_it()
        for kpi, files in self.CHECKS.items():
            shown = " ".join(self.program("history", kpi).stdout.split())
            self.assertIn(f"Files that differ: {', '.join(files)}.", shown)


if __name__ == "__main__":
    unittest.main()
