"""`run --wait-for-input`: waits for exports that are missing or being written, then runs with what there is."""

import os
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

from definitions import of_kpi_12

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
HEADINGS = "response_id,response_date,involvement_led_to_improvement\n"


class Waiting(unittest.TestCase):
    """KPI 12, which needs the export `feedback` alone."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "input").mkdir()
        self.pipelines = of_kpi_12(self.folder)
        self.export = self.folder / "input/feedback.csv"

    def start(self, patience):
        """A run that waits so long at most."""
        return subprocess.Popen(
            [PROGRAM, "run", "--pipelines", str(self.pipelines), "--input", str(self.folder / "input"), "--output",
             str(self.folder / "output"), "--as-of", "2023-02-28", "--wait-for-input", patience],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def numerator(self):
        """How many answers of yes were published."""
        text = (self.folder / "output/latest/series.csv").read_text(encoding="utf-8")
        return next(line.split(",")[6] for line in text.splitlines() if line.startswith("12,,value,2023-02-28"))

    def test_an_export_that_comes_late_is_waited_for(self):
        run = self.start("60s")
        for line in run.stderr:               # it has said what it waits for
            if "waiting for feedback" in line:
                break
        self.export.write_text(HEADINGS + "F1,2023-01-10,yes\n", encoding="utf-8")
        began = time.monotonic()
        run.communicate()
        self.assertEqual((run.returncode, self.numerator()), (0, "1"))
        self.assertLess(time.monotonic() - began, 45)

    def test_an_export_that_is_being_written_is_read_when_it_is_whole(self):
        def write():
            with open(self.export, "a", encoding="utf-8") as file:
                file.write(HEADINGS)
                for number in range(40):
                    file.write(f"F{number},2023-01-10,yes\n")
                    file.flush()
                    time.sleep(0.1)           # the writer's pace is what is tested
        writer = threading.Thread(target=write)
        writer.start()
        run = self.start("8s")                # looks every 0.8 seconds
        run.communicate()
        writer.join()
        self.assertEqual((run.returncode, self.numerator()), (0, "40"))

    def test_what_never_comes_is_not_waited_for_longer_and_the_rest_is_done(self):
        began = time.monotonic()
        run = self.start("1s")
        _, said = run.communicate()
        self.assertEqual(run.returncode, 66)
        self.assertGreaterEqual(time.monotonic() - began, 1)
        self.assertIn("still waiting for feedback: running with what has arrived", said)

    def test_a_folder_that_is_mounted_late_is_waited_for(self):
        (self.folder / "input").rmdir()
        run = self.start("60s")
        for line in run.stderr:
            if "waiting for feedback" in line:
                break
        (self.folder / "input").mkdir()
        self.export.write_text(HEADINGS + "F1,2023-01-10,yes\n", encoding="utf-8")
        run.communicate()
        self.assertEqual((run.returncode, self.numerator()), (0, "1"))

    def test_where_all_is_there_it_looks_twice_and_runs(self):
        self.export.write_text(HEADINGS + "F1,2023-01-10,no\n", encoding="utf-8")
        began = time.monotonic()
        run = self.start("2s")
        _, said = run.communicate()
        self.assertEqual((run.returncode, self.numerator()), (0, "0"))
        self.assertLess(time.monotonic() - began, 20)
        self.assertNotIn("waiting", said)


if __name__ == "__main__":
    unittest.main()
