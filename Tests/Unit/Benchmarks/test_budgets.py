"""The guard of the budgets is red where a job costs more than it may, and green where it does not."""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from project import BENCHMARKS, ROOT

import guard
from budgets import Wrong, budget, budgets, cheaper, overspent, rewritten

FILE = (BENCHMARKS / "budgets.yml").read_text(encoding="utf-8")
# A program that does nothing: any budget above its own costs is kept.
NOTHING = "/bin/true"


def job(instructions=400, memory=50):
    """A budget."""
    return budget("a job", {"command": "run", "exports": "council", "instructions": instructions, "memory": memory})


class Comparing(unittest.TestCase):
    """A number beside its budget."""

    def test_more_than_is_allowed_is_said_with_the_job_and_both_numbers(self):
        self.assertEqual(overspent(job(), {"instructions": 512, "memory": 56}), [
            "a job: 512 million instructions, and the budget is 400 million: 28% more, and 5% are allowed",
            "a job: 56 MB of memory, and the budget is 50 MB: 12% more, and 10% are allowed"])

    def test_where_the_line_is(self):
        for name, planned, green, red in (("instructions", 400, 416, 424), ("instructions", 400, 420, 420.1),
                                          ("memory", 50, 54.5, 55.5), ("memory", 50, 55, 55.1)):
            self.assertEqual(overspent(job(), {name: green}), [], (name, green))
            self.assertEqual(len(overspent(job(), {name: red})), 1, (name, red))

    def test_a_number_that_was_not_taken_is_not_compared(self):
        self.assertEqual(overspent(job(), {}), [])

    def test_what_has_become_cheaper_is_a_hint(self):
        self.assertEqual(cheaper(job(), {"instructions": 365, "memory": 46}), [])
        self.assertEqual(cheaper(job(), {"instructions": 355, "memory": 44}), [
            "a job: 355 million instructions, and the budget is 400 million: lower it",
            "a job: 44 MB of memory, and the budget is 50 MB: lower it"])

    def test_the_guard_ends_red_and_names_the_job(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            self.assertTrue(guard.judge([job()], {"a job": {"instructions": 410, "memory": 50}}))
            self.assertFalse(guard.judge([job()], {"a job": {"instructions": 424, "memory": 50}}))
        self.assertIn("budgets: too much: a job: 424 million instructions", said.getvalue())


class TheFile(unittest.TestCase):
    """budgets.yml, and what else it could be."""

    def test_it_has_the_jobs_that_matter(self):
        found = {(one.command[0], "--kpi" in one.command, one.exports) for one in budgets(FILE)}
        self.assertEqual(found, {("run", False, "council"), ("run", True, "council"), ("check", False, "council"),
                                 ("explain", False, "council"), ("--version", False, None), ("run", False, "40MB"), ("run", False, "40MB, scattered")})

    def test_what_is_wrong_is_refused(self):
        for text in ("", "- a", "a job: 1", "a job: {command: run, instructions: 1}", "a: [",
                     "a job: {command: run, instructions: 0, memory: 1}", "a job: {command: run, instructions: x, memory: 1}",
                     "a job: {command: run, instructions: 1, memory: 1, exports: 1GB}",
                     "a job: {command: run, instructions: 1, memory: 1, allowed: 50}"):
            with self.assertRaises(Wrong, msg=text):
                budgets(text)

    def test_other_numbers_leave_the_rest_as_it_was(self):
        changed = rewritten(FILE, "40 MB whole", {"instructions": 123456.7, "memory": 98.765})
        self.assertEqual([(one.instructions, one.memory) for one in budgets(changed) if one.job == "40 MB whole"],
                         [(123500, 98.77)])
        lines = [(old, new) for old, new in zip(FILE.splitlines(), changed.splitlines(), strict=True) if old != new]
        self.assertEqual([new for _, new in lines], ["  instructions: 123500", "  memory: 98.77"])
        with self.assertRaises(Wrong):
            rewritten(FILE, "no job", {"memory": 1})


class TheCommand(unittest.TestCase):
    """The guard as a whole, with a program that does nothing."""

    def guarded(self, instructions, *options):
        """What the guard ends with and says, where a job may take so many million instructions."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "budgets.yml")
            file.write_text(f"nothing:\n  command: --version\n  instructions: {instructions}\n  memory: 1000\n")
            done = subprocess.run([sys.executable, "-B", BENCHMARKS / "guard.py", "--scorecard", NOTHING, "--data", folder,
                                   "--budgets", file, *options], capture_output=True, text=True, check=False)
            self.assertEqual(os.listdir(folder), ["budgets.yml"])
            return done.returncode, done.stdout, file.read_text()

    @unittest.skipUnless(guard.countable(), "instructions are counted on x86-64 with AVX2 alone")
    def test_it_counts_and_compares(self):
        self.assertEqual(self.guarded(1000)[0], 0)
        ended, said, _ = self.guarded(0.01)
        self.assertEqual(ended, 1)
        self.assertRegex(said, r"budgets: too much: nothing: 0\.\d+ million instructions, and the budget is 0\.01 million")

    @unittest.skipUnless(guard.countable(), "instructions are counted on x86-64 with AVX2 alone")
    def test_it_writes_what_was_counted(self):
        ended, _, text = self.guarded(1000, "--update")
        self.assertEqual(ended, 0)
        self.assertLess(float(re.search("instructions: (.*)", text)[1]), 1)

    def test_a_job_that_cannot_be_done_is_no_success(self):
        self.assertEqual(self.guarded(1000, "--scorecard", "/bin/false")[0], 2)

    def test_make_test_has_it(self):
        text = (ROOT / "Makefile").read_text(encoding="utf-8")
        recipe = re.search(r"(?m)^test:.*\n((?:\t.*\n)+)", text)[1]
        self.assertRegex(recipe, r"\bbudgets\b")


if __name__ == "__main__":
    unittest.main()
