"""What a run published that should never have been is taken out of the history for good, byte by byte."""

import csv
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

from everywhere import holding
from program import PROGRAM, ROOT, Runs

CATEGORY, OWNER = "Quexby Fjordmoor", "Keeper of the Wyznoquorp"
JANUARY, FEBRUARY, MARCH = "2024-01-31", "2024-02-29", "2024-03-31"
CONTACTS = f"from: a@example.org\ndata_team: [d@example.org]\nowners:\n  {OWNER}: [k@example.org]\n"


class Erased(Runs):
    """One run whose exports and definitions have a marked area and a marked owner, among others that have not."""

    def setUp(self):
        super().setUp()
        self.output = self.folder / "output"
        for source in ("exclusions", "schools"):
            shutil.copy(ROOT / f"Fixtures/somerset/{source}.csv", self.input)
        self.pipelines = shutil.copytree(ROOT / "Pipelines", self.folder / "Pipelines")
        (self.folder / "contacts.yml").write_text(CONTACTS, encoding="utf-8")

    def publish(self, day, *options):
        """A run; its name."""
        done = self.scorecard("run", "--as-of", day, "--from", JANUARY, *options)
        self.assertIn(done.returncode, (0, 65), done.stderr.decode())
        return (self.output / day).resolve().name

    def publish_marked(self, day):
        """A run that publishes, and tells, what should never have been."""
        schools, kpi = self.input / "schools.csv", self.pipelines / "kpis/07-exclusions.yml"
        plain = {path: path.read_bytes() for path in (schools, kpi)}
        with open(schools, newline="", encoding="utf-8") as file:
            areas = {row["area"] for row in csv.DictReader(file)}
        text = schools.read_text(encoding="utf-8")
        for area in areas - {""}:
            text = text.replace(area, CATEGORY)
        schools.write_text(text, encoding="utf-8")
        kpi.write_text(re.sub(r"(?m)^owner: .*$", f"owner: {OWNER}", kpi.read_text(encoding="utf-8")), encoding="utf-8")
        name = self.publish(day, "--notify", "--contacts", str(self.folder / "contacts.yml"))
        self.assertIn("history.sqlite", holding(self.output, CATEGORY))
        self.assertIn("history.sqlite", holding(self.output, OWNER))
        for path, content in plain.items():
            path.write_bytes(content)
        return name

    def keep(self, command, *options):
        """A command on what is published; what it said."""
        line = [PROGRAM, command, *options, "--pipelines", str(self.pipelines), "--output", str(self.output)]
        done = subprocess.run(line, capture_output=True, check=False, timeout=60, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        return done.stdout + done.stderr

    def history(self, without):
        """All figures that the other runs published, and their alerts."""
        with tempfile.TemporaryDirectory() as folder:
            for path in self.output.glob("history.sqlite*"):
                shutil.copy(path, folder)
            database = sqlite3.connect(Path(folder, "history.sqlite"))
            published = database.execute("SELECT * FROM published WHERE run <> ?", [without]).fetchall()
            alerts = database.execute(
                "SELECT run.name, alert.id, alert.state, alert.message FROM alert JOIN run ON run.id = alert.run WHERE run.name <> ?",
                [without]).fetchall()
            damage = database.execute("PRAGMA integrity_check").fetchall() + database.execute("PRAGMA foreign_key_check").fetchall()
            database.close()
        self.assertEqual(damage, [("ok",)])
        return sorted(published, key=str), sorted(alerts, key=str)

    def check_gone(self, run, before, said):
        """Nothing of the run is left but that it was there; the others stand as they did, also where all is made anew."""
        self.assertIn(run, said)
        self.assertRegex(said.lower(), "erase|for good")
        for _ in range(2):
            for marker in (CATEGORY, OWNER):
                self.assertEqual(holding(self.output, marker), [], marker)
            self.assertFalse((self.output / "runs" / run).exists())
            self.assertNotIn(run, [path.resolve().name for path in self.output.iterdir() if path.is_symlink()])
            self.assertEqual(self.history(run), before)
            self.keep("history", "rebuild")

    def test_withdrawn_and_erased_beside_runs_before_and_after(self):
        self.publish(JANUARY)
        self.publish(FEBRUARY)
        run = self.publish_marked(FEBRUARY)
        self.keep("withdraw", run, "--reason", "a name in it")
        self.publish(MARCH)
        self.publish(FEBRUARY)
        before = self.history(run)
        self.assertTrue(all(before))
        said = self.keep("withdraw", run, "--reason", "a name in it", "--erase")
        self.check_gone(run, before, said)
        self.publish(MARCH)
        self.keep("alerts")

    def test_the_newest_run_at_once(self):
        first = self.publish(JANUARY)
        before = self.history("")
        run = self.publish_marked(JANUARY)
        said = self.keep("withdraw", run, "--reason", "a name in it", "--erase")
        self.check_gone(run, before, said)
        self.assertEqual((self.output / JANUARY).resolve().name, first)
        self.publish(FEBRUARY)
        self.assertEqual(holding(self.output, CATEGORY), [])

    def test_the_only_run_of_all(self):
        run = self.publish_marked(JANUARY)
        said = self.keep("withdraw", run, "--reason", "a name in it", "--erase")
        self.check_gone(run, ([], []), said)
        self.assertFalse((self.output / "latest").is_symlink())
        self.publish(JANUARY)
        self.assertEqual((self.output / "latest").readlink(), Path(JANUARY))

    def test_the_figures_of_runs_that_came_after_it_stay(self):
        self.publish(JANUARY)
        run = self.publish_marked(FEBRUARY)
        self.keep("withdraw", run, "--reason", "a name in it")
        for day in (FEBRUARY, MARCH):
            self.publish(day)
        before = self.history(run)
        self.check_gone(run, before, self.keep("withdraw", run, "--reason", "a name in it", "--erase"))

    def test_pruned(self):
        """A run that was taken back is kept neither for its alerts nor for what was told of it."""
        self.publish(JANUARY)
        run = self.publish_marked(JANUARY)
        self.keep("withdraw", run, "--reason", "a name in it")
        self.assertIn("history.sqlite", holding(self.output, CATEGORY), "it is there until then")
        for day in (JANUARY, FEBRUARY):
            self.publish(day)
        before = self.history(run)
        self.assertIn(run, self.keep("prune", "--keep", "1", "--dry-run"))
        self.assertIn("history.sqlite", holding(self.output, CATEGORY), "a dry run takes nothing away")
        self.check_gone(run, before, self.keep("prune", "--keep", "1"))

    def test_a_run_that_was_not_withdrawn_keeps_its_figures_when_pruned(self):
        self.publish(JANUARY)
        self.publish_marked(JANUARY)
        for day in (JANUARY, FEBRUARY):
            self.publish(day)
        before = self.history("")
        self.keep("prune", "--keep", "1")
        self.assertEqual(self.history(""), before)
        self.assertIn("history.sqlite", holding(self.output, CATEGORY))

    def test_erasing_without_a_reason_is_wrong_usage(self):
        run = self.publish(JANUARY)
        done = subprocess.run([PROGRAM, "withdraw", run, "--erase", "--output", str(self.output)], capture_output=True, check=False)
        self.assertEqual(done.returncode, 64)
        self.assertTrue((self.output / "runs" / run).exists())


if __name__ == "__main__":
    unittest.main()
