"""Where `check` and `run` have contradicted each other. Many more cases are in test_agreement."""

import unittest
from datetime import date, timedelta

from exports import Table, reduced, tables
from program import Case, by_figure, state

DAY = "2024-03-31"


class CheckAndRun(Case):
    """Both commands on the same files and the same day."""

    def setUp(self):
        super().setUp()
        self.area = self.area_with(reduced("somerset", self.folder / "whole"))

    def test_ragged_files(self):
        for table in tables(self.area.exports):
            for row in table.rows:
                row.append("x")
            table.write()
        check, text = self.area.check(DAY), self.area("check", "--as-of", DAY)
        run = self.area.run(DAY, "--format", "csv")
        self.assertEqual((check.code, text.code, run.code), (65, 65, 65), run.err)
        self.assertNotIn("very KPI can be computed", text.out)
        figures = by_figure(check.json()["figures"])
        self.assertEqual({name: state(line) for name, line in figures.items()},
                         {name: state(line) for name, line in by_figure(run.table()).items()})
        self.assertEqual({state(line) for line in figures.values()}, {("not computed", "refused")})

    def test_one_ragged_file(self):
        table = Table(self.area.exports / "suspensions.csv")
        for row in table.rows[::7]:
            row.pop()
        table.write()
        done = self.area.run(DAY)
        self.assertEqual(done.code, 65, done.err)
        self.check_agrees(self.area, DAY, done)

    def test_whole_files(self):
        done = self.area.run(DAY)
        self.assertEqual(done.code, 0, done.err)
        self.check_agrees(self.area, DAY, done)

    def test_what_check_says_of_a_figure_has_the_shape_that_is_agreed(self):
        for figure in self.area.check(DAY).json()["figures"]:
            self.assertLessEqual({"kpi", "part", "title", "status", "reason", "note"}, figure.keys())

    def test_days_that_run_refuses(self):
        tomorrow = (date.today() + timedelta(days=2)).isoformat()
        for day in (tomorrow, "2099-12-31", "2024-02-30", "31/03/2024", "yesterday"):
            with self.subTest(day):
                check, run = self.area("check", "--as-of", day), self.area("run", "--as-of", day)
                self.assertEqual((check.code, run.code), (64, 64), check.err)

    def test_nothing_delivered(self):
        for table in tables(self.area.exports):
            table.path.unlink()
        self.assertEqual((self.area.check(DAY).code, self.area.run(DAY).code), (66, 66))

    def test_a_day_before_the_plan_and_one_in_the_middle_of_a_month(self):
        for day in ("2022-01-31", "2023-02-27", "2024-03-15"):
            with self.subTest(day):
                self.check_agrees(self.area, day, self.area.run(day))


if __name__ == "__main__":
    unittest.main()
