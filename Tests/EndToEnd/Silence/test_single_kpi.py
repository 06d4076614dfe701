"""A run of single KPIs never blanks what was published."""

import tempfile
import unittest
from pathlib import Path

from exports import PIPELINES, reduced
from program import Area, by_figure, copy_published, published

FEBRUARY, MARCH, APRIL = "2024-02-29", "2024-03-31", "2024-04-30"


class SingleKPI(unittest.TestCase):
    """Runs with `--kpi` beside full ones."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        exports = reduced("somerset", cls.folder / "input")
        cls.march = Area(PIPELINES["somerset"], exports, cls.folder / "march")
        done = cls.march("run", "--as-of", MARCH, "--from", FEBRUARY, "--quiet")
        if done.code:
            raise AssertionError(done.err)

    def setUp(self):
        output = self.folder / self.id()
        self.area = Area(PIPELINES["somerset"], self.march.exports, copy_published(self.march.output, output))
        self.before = self.state()

    def state(self):
        """What readers and the ledger have."""
        return self.area.runs(), self.area.links(), self.area("alerts", "--all", "--format", "json").out

    def refused(self, done, *words):
        """Wrong usage, nothing published, and what to do is said."""
        self.assertEqual(done.code, 64, done.said)
        self.assertEqual(self.state(), self.before)
        for word in words:
            self.assertIn(word, done.err)

    def test_a_day_without_a_full_run_is_refused_and_what_to_do_is_said(self):
        self.refused(self.area("run", "--kpi", "7", "--as-of", APRIL), "--partial", APRIL)

    def test_with_nothing_published_it_is_refused_too(self):
        area = Area(self.area.pipelines, self.area.exports, self.folder / "nothing")
        done = area("run", "--kpi", "7", "--as-of", APRIL)
        self.assertEqual(done.code, 64, done.said)
        self.assertIn("--partial", done.err)
        self.assertEqual(area.runs(), [])

    def test_partial_publishes_those_lines_for_that_day_and_moves_nothing_else(self):
        runs, links, alerts = self.before
        done = self.area("run", "--kpi", "7", "--as-of", APRIL, "--partial", "--from", APRIL)
        self.assertIn(done.code, (0, 65), done.said)
        self.assertEqual(len(self.area.runs()), len(runs) + 1)
        self.assertEqual({name: to for name, to in self.area.links().items() if name != APRIL}, links)
        self.assertEqual(self.area("alerts", "--all", "--format", "json").out, alerts)
        lines = by_figure(published(self.area.day(APRIL), "scorecard.csv"))
        self.assertNotIn(lines["7"]["status"], ("not run", "not computed"))
        self.assertEqual({line["status"] for name, line in lines.items() if name != "7"}, {"not run"})

    def test_another_partial_run_of_that_day_still_is_one(self):
        self.area("run", "--kpi", "7", "--as-of", APRIL, "--partial", "--from", APRIL)
        self.before = self.state()
        self.refused(self.area("run", "--kpi", "3", "--as-of", APRIL), "--partial")

    def test_without_a_day_it_is_that_of_latest(self):
        done = self.area("run", "--kpi", "7")
        self.assertIn(done.code, (0, 65), done.said)
        self.assertEqual(sorted(self.area.links()), sorted(self.before[1]))
        old = by_figure(published((self.march.output / MARCH).resolve(), "scorecard.csv"))
        new = by_figure(published(self.area.day(MARCH), "scorecard.csv"))
        self.assertEqual({name: line["value"] for name, line in new.items()}, {name: line["value"] for name, line in old.items()})
        self.assertEqual({line["status"] for line in new.values()}, {"computed"})
        self.assertEqual(self.area.links()["latest"], MARCH)

    def test_no_alert_is_resolved_by_a_run_of_another_day(self):
        self.area("run", "--kpi", "7", "--as-of", APRIL)
        self.area("run", "--kpi", "7", "--as-of", APRIL, "--partial")
        self.area("run", "--kpi", "7")
        self.assertNotIn("resolved", [alert["state"] for alert in self.area("alerts", "--all", "--format", "json").json()])

    def test_a_dry_run_needs_no_run_before_and_publishes_nothing(self):
        done = self.area("run", "--kpi", "7", "--as-of", FEBRUARY, "--dry-run")
        self.assertEqual(done.code, 0, done.said)
        self.assertEqual(self.state(), self.before)

    def test_a_published_day_keeps_where_its_series_begins(self):
        self.area("run", "--as-of", MARCH)
        days = {row["as_of"] for row in published(self.area.day(MARCH), "series.csv")}
        self.assertEqual(days, {FEBRUARY, MARCH})

    def test_several_kpis_with_commas(self):
        done = self.area("run", "--kpi", "7,8,11", "--format", "csv")
        self.assertIn(done.code, (0, 65), done.said)
        runs = {name: line["run"] for name, line in by_figure(done.table()).items()}
        latest = self.area.day(MARCH).name
        self.assertEqual({name for name, run in runs.items() if run == latest}, {"7", "8", "11a", "11b"})


if __name__ == "__main__":
    unittest.main()
