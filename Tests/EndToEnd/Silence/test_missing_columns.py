"""A column that is not in the file is not a blank one."""

import unittest

from exports import Table, reduced
from program import Case, by_figure, published, state

DAY = "2024-03-31"
# A heading, another spelling of it that nobody lists, and the figures that cannot be computed without it.
RENAMED = {("sen_support", "primary_need", "primery_need_1"): {"1"},
           ("specialist_placements", "end_date", "ended_date"): {"6"},
           ("exclusions", "outcome", "outcme"): {"7", "8", "10"},
           ("exclusions", "outcome_date", "outcme_date"): {"7", "8", "10"},
           ("schools", "close_date", "closed_date"): {"10"},
           ("waiting_times", "withdrawn_date", "withdrawl_date"): {"5a", "5b"},
           ("targeted_support", "safely_at_home", "safe_at_home"): {"11b"},
           ("referrals", "setting", "settings_"): {"13"},
           ("milestones", "achieved_date", "achived_date"): {"14"}}


class MissingColumns(Case):
    """The fixtures with other headings."""

    def setUp(self):
        super().setUp()
        self.whole = reduced("somerset", self.folder / "whole")
        self.area = self.area_with(self.whole)

    def rename(self, source, old, new):
        """Another heading in one export."""
        table = Table(self.area.exports / f"{source}.csv")
        table.headings[table.place(old)] = new
        table.write()

    def restore(self, source):
        """The export as it was."""
        (self.area.exports / f"{source}.csv").write_bytes((self.whole / f"{source}.csv").read_bytes())

    def lines(self):
        """The figures as published."""
        return by_figure(published(self.area.day(DAY), "scorecard.csv"))

    def test_a_heading_that_is_not_known_is_missing_and_the_nearest_is_named(self):
        self.area.run(DAY)
        whole = self.lines()
        for (source, old, new), without in RENAMED.items():
            with self.subTest(f"{source}: {old} is now {new}"):
                self.rename(source, old, new)
                done = self.area.run(DAY)
                self.restore(source)
                self.assertEqual(done.code, 65, done.said)
                lines = self.lines()
                missing = {name for name, line in lines.items() if state(line) == ("not computed", "missing_column")}
                self.assertEqual(missing, without)
                for name in without:
                    self.assertIn(new, lines[name]["note"])
                    self.assertEqual((lines[name]["value"], lines[name]["rag"]), ("", ""))
                for name in lines.keys() - without:
                    self.assertEqual((lines[name]["value"], lines[name]["rag"]), (whole[name]["value"], whole[name]["rag"]), name)
                self.assertIn(new, self.area.quality(DAY, source)["note"])
                self.assertIn(new, done.said)

    def test_check_says_the_same(self):
        for source, old, new in (("sen_support", "primary_need", "primary_neeed"), ("exclusions", "outcome", "outcme")):
            self.rename(source, old, new)
        done = self.area.run(DAY)
        self.check_agrees(self.area, DAY, done)
        text = self.area("check", "--as-of", DAY)
        self.assertIn("primary_neeed", text.out)
        self.assertIn("outcme", text.out)
        self.assertNotIn("very KPI can be computed", text.out)

    def test_a_column_of_a_breakdown_takes_that_away_and_no_more(self):
        self.area.run(DAY)
        whole = self.lines()
        self.rename("exclusions", "reason", "why")
        done = self.area.run(DAY)
        self.assertEqual(done.code, 0, done.said)
        lines = self.lines()
        self.assertEqual([(line["value"], line["status"]) for line in lines.values()],
                         [(line["value"], line["status"]) for line in whole.values()])
        rows = [row for row in published(self.area.day(DAY), "breakdowns.csv") if row["kpi"] == "7" and row["as_of"] == DAY]
        self.assertNotIn("reason", {row["dimension"] for row in rows if row["value"]})
        self.assertIn("sen_status", {row["dimension"] for row in rows if row["value"]})
        self.assertTrue(self.area.quality(DAY, "exclusions")["note"].count("reason"))

    def test_a_column_of_a_figure_beside_takes_that_away_and_no_more(self):
        self.rename("referrals", "route", "by way of")
        done = self.area.run(DAY)
        self.assertEqual(done.code, 0, done.said)
        self.assertEqual(self.lines()["14"]["value"], "2")
        shares = [row["value"] for row in published(self.area.day(DAY), "series.csv")
                  if row["kpi"] == "14" and row["measure"] != "value" and row["as_of"] == DAY]
        self.assertEqual(set(shares) - {""}, set())

    def test_every_file_of_a_source_must_have_it(self):
        table = Table(self.area.exports / "exclusions.csv")
        rows, table.rows = table.rows[100:], table.rows[:100]
        table.write()
        table.rows, table.path = rows, self.area.exports / "exclusions-2.csv"
        table.drop("outcome")
        table.write()
        done = self.area.run(DAY)
        self.assertEqual(done.code, 65, done.said)
        self.assertEqual(state(self.lines()["7"]), ("not computed", "missing_column"))

    def test_a_blank_column_with_its_heading_is_there(self):
        table = Table(self.area.exports / "exclusions.csv")
        for heading in ("outcome", "outcome_date"):
            table.set(heading, lambda _: "")
        table.write()
        self.assertEqual(self.area.run(DAY).code, 0)
        self.assertEqual((self.lines()["7"]["status"], self.lines()["7"]["value"]), ("computed", "127"))

    def test_a_column_may_be_absent_where_the_definition_says_so(self):
        pipelines = self.own_pipelines()
        source = pipelines / "sources/exclusions.yml"
        text = source.read_text(encoding="utf-8")
        for column in ("outcome", "outcome_date"):
            text = text.replace(f"  {column}:\n", f"  {column}:\n    may_be_absent: yes\n")
        source.write_text(text, encoding="utf-8")
        self.area.pipelines = pipelines
        table = Table(self.area.exports / "exclusions.csv")
        table.drop("outcome")
        table.drop("outcome_date")
        table.write()
        done = self.area.run(DAY)
        self.assertEqual(done.code, 0, done.said)
        self.assertEqual((self.lines()["7"]["status"], self.lines()["7"]["value"]), ("computed", "127"))


if __name__ == "__main__":
    unittest.main()
