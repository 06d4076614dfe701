"""Month-ends and other days apart: what is published for a day in a month moves neither `latest`, nor the ledger, nor mail."""

import unittest

from case import Case
from exports import Table
from program import RUN

JANUARY, FEBRUARY, MARCH, APRIL = "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"
EARLY_APRIL, LATE_APRIL = "2024-04-02", "2024-04-29"


def corrected(area, share):
    """Of the exclusions every so many-th row is gone: figures of the past differ."""
    table = Table(area.exports / "exclusions.csv")
    table.rows = [row for number, row in enumerate(table.rows) if number % share]
    table.write()


class Days(Case):
    """Runs whose series begins in January."""

    def run_day(self, area, day, *options):
        """A run that publishes."""
        done = area.run(day, "--from", JANUARY, *options)
        self.assertIn(done.code, (0, 65), done.err)
        return done

    def compare(self, area, twin, day):
        """An area has published the day, holds the ledger and has sent the mail that its twin has."""
        for name in ("scorecard.csv", "series.csv", "alerts.csv", "targets.csv"):
            with self.subTest(name):
                self.assertEqual([RUN.sub("RUN", str(row)) for row in area.table(day, name)],
                                 [RUN.sub("RUN", str(row)) for row in twin.table(day, name)])
        self.assertEqual(area.ledger(), twin.ledger())
        self.assertEqual(area.mail(), twin.mail())
        self.assertEqual(area.latest(), twin.latest())


class AfterAMonthEnd(Days):
    """March is published and told."""

    @classmethod
    def publish_first(cls, area):
        area.run(MARCH, "--from", JANUARY, "--notify")
        area.mail()

    def test_another_day_is_published_beside_it(self):
        before = self.area.ledger()
        self.assertTrue(before)
        for options in ([], ["--notify"]):
            done = self.run_day(self.area, EARLY_APRIL, *options)
            self.check_ended(done, 0)
            self.assertIn(EARLY_APRIL, self.area.links())
            self.assertEqual(self.area.latest(), MARCH)
            self.assertEqual(self.area.lines(EARLY_APRIL)["7"]["as_of"], EARLY_APRIL)
            self.assertEqual(self.area.ledger(), before)
            self.assertEqual(self.area.mail(), [])

    def test_its_page_shows_its_own_alerts(self):
        before = self.area.ledger()
        (self.area.exports / "suspensions.csv").unlink()
        self.run_day(self.area, EARLY_APRIL, "--notify")
        shown = {(alert["rule"], alert["kpi"]) for alert in self.area.table(EARLY_APRIL, "alerts.csv")}
        self.assertIn(("not_computed", "9"), shown)
        self.assertIn(("off_trajectory", "7"), shown)
        self.assertEqual(self.area.ledger(), before)
        self.assertEqual(self.area.mail(), [])

    def check_next_month_end(self, days, options, change=None):
        """The next month-end is what it is where the days between were never run."""
        twin = self.another("twin")
        for day in days:
            self.run_day(self.area, day, *options)
        self.area.mail()
        if change:
            change(self.area)
            change(twin)
        for area in (self.area, twin):
            self.run_day(area, APRIL, "--notify")
        self.assertEqual(self.area.latest(), APRIL)
        self.compare(self.area, twin, APRIL)

    def test_the_next_month_end_tells_what_it_would_have_told(self):
        self.check_next_month_end([EARLY_APRIL], [])

    def test_so_it_does_after_several_days_that_were_to_tell(self):
        self.check_next_month_end([EARLY_APRIL, LATE_APRIL, EARLY_APRIL], ["--notify"])

    def test_so_it_does_where_the_exports_were_corrected_after_them(self):
        self.check_next_month_end([EARLY_APRIL], ["--notify"], lambda area: corrected(area, 4))

    def test_so_it_does_where_they_were_corrected_before_them(self):
        twin = self.another("twin")
        for area in (self.area, twin):
            corrected(area, 4)
        self.run_day(self.area, EARLY_APRIL, "--notify")
        for area in (self.area, twin):
            self.run_day(area, APRIL, "--notify")
        self.compare(self.area, twin, APRIL)

    def test_the_same_month_end_again(self):
        twin = self.another("twin")
        self.run_day(self.area, EARLY_APRIL)
        for area in (self.area, twin):
            (area.exports / "suspensions.csv").unlink()
            self.run_day(area, MARCH, "--notify", "--replace")
        self.assertIn("not computed", str(self.area.lines(MARCH)["9"]))
        self.compare(self.area, twin, MARCH)

    def test_the_day_of_a_run_of_some_kpis_is_the_month_end(self):
        self.run_day(self.area, EARLY_APRIL)
        self.check_ended(self.area("run", "--kpi", "14"), 0)
        self.assertEqual(self.area.latest(), MARCH)
        self.assertNotEqual(*(self.area.lines(MARCH)[name]["run"] for name in ("14", "7")))

    def test_a_history_made_anew(self):
        twin = self.another("twin")
        self.run_day(self.area, EARLY_APRIL, "--notify")
        before = self.area.ledger()
        (self.area.output / "history.sqlite").unlink()
        self.check_ended(self.area("history", "rebuild"), 0)
        self.assertEqual(self.area.ledger(), before)
        self.assertEqual(self.area.latest(), MARCH)
        for area in (self.area, twin):
            self.run_day(area, APRIL, "--notify")
        self.compare(self.area, twin, APRIL)


