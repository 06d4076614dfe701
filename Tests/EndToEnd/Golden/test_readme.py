"""What the README shows is what the program does."""

import json
import re
import tempfile
import unittest
from pathlib import Path

from documents import ROOT, block, printed, run, text
from planted import Planted

README = text("README.md")


class Readme(unittest.TestCase):
    """One test for each promise."""

    maxDiff = None

    def test_make_run(self):
        recipe = re.search(r"(?ms)^run: build\n(.*?)^$", text("Makefile"))[1]
        command = re.search(r"\$\(SCORECARD\) (run .*)", recipe)[1].split()
        ending = re.findall(r"@echo '(.*)'", recipe)
        with tempfile.TemporaryDirectory() as folder:
            for name in ("Fixtures", "Pipelines"):
                Path(folder, name).symlink_to(ROOT / name)
            shown = printed(*command, cwd=folder, columns=120) + "\n" + "\n".join(ending) + "\n"
            self.assertEqual(shown, block(README, "make run"))

    def test_a_change_is_explained(self):
        """Somebody who follows the README finds all that was planted, by file and line and key, and nothing else."""
        name = next(name for name in re.findall(r"<!-- (.*?) -->", README) if name.startswith("diff "))
        self.assertIn(f"    scorecard {name}\n", README)
        with tempfile.TemporaryDirectory() as folder:
            planted = Planted(folder)
            shown = printed(*name.split(), cwd=folder, columns=120, state=planted.state)
            found = json.loads(printed(*name.split(), "--format", "json", cwd=folder, state=planted.state))
        self.assertEqual(shown, block(README, name))
        self.assertEqual({change["key"] for change in found["definitions"]}, {"measure.stops[1].where.outcome"})
        figure = next(one for one in found["figures"] if (one["kpi"], one["measure"]) == ("7", "value"))
        self.assertEqual([(cause["cause"], cause["effect"]) for cause in figure["causes"]],
                         [("definition", planted.reinstated), ("removed", -1), ("corrected", -3)])
        self.assertEqual((figure["from"]["value"], figure["to"]["value"]), (planted.was, planted.was + planted.reinstated - 4))
        reinstated = [row for row in figure["rows"] if row["cause"] == "definition"]
        self.assertEqual([(row["before"]["role"], row["after"]["role"]) for row in reinstated], [("stopped", "numerator")] * planted.reinstated)
        removed, *corrected = [row for row in figure["rows"] if row["cause"] != "definition"]
        self.assertEqual((removed["before"]["file"], removed["before"]["line"], "after" in removed), ("exclusions.csv", planted.removed, False))
        self.assertEqual({(row["before"]["line"], row["after"]["line"]): row["columns"] for row in corrected}, planted.corrected)
        for line in (planted.removed, *(line for lines in planted.corrected for line in lines)):
            self.assertRegex(shown, rf"exclusions\.csv .*\b{line}\b|\b{line} .*exclusions\.csv")

    def test_the_commands_that_explain_run(self):
        section = README.split("## Why did this number change?\n")[1].split("\n## ")[0]
        commands = re.findall(r"`scorecard (explain [^`]*)`", section)
        self.assertTrue(commands)
        for command in commands:
            done = run(*command.split(), "--input", ROOT / "Fixtures/somerset", "--as-of", "2024-02-29", columns=100)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_definition_shown_is_the_definition(self):
        name = "Pipelines/kpis/07-exclusions.yml"
        self.assertEqual(text(name).split("\nexamples:")[0].rstrip() + "\n", block(README, name))

    def test_the_fixtures_are_the_sample_of_seed_1(self):
        with tempfile.TemporaryDirectory() as folder:
            printed("sample", folder, "--seed", "1")
            names = sorted(path.name for path in Path(folder).iterdir())
            self.assertEqual(names, sorted(path.name for path in (ROOT / "Fixtures/somerset").iterdir()))
            for name in names:
                self.assertEqual(Path(folder, name).read_bytes(), (ROOT / "Fixtures/somerset" / name).read_bytes(), name)

    def test_its_commands_and_options_are_the_programs(self):
        for command, options in re.findall(r"`scorecard ([a-z]+)([^`]*)`", README):
            known = printed(command, "--help")
            self.assertIn("OPTIONS:", known, command)
            for option in re.findall(r"--[a-z-]+", options):
                self.assertIn(f"  {option}", known, command)

    def test_it_is_short(self):
        lines = README.splitlines()
        self.assertLessEqual(len(lines), 200, "what is about one part of the project has a document next to it")
        self.assertEqual([line for line in lines if len(line) > 140], [])


if __name__ == "__main__":
    unittest.main()
