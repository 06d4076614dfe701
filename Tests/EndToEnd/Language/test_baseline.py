"""Baselines: frozen by a run, set by `scorecard baseline freeze`, and told by `scorecard history`."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from area import PROGRAM, ROOT


class Baselines(unittest.TestCase):
    """Somerset's plan in a folder of its own."""

    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        shutil.copytree(ROOT / "Pipelines", self.folder / "Pipelines")

    def program(self, *arguments, code=0, **options):
        """One call of the program in the folder."""
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False,
                              stdin=subprocess.DEVNULL, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def run_for(self, day):
        """A run; its name."""
        self.program("run", "--quiet", "--input", str(ROOT / "Fixtures/somerset"), "--as-of", day, "--from", "2023-02-28")
        return (self.folder / "output" / day).resolve().name

    def test_history_tells_breaks_baselines_and_revisions(self):
        first = self.run_for("2024-02-29")
        measured = re.search(r"Baseline for 31 March 2023: (\d+) children, frozen on .* by run (\S+)\.",
                             " ".join(self.program("history", "9").stdout.split()))
        self.assertEqual(measured.group(2), first)
        file = self.folder / "Pipelines/kpis/09-repeat-suspensions.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("where: {sen_status: [K, E]}", "where: {sen_status: [K]}"),
                        encoding="utf-8")
        second = self.run_for("2024-02-29")
        done = self.program("baseline", "freeze", "9", "--value", "41", "--reason", "A school was missing.", "--by", "Anna B", "--yes")
        self.assertIn("- " + "  measured: 2023-03-31", done.stderr)
        self.assertIn("The baseline of KPI 9 is now 41 children for 31 March 2023", done.stderr)
        third = self.run_for("2024-02-29")
        text = " ".join(self.program("history", "9").stdout.split())
        self.assertIn(f"Not comparable with earlier runs: the definition changed with run {second} on ", text)
        self.assertIn(f"run {first} was the last before. Files that differ: kpis/09-repeat-suspensions.yml.", text)
        self.assertNotIn(f"changed with run {third}", text)
        self.assertRegex(text, r"Baseline for 31 March 2023: 41 children, frozen by Anna B on \d+ \w+ \d{4}\. Why: A school was missing\.")
        self.assertIn("* The definition changed between the two values.", text)
        markdown = self.program("history", "9", "--format", "markdown").stdout
        self.assertIn(f"- Not comparable with earlier runs: the definition changed with run {second}", markdown)
        rows = list(csv.DictReader(io.StringIO(self.program("history", "9", "--format", "csv").stdout)))
        revised = [row for row in rows if row["restated_by"]]
        self.assertTrue(revised)
        self.assertEqual({(row["restated_by"], row["redefined_by"]) for row in revised}, {(second, second)})
        others = list(csv.DictReader(io.StringIO(self.program("history", "7", "--format", "csv").stdout)))
        self.assertEqual({row["redefined_by"] for row in others}, {""})
        figure = json.loads(self.program("history", "9", "--format", "json").stdout)[0]
        self.assertEqual([each.get("redefined_by", "") for each in figure["values"]], [row["redefined_by"] for row in rows])
        self.assertEqual([each["value"] for each in figure["values"]], [float(row["value"]) for row in rows])
        with (self.folder / "output/2024-02-29/scorecard.csv").open(encoding="utf-8", newline="") as file:
            line = next(row for row in csv.DictReader(file) if row["kpi"] == "9")
        self.assertEqual((line["baseline"], line["baseline_date"]), ("41", "2023-03-31"))

    def test_every_baseline_that_was_published_stays_in_the_list(self):
        def baselines():
            return json.loads(self.program("history", "9", "--format", "json").stdout)[0]["baselines"]
        first = self.run_for("2024-02-29")
        measured = baselines()
        self.assertEqual([(each["measured"], each["current"], each["frozen_by"]) for each in measured], [(True, True, first)])
        runs = []
        for value in ("880", "870"):
            self.program("baseline", "freeze", "9", "--value", value, "--reason", "A school was missing.", "--by", "Anna B", "--yes")
            runs.append(self.run_for("2024-02-29"))
        found = baselines()
        self.assertEqual([(each["value"], each["date"], each["measured"], each["current"]) for each in found],
                         [(measured[0]["value"], "2023-03-31", True, False), (880, "2023-03-31", False, False), (870, "2023-03-31", False, True)])
        self.assertEqual((found[1]["first_run"], found[1]["last_run"]), (runs[0], runs[0]))
        self.assertEqual((found[2]["frozen_by"], found[2]["reason"]), ("Anna B", "A school was missing."))
        self.assertEqual((found[1]["frozen_by"], found[1]["reason"]), ("Anna B", "A school was missing."))
        earlier = rf"Earlier baseline for 31 March 2023: 880 children, frozen by Anna B on [^,]+, published by run {runs[0]} on "
        for form in ("table", "markdown"):
            text = " ".join(self.program("history", "9", "--format", form).stdout.split())
            self.assertRegex(text, earlier)
            self.assertRegex(text, rf"Earlier baseline for 31 March 2023: \d+ children, frozen on [^,]+ by run {first}\.")
            self.assertNotIn("Earlier baseline for 31 March 2023: 870", text)
            self.assertIn("Baseline for 31 March 2023: 870 children, frozen by Anna B", text)
        self.program("withdraw", runs[0], "--reason", "wrong")
        self.assertNotIn(880, [each["value"] for each in baselines()])

    def test_nothing_to_tell_is_not_told(self):
        self.run_for("2024-02-29")
        text = self.program("history", "4").stdout
        self.assertNotIn("Not comparable", text)
        self.assertNotIn("* The definition", text)

    def test_errors(self):
        freeze = ("baseline", "freeze")
        before = {path: path.read_bytes() for path in (self.folder / "Pipelines").rglob("*.yml")}
        self.program(*freeze, "99", "--value", "1", "--reason", "x", code=66)
        self.program(*freeze, "5", "--value", "1", "--reason", "x", code=64)
        self.program(*freeze, "9", "--value", "1", "--reason", " ", code=64)
        self.program(*freeze, "9", "--value", "inf", "--reason", "x", code=64)
        self.program(*freeze, "9", "--value", "1", "--reason", "x", "--date", "2023-02-30", code=64)
        self.program(*freeze, "9", "--value", "1", code=64)
        self.program(*freeze, "9", "--value", "1", "--reason", "x", "--yes", "--pipelines", "nowhere", code=78)
        for kpi, value, said in (("8", "999", "KPI 8 cannot be 999: it is a percentage from 0 to 100."),
                                 ("3", "50.5", "KPI 3 cannot be 50.50: it is a whole number, 0 or more."),
                                 ("9", "-5", "KPI 9 cannot be -5: it is a whole number, 0 or more.")):
            self.assertIn(said, self.program(*freeze, kpi, "--value", value, "--reason", "x", code=64).stderr)
        asked = self.program(*freeze, "9", "--value", "1", "--reason", "x", code=64)
        self.assertIn("nobody can answer here. Add --yes.", asked.stderr)
        self.assertEqual({path: path.read_bytes() for path in before}, before)

    def test_it_asks_at_a_terminal(self):
        file = self.folder / "Pipelines/kpis/09-repeat-suspensions.yml"
        before = file.read_bytes()
        file.chmod(0o664)
        for answer, is_changed in (("n", False), ("", False), ("y", True)):
            try:
                ours, theirs = pty.openpty()
            except OSError as reason:
                self.skipTest(f"this system gives no terminal: {reason}")
            with subprocess.Popen([PROGRAM, "baseline", "freeze", "9", "--value", "41", "--reason", "x"], cwd=self.folder, stdin=theirs,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
                os.close(theirs)
                os.write(ours, f"{answer}\n".encode())
                _, said = started.communicate(timeout=60)
            os.close(ours)
            self.assertIn("[y/N]", said)
            self.assertEqual(file.read_bytes() != before, is_changed, answer)
        self.assertEqual(file.stat().st_mode & 0o777, 0o664)
        self.assertEqual([path.name for path in file.parent.iterdir() if path.suffix == ".new"], [])


if __name__ == "__main__":
    unittest.main()
