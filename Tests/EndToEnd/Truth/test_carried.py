"""A day that is published loses no figure because an export is no longer there."""

import unittest

from case import Case
from exports import Table, keep_rows
from plan import FIGURES, READ_BY
from program import by_figure, state

JANUARY, FEBRUARY, MARCH, APRIL = "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"
KEPT = ("value", "numerator", "denominator", "rag", "direction", "expected", "previous", "change", "status", "period_start",
        "period_end")
NO_TEXT = b"PK\x03\x04" + bytes(range(256))
RED = "off_trajectory-7-" + MARCH


class Carried(Case):
    """March is published and told, with its months since January."""

    @classmethod
    def publish_first(cls, area):
        area.run(MARCH, "--from", JANUARY, "--notify")
        area.mail()

    def setUp(self):
        super().setUp()
        self.before = self.area.lines(MARCH)
        self.tables = {name: self.area.table(MARCH, name) for name in ("series.csv", "breakdowns.csv", "targets.csv", "spc.csv")}
        self.run_name = self.area.manifest(MARCH)["run"]

    def export(self, source):
        """The file of a source."""
        return self.area.exports / f"{source}.csv"

    def change_exclusions(self):
        """Some rows less: KPI 7 is another than before."""
        table = Table(self.export("exclusions"))
        table.rows = [row for number, row in enumerate(table.rows) if number % 5]
        table.write()

    def run_again(self, *options, day=MARCH):
        """A check, and a run that does as it says."""
        check = self.area("check", "--as-of", day, "--format", "json")
        done = self.area.run(day, *options)
        self.check_agrees(self.area, day, check, done)
        return done

    def check_carried(self, names, done, source):
        """These lines are as they were published, with all that belongs to them, and say from where and why."""
        self.check_ended(done, 65)
        lines = self.area.lines(MARCH)
        for name in names:
            with self.subTest(name):
                line = lines[name]
                self.assertEqual({key: line[key] for key in KEPT}, {key: self.before[name][key] for key in KEPT})
                self.assertEqual(line["reason"], "carried")
                self.assertIn(self.run_name, line["note"])
                self.assertIn(source, line["note"])
                self.assertRegex(done.err, rf"KPI [\dab, ]*\b{name}\b")
        self.assertIn(source, done.err)
        kpis = {name.rstrip("ab") for name in names}
        for name, table in self.tables.items():
            with self.subTest(name):
                self.assertEqual(self.area.rows_of_kpis(MARCH, name, kpis), [row for row in table if row["kpi"] in kpis])

    def check_anew(self, names):
        """These lines are this run's own."""
        lines = self.area.lines(MARCH)
        for name in names:
            with self.subTest(name):
                self.assertEqual(state(lines[name]), state(self.before[name]))
                self.assertEqual(lines[name]["run"], self.area.manifest(MARCH)["run"])

    def test_an_export_is_gone(self):
        self.export("suspensions").unlink()
        self.change_exclusions()
        done = self.run_again()
        self.check_carried(READ_BY["suspensions"], done, "suspensions")
        self.check_anew(FIGURES - READ_BY["suspensions"])
        self.assertNotEqual(self.area.lines(MARCH)["7"]["value"], self.before["7"]["value"])

    def test_an_export_is_refused(self):
        for text in (NO_TEXT, b"", b"a,b\n1,2\n"):
            with self.subTest(text[:10]):
                self.export("suspensions").write_bytes(text)
                done = self.run_again()
                self.check_carried(READ_BY["suspensions"], done, "suspensions")
                self.check_anew(FIGURES - READ_BY["suspensions"])

    def test_leftovers_of_two_sources(self):
        left = ("milestones", "targeted_support")
        for source in ("exclusions", "suspensions", "schools", "referrals"):
            self.export(source).unlink()
        done = self.run_again()
        for source in ("exclusions", "suspensions"):
            self.check_carried(READ_BY[source], done, source)
        self.check_anew(set().union(*(READ_BY[source] for source in left)) - {"14"})

    def test_again_and_again_until_it_is_there(self):
        text = self.export("suspensions").read_bytes()
        self.export("suspensions").unlink()
        for _ in range(2):
            self.check_carried(READ_BY["suspensions"], self.run_again(), "suspensions")
        self.export("suspensions").write_bytes(text)
        self.check_ended(self.run_again(), 0)
        self.check_anew(FIGURES)
        self.assertEqual(self.area.lines(MARCH)["9"]["value"], self.before["9"]["value"])

    def test_a_run_of_some_kpis(self):
        self.export("suspensions").unlink()
        self.check_carried(READ_BY["suspensions"], self.area.run(MARCH, "--kpi", "9"), "suspensions")

    def test_replaced_where_that_is_asked_for(self):
        self.export("suspensions").unlink()
        self.check_ended(self.area.run(MARCH, "--replace"), 65)
        line = self.area.lines(MARCH)["9"]
        self.assertEqual((line["status"], line["reason"], line["value"]), ("not computed", "missing", ""))

    def test_nothing_is_carried_from_another_day(self):
        self.export("suspensions").unlink()
        for day in (APRIL, FEBRUARY, "2024-03-30"):
            with self.subTest(day):
                self.check_ended(self.run_again(day=day), 65)
                line = self.area.lines(day)["9"]
                self.assertEqual((line["status"], line["reason"], line["value"]), ("not computed", "missing", ""))

    def test_nothing_is_carried_from_a_run_that_was_taken_back(self):
        self.check_ended(self.area("withdraw", self.run_name, "--reason", "wrong"), 0)
        self.export("suspensions").unlink()
        self.check_ended(self.run_again(), 65)
        self.assertEqual(state(self.area.lines(MARCH)["9"]), ("not computed", "missing"))

    def test_what_was_not_computed_before_is_not_carried(self):
        self.export("suspensions").unlink()
        self.area.run(MARCH, "--replace")
        self.run_again()
        self.assertEqual(state(self.area.lines(MARCH)["9"]), ("not computed", "missing"))

    def test_an_export_that_has_shrunk_is_provisional_and_not_carried(self):
        keep_rows(self.export("exclusions"), 40)
        self.check_ended(self.run_again(), 65)
        self.assertEqual(state(self.area.lines(MARCH)["7"]), ("provisional", "shrunk"))

    def test_no_alert_of_a_carried_line_moves(self):
        before = self.area.ledger()
        self.assertIn(RED, before)
        self.export("exclusions").unlink()
        self.area.run(MARCH, "--notify")
        after = self.area.ledger()
        states = [{name: row["state"] for name, row in ledger.items() if row["kpi"] in READ_BY["exclusions"]}
                  for ledger in (before, after)]
        self.assertEqual(states[1], states[0])
        for letter in self.area.mail():
            self.assertNotRegex(letter, "(not_computed|off_trajectory|target_missed|worsened)-[78]-")
        self.area.run(APRIL)
        self.assertIn(self.area.ledger()[RED]["state"], ("opened", "open"))

    def test_nothing_delivered_at_all(self):
        for path in self.area.exports.iterdir():
            path.unlink()
        links = self.area.links(), self.area.lines(MARCH)
        self.check_ended(self.area.run(MARCH), 66)
        self.assertEqual((self.area.links(), self.area.lines(MARCH)), links)
        self.assertEqual(self.area("check", "--as-of", MARCH).code, 66)

    def test_a_check_says_what_would_be_carried(self):
        self.export("suspensions").unlink()
        check = self.area("check", "--as-of", MARCH, "--format", "json")
        figure = by_figure(check.json()["figures"])["9"]
        self.assertEqual((check.code, *state(figure)), (65, "computed", "carried"))
        self.assertIn("suspensions", figure["note"])


if __name__ == "__main__":
    unittest.main()
