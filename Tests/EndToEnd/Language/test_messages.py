"""Messages that say what works: units, examples with title lines, recorded rows, and definitions that are compared."""

import unittest
from datetime import date

from area import LanguageCase, Area

LAST = date(2024, 3, 31)
COLUMNS = {"visit_id": "{type: identifier, domain: visit}", "day": "{type: day}", "kind": "{type: code, codes: [home, clinic]}"}


def checked(area):
    """What `check` says for the day that the tests are about."""
    return area.program("check", "--input", area.exports, "--as-of", LAST)


class Messages(LanguageCase):
    """One small source and one KPI."""

    def area(self, unit="referrals", measure="kind: count\nsource: visits\nday: day\nwindow: rolling 12 months", plan="", **more):
        area = Area(self)
        (area.pipelines / "plan.yml").write_text((area.pipelines / "plan.yml").read_text() + plan)
        area.source("visits", COLUMNS, key="[visit_id]", **more)
        area.export("visits", [{"visit_id": place, "day": date(2024, 1, 1 + place), "kind": "home"} for place in range(4)])
        area.kpi("1", measure, unit=unit)
        return area

    def test_units_of_ones_own(self):
        own = "list a noun or a rate of your own under 'units' in plan.yml"
        self.assertIn(own, checked(self.area(unit="appeals")).stderr)
        self.assertIn(own, checked(self.area(unit="per 100 pupils")).stderr)
        self.assertNotIn(own, checked(self.area(unit="referals")).stderr)
        said = checked(self.area(unit="per 100 pupils", plan="units: [per 100 pupils]\n")).stderr
        self.assertIn("a rate that is published as a number is kind: statistic", said)

    def test_an_example_has_title_lines_too(self):
        area = self.area(layout="{title_lines: 2}")
        path = area.pipelines / "kpis/1.yml"
        rows = "visit_id,day,kind\n        1,2024-03-01,home\n        2,2024-03-02,home\n"
        for titles, passes in (("", False), ("A title\n        of two lines\n        ", True)):
            path.write_text(path.read_text().split("examples:")[0] + f"""examples:
  - name: two visits
    exports:
      visits: |
        {titles}{rows}    expect:
      2024-03-31: {{value: 2}}
""")
            done = area.program("test")
            self.assertEqual(done.returncode, 0 if passes else 1, done.stdout + done.stderr)
            said = "The layout of visits has 'title_lines: 2', so the example needs 2 lines above its headings too"
            self.assertEqual(said in done.stdout + done.stderr, not passes, done.stdout + done.stderr)

    def test_a_recorded_example_names_exports_without_a_row(self):
        area = self.area(unit="percent", measure="""
            kind: ratio
            window: to date
            of: {kind: count, source: visits, day: day}
            to: {kind: sum, source: rolls, day: day, column: pupils}""")
        area.source("rolls", {"day": "{type: day}", "pupils": "{type: number}"})
        area.export("rolls", [{"day": date(2024, 1, 1), "pupils": 20}])
        done = area.program("test", "--record", "1", "--rows", "visits.csv:2-3", "--input", area.exports, "--as-of", LAST)
        self.assertIn("No row of rolls.csv is in it: if some belong there, name them too, as in --rows rolls.csv:2.",
                      done.stdout + done.stderr)
        done = area.program("test", "--record", "1", "--rows", "visits.csv:2-3", "--rows", "rolls.csv:2", "--input", area.exports,
                            "--as-of", LAST)
        self.assertNotIn("if some belong there", done.stdout + done.stderr)

    def compared(self, area, setting):
        done = area.program("run", "--dry-run", "--set", setting, "--as-of", LAST, "--input", area.exports,
                            "--output", area.folder / "output")
        return " ".join(done.stdout.split())

    def test_a_refused_export_differs_from_what_was_published(self):
        area = self.area()
        area.program("run", "--quiet", "--as-of", LAST, "--input", area.exports, "--output", area.folder / "output")
        said = self.compared(area, "visits.columns.day.formats=[dd/mm/yyyy]")
        self.assertIn("The only figure differs.", said)
        self.assertIn("cannot be calculated: the visits data could not be used", said)

    def test_a_key_without_a_value_is_taken_out(self):
        area = self.area(measure="kind: count\nsource: visits\nday: day\nwindow: rolling 12 months\nwhere: {kind: clinic}")
        self.assertIn("0 referrals 4 referrals", self.compared(area, "1.where=").replace("0 (", "0 referrals ("))
        self.assertEqual(area.program("run", "--dry-run", "--set", "1.stops=", "--as-of", LAST, "--input", area.exports).returncode, 78)


if __name__ == "__main__":
    unittest.main()
