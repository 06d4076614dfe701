"""The wrapper that cron calls: it logs, keeps the exit code, and is silent when all is well."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRAPPER = ROOT / "cron/run-monthly"
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
FEEDBACK = "response_id,response_date,involvement_led_to_improvement\nF1,2023-01-10,yes\n"


class Cron(unittest.TestCase):
    """Runs of the wrapper with the built program."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "input").mkdir()
        self.settings = self.folder / "scorecard.env"
        self.settings.write_text(
            f"SCORECARD={PROGRAM}\nSCORECARD_PIPELINES={ROOT}/Pipelines\nSCORECARD_INPUT={self.folder}/input\n"
            f"SCORECARD_OUTPUT={self.folder}/output\nSCORECARD_LOG={self.folder}/log/scorecard.log\n")

    def run_wrapper(self, *options, settings=None):
        """One run, with as little in its environment as cron gives."""
        return subprocess.run([str(WRAPPER), str(settings or self.settings), *options], capture_output=True, text=True,
                              env={"HOME": "/", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}, check=False)

    def log(self):
        """What the log holds."""
        return (self.folder / "log/scorecard.log").read_text(encoding="utf-8")

    def test_all_is_well(self):
        (self.folder / "input/feedback.csv").write_text(FEEDBACK)
        done = self.run_wrapper("--as-of", "2023-02-28", "--kpi", "12")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertIn("Scorecard as at 28 February 2023", self.log())
        self.assertTrue((self.folder / "output/latest/scorecard.csv").exists())
        self.run_wrapper("--as-of", "2023-02-28", "--kpi", "12")
        self.assertEqual(self.log().count("end: exit code 0"), 2)

    def test_the_exit_code_is_kept_and_one_line_says_where_to_look(self):
        done = self.run_wrapper("--as-of", "2023-02-28")
        self.assertEqual((done.returncode, done.stdout), (66, ""))
        self.assertEqual(done.stderr, f"scorecard run ended with exit code 66; see {self.folder}/log/scorecard.log\n")
        self.assertIn("nothing is published", self.log())

    def test_no_settings(self):
        self.assertEqual(self.run_wrapper(settings=self.folder / "nowhere").returncode, 78)

    def test_what_is_published_is_for_owner_and_group(self):
        (self.folder / "input/feedback.csv").write_text(FEEDBACK)
        self.run_wrapper("--as-of", "2023-02-28", "--kpi", "12")
        for path in [*self.folder.glob("output/**/*"), *self.folder.glob("log/*")]:
            if not path.is_symlink():
                self.assertEqual(path.stat().st_mode & 0o027, 0, path)


if __name__ == "__main__":
    unittest.main()
