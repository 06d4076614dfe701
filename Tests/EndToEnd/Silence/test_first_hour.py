"""What a first hour with the program showed."""

import json
import os
import pty
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from exports import FIXTURES, PIPELINES, reduced
from program import ENVIRONMENT, PROGRAM, Area, rows_of

DAY = "2024-03-31"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_a_terminal(*line):
    """What a command shows on a terminal; where the system has none, as in a bare chroot, the test is skipped and says so."""
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        raise unittest.SkipTest(f"no terminal to be had: {error}") from error
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen(list(map(str, line)), stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:                      # the other end is closed
            pass
        process.wait(60)
    os.close(ours)
    return shown.decode("utf-8")


class FirstHour(unittest.TestCase):
    """Commands on one published run."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.area = Area(PIPELINES["somerset"], reduced("somerset", cls.folder / "input"), cls.folder / "output")
        cls.area.run(DAY)
        cls.run_name = cls.area.day(DAY).name

    def test_history_without_a_kpi_as_json(self):
        done = self.area("history", "--format", "json")
        self.assertEqual(done.code, 0, done.err)
        text = json.dumps(json.loads(done.out))
        self.assertIn(self.run_name, text)
        self.assertIn(DAY, text)

    def test_history_without_a_kpi_as_csv(self):
        done = self.area("history", "--format", "csv")
        self.assertEqual(done.code, 0, done.err)
        rows = rows_of(done.out)
        self.assertEqual(len(rows), 1, done.out)
        self.assertIn(self.run_name, rows[0].values())
        self.assertIn(DAY, rows[0].values())

    def test_history_without_a_kpi_as_markdown(self):
        self.assertRegex(self.area("history", "--format", "markdown").out, r"(?m)^\| ?:?-")

    def test_progress_and_log_lines_do_not_run_into_each_other(self):
        # On the whole fixtures: what takes no time shows no progress.
        for command, *options in (("run", "--output", self.folder / "other", "--as-of", DAY), ("check", "--as-of", DAY)):
            shown = on_a_terminal(PROGRAM, command, "--pipelines", self.area.pipelines, "--input", FIXTURES["somerset"], *options)
            for line in re.split(r"[\r\n]+", ESCAPES.sub("", shown)):
                with self.subTest(line):
                    self.assertNotRegex(line, r"\Sscorecard\[")

    def test_a_wrong_alert_names_the_nearest_and_not_all(self):
        ids = [alert["id"] for alert in self.area("alerts", "--format", "json").json()]
        self.assertGreater(len(ids), 15)
        wanted = next(name for name in ids if name.startswith("off_trajectory"))
        for command in (("alerts", "--explain"), ("acknowledge",)):
            with self.subTest(command[0]):
                done = self.area(*command, wanted.replace("off_trajectory", "of_trajectory"))
                self.assertEqual(done.code, 66, done.said)
                self.assertIn(wanted, done.err)
                self.assertLessEqual(sum(name in done.err for name in ids), 3, done.err)
                done = self.area(*command, "nothing-of-the-kind")
                self.assertEqual(done.code, 66, done.said)
                self.assertLessEqual(sum(name in done.err for name in ids), 3, done.err)

    def test_kpis_with_commas(self):
        done = self.area("run", "--kpi", "7,8", "--as-of", DAY, "--dry-run", "--format", "csv")
        self.assertEqual(done.code, 0, done.err)
        done = self.area("run", "--kpi", "7,99", "--as-of", DAY, "--dry-run")
        self.assertEqual(done.code, 66, done.err)
        self.assertIn("99", done.err)

    def test_without_a_kpi_nothing_can_be_computed(self):
        pipelines = Path(shutil.copytree(self.area.pipelines, self.folder / "Pipelines"))
        for path in (pipelines / "kpis").iterdir():
            path.unlink()
        for path in [*(pipelines / "actions").iterdir(), *(pipelines / name for name in ("risks.yml", "qualitative.yml"))]:
            path.unlink()
        area = Area(pipelines, self.area.exports, self.folder / "none")
        done = area("check", "--as-of", DAY)
        self.assertNotIn("very KPI can be computed", done.said)
        self.assertEqual(done.code, area.run(DAY).code, done.said)


if __name__ == "__main__":
    unittest.main()
