"""What the README shows is what the program does."""

import re
import tempfile
import unittest
from pathlib import Path

from documents import ROOT, block, printed, text

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

    def test_a_figure_is_explained(self):
        name = next(name for name in re.findall(r"<!-- (.*?) -->", README) if name.startswith("explain "))
        self.assertIn(f"    .build/scorecard {name}\n", README)
        self.assertEqual(printed(*name.split(), columns=100), block(README, name))

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