class BeforeAnyMonthEnd(Days):
    """Nothing is published, or days in a month alone."""

    def test_latest_is_the_newest_day_until_there_is_a_month_end(self):
        for day, latest in (("2024-02-10", "2024-02-10"), ("2024-02-28", "2024-02-28"), ("2024-02-10", "2024-02-28"),
                            (JANUARY, JANUARY), ("2024-02-12", JANUARY), (FEBRUARY, FEBRUARY)):
            self.run_day(self.area, day)
            self.assertEqual(self.area.latest(), latest, f"after {day}")

    def test_the_first_month_end_tells_though_a_later_day_is_published(self):
        twin = self.another("twin")
        self.run_day(self.area, EARLY_APRIL, "--notify")
        self.assertEqual(self.area.mail(), [])
        for area in (self.area, twin):
            self.run_day(area, MARCH, "--notify")
        letters = self.area.mail()
        self.assertTrue(any("off_trajectory-7-" + MARCH in letter for letter in letters), "nobody is told")
        self.assertEqual(letters, twin.mail())
        self.compare(self.area, twin, MARCH)


class TakenBack(Days):
    """Two month-ends, and a day after each."""

    @classmethod
    def publish_first(cls, area):
        for day in (JANUARY, "2024-02-15", FEBRUARY, "2024-03-15"):
            area.run(day, "--from", JANUARY)

    def withdraw(self, day):
        """The day's run is taken back."""
        self.check_ended(self.area("withdraw", self.area.manifest(day)["run"], "--reason", "wrong"), 0)

    def test_the_month_end_before_stands_again(self):
        before = {alert for alert, state in self.area.alerts(JANUARY).items() if state != "resolved"}
        self.withdraw(FEBRUARY)
        self.assertEqual(self.area.latest(), JANUARY)
        self.assertEqual({name for name, row in self.area.ledger().items() if row["state"] in ("opened", "open")}, before)
        self.withdraw("2024-02-15")
        self.assertEqual(self.area.latest(), JANUARY)
        self.withdraw(JANUARY)
        self.assertEqual(self.area.latest(), "2024-03-15")

    def test_another_day_taken_back_moves_nothing(self):
        before = self.area.ledger()
        self.withdraw("2024-03-15")
        self.assertEqual((self.area.latest(), self.area.ledger()), (FEBRUARY, before))
        self.assertNotIn("2024-03-15", self.area.links())


if __name__ == "__main__":
    unittest.main()
