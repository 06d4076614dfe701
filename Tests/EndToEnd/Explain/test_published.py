"""An explanation says where another figure is published for its date."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

from worlds import SOMERSET, program

DAY = "2024-03-31"


class Published(unittest.TestCase):
    """Over exports that were corrected after a run."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        shutil.copytree(SOMERSET[1], self.folder / "input")
        self.said = ("--pipelines", SOMERSET[0], "--input", self.folder / "input", "--output", self.folder / "output")
        done = program("run", *self.said, "--as-of", DAY, "--quiet", state=self.folder / "state")
        self.assertIn(done.returncode, (0, 65), done.stderr)

    def explain(self, kpi, *arguments, day=DAY):
        """What is printed."""
        done = program("explain", kpi, *self.said, "--as-of", day, *arguments, state=self.folder / "state", columns=200)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def withdraw_two(self):
        """Takes two exclusions of the last year out of the export."""
        path = self.folder / "input/exclusions.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        recent = [line for line in lines if ",2024-01-" in line and "withdrawn" not in line and "reinstated" not in line][:2]
        self.assertEqual(len(recent), 2)
        path.write_text("".join(line for line in lines if line not in recent), encoding="utf-8")

    def test_the_published_figure_is_told_where_it_is_another(self):
        before = json.loads(self.explain("7", "--format", "json"))
        self.assertNotIn("published", before)
        self.assertNotIn("Another figure is published", self.explain("7"))
        self.withdraw_two()
        run = (self.folder / "output" / DAY).resolve().name
        now = json.loads(self.explain("7", "--format", "json"))
        self.assertEqual(now["value"], before["value"] - 2)
        published = now["published"]
        self.assertEqual((published["value"], published["run"], published["compare"]),
                         (before["value"], run, f"scorecard diff {DAY} --kpi 7"))
        sentence = f"Another figure is published for 31 March 2024: {before['value']:.0f} exclusions, by run {run} on "
        for arguments in ((), ("--format", "markdown"), ("--rows",), ("--by", "area")):
            text = " ".join(self.explain("7", *arguments).split())
            self.assertIn(sentence, text)
            self.assertIn(f"To see why they differ: scorecard diff {DAY} --kpi 7", text)
        done = program(*published["compare"].split()[1:], *self.said, state=self.folder / "state")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("KPI 7", done.stdout)

    def test_a_day_without_a_scorecard_of_its_own(self):
        self.assertNotIn("published", json.loads(self.explain("7", "--format", "json", day="2024-02-29")))
        self.withdraw_two()
        published = json.loads(self.explain("7", "--format", "json", day="2024-02-29"))["published"]
        self.assertNotIn("compare", published)
        text = self.explain("7", day="2024-02-29")
        self.assertIn("Another figure is published for 29 February 2024", text)
        self.assertNotIn("scorecard diff", text)

    def test_nothing_is_compared_where_nothing_is_published(self):
        self.withdraw_two()
        self.said = (*self.said[:-1], self.folder / "other")
        self.assertNotIn("published", json.loads(self.explain("7", "--format", "json")))


if __name__ == "__main__":
    unittest.main()
