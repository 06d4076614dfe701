"""Several KPIs at once: chosen as in every other command, read once, and told one after the other."""

import csv
import io
import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from worlds import SOMERSET, kpis, program

DAY = "2024-02-29"
WORLD = ("--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--as-of", DAY)


def told(done):
    """What an explanation as JSON says, as a list."""
    found = json.loads(done.stdout)
    return found if isinstance(found, list) else [found]


def ids(figures):
    """The names of figures: 7, 5a."""
    return [figure["kpi"] + figure["part"] for figure in figures]


class Selected(unittest.TestCase):
    """What a selection chooses."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.output = self.folder / "output"

    def explain(self, selection, *arguments, world=WORLD):
        """One call of `explain`."""
        return program("explain", selection, *world, "--output", self.output, *arguments, state=self.folder / "state")

    def listed(self, selection):
        """The figures that `list kpis` chooses by it."""
        done = program("list", "kpis", "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--output", self.output, "--kpi", selection,
                       "--format", "csv")
        return [row["kpi"] + row.get("part", "") for row in csv.DictReader(io.StringIO(done.stdout))]

    def test_it_chooses_as_list_does(self):
        for selection in ("7,8", "5a", "area:2", "action:2.1", "source:suspensions", "8,7"):
            done = self.explain(selection, "--format", "json")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(ids(told(done)), self.listed(selection), selection)

    def test_states_and_changes_are_those_of_the_published_scorecard(self):
        done = self.explain("state:red")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "")
        self.assertEqual(ids(told(self.explain("changed", "--format", "json"))), self.listed("changed"))
        program("run", *WORLD, "--output", self.output, "--quiet")
        red = told(self.explain("state:red", "--format", "json"))
        self.assertEqual(ids(red), self.listed("state:red"))
        self.assertEqual({figure["rag"] for figure in red}, {"red"})
        done = self.explain("changed")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("Nothing has changed", done.stderr)
        exports = self.folder / "input"
        shutil.copytree(SOMERSET[1], exports)
        with open(exports / "feedback.csv", "a", encoding="utf-8") as file:
            file.write("F-new,2024-01-05,yes\n")
        done = self.explain("changed", "--format", "json", world=("--pipelines", SOMERSET[0], "--input", exports, "--as-of", DAY))
        self.assertEqual(ids(told(done)), ["12"])

    def test_a_name_that_there_is_not(self):
        for wrong, code in (("aera:2", 64), ("area:9", 66), ("7,99", 66), ("state:purple", 64), ("area:", 64)):
            done = self.explain(wrong)
            self.assertEqual((done.returncode, done.stdout), (code, ""), wrong)
            self.assertTrue(done.stderr, wrong)

    def test_each_is_told_as_alone(self):
        both = told(self.explain("7,5a", "--format", "json"))
        alone = [json.loads(self.explain(kpi, "--format", "json").stdout) for kpi in ("5a", "7")]
        self.assertEqual(both, alone)
        text = self.explain("7,8").stdout
        self.assertEqual(re.findall(r"(?m)^KPI (\S+):", text), ["7", "8"])
        self.assertEqual(text, self.explain("7").stdout + "\n" + self.explain("8").stdout)
        self.assertEqual(re.findall(r"(?m)^## KPI (\S+):", self.explain("7,8", "--format", "markdown").stdout), ["7", "8"])

    def test_csv_is_one_table(self):
        for more in ((), ("--rows",), ("--by", "area")):
            rows = list(csv.DictReader(io.StringIO(self.explain("7,8,9", "--format", "csv", *more).stdout)))
            self.assertEqual(sorted({row["kpi"] for row in rows}), ["7", "8", "9"], more)
            alone = list(csv.DictReader(io.StringIO(self.explain("8", "--format", "csv", *more).stdout)))
            self.assertEqual([{name: cell for name, cell in row.items() if cell} for row in rows if row["kpi"] == "8"],
                             [{name: cell for name, cell in row.items() if cell} for row in alone], more)

    def test_what_one_of_them_has_not_is_said_there(self):
        found = {figure["kpi"]: figure for figure in told(self.explain("7,14", "--by", "area", "--format", "json"))}
        self.assertIn("by", found["7"])
        self.assertNotIn("by", found["14"])
        self.assertIn("This figure cannot be shown by 'area'.", self.explain("7,14", "--by", "area").stdout)
        self.assertEqual(self.explain("12,14", "--by", "area").returncode, 64)

    def test_the_log_names_every_kpi(self):
        done = self.explain("8,7", "--rows", "stopped", "--show-identifiers", "--yes", "--reason", "x")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("\tKPI 7, 8\t", (self.folder / "state" / "identifiers-shown.log").read_text(encoding="utf-8"))

    def test_every_kpi_of_the_plan_at_once(self):
        whole = told(self.explain(",".join(kpis(SOMERSET[0])), "--format", "json"))
        self.assertEqual(len(whole), 16)

    def test_describe_chooses_alike(self):
        for selection in ("7,8", "5a", "area:2", "action:2.1", "source:suspensions"):
            done = program("describe", selection, "--pipelines", SOMERSET[0], "--output", self.output)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(re.findall(r"(?m)^KPI (\S+):", done.stdout), self.listed(selection), selection)
        self.assertEqual(program("describe", "99", "--pipelines", SOMERSET[0]).returncode, 66)
        program("run", *WORLD, "--output", self.output, "--quiet")
        done = program("describe", "state:red", "--pipelines", SOMERSET[0], "--output", self.output)
        self.assertEqual(re.findall(r"(?m)^KPI (\S+):", done.stdout), self.listed("state:red"))


if __name__ == "__main__":
    unittest.main()
