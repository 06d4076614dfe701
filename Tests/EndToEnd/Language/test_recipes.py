"""The recipes: small folders that an analyst copies. Each works as it is, and says which question it answers."""

import re
import subprocess
import tempfile
import unittest

from area import PROGRAM, ROOT

RECIPES = sorted(path for path in (ROOT / "Fixtures/recipes").iterdir() if path.is_dir())


def program(recipe, *arguments):
    """One call of the program in a recipe's folder, as its README says."""
    return subprocess.run([PROGRAM, *arguments, "--pipelines", "Pipelines"], cwd=recipe, capture_output=True, text=True, timeout=60,
                          check=False)


def day(recipe):
    """The date for which the README runs the recipe."""
    found = re.search(r"--as-of (\d{4}-\d{2}-\d{2})", (recipe / "README.md").read_text(encoding="utf-8"))
    return found and found.group(1)


def examples(recipe):
    """The days of each worked example of a recipe, by its name."""
    found = {}
    for file in sorted((recipe / "Pipelines/kpis").iterdir()):
        name = None
        for line in file.read_text(encoding="utf-8").splitlines():
            if start := re.match(r"  - name: (.*)", line):
                name = start.group(1)
                found[name] = []
            elif name and re.match(r"      \d{4}-\d{2}-\d{2}:", line):
                found[name].append(line.split(":")[0].strip())
    return found


class Recipes(unittest.TestCase):
    """Each test walks all of them."""

    def each(self):
        """Every recipe, under its name."""
        self.assertTrue(RECIPES)
        for recipe in RECIPES:
            with self.subTest(recipe=recipe.name):
                yield recipe

    def ends_with_0(self, done):
        """The call went well."""
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_worked_examples_pass(self):
        for recipe in self.each():
            done = program(recipe, "test")
            self.ends_with_0(done)
            self.assertNotIn("no examples", done.stdout)

    def test_every_example_has_two_days_or_more(self):
        for recipe in self.each():
            found = examples(recipe)
            self.assertTrue(found)
            self.assertEqual({name: days for name, days in found.items() if len(set(days)) < 2}, {})

    def test_exports_are_without_fault(self):
        for recipe in self.each():
            self.assertIsNotNone(day(recipe), "the README shows no date")
            self.ends_with_0(program(recipe, "check", "--input", "input", "--as-of", day(recipe)))

    def test_a_run_publishes_a_scorecard(self):
        for recipe in self.each():
            with tempfile.TemporaryDirectory() as output:
                done = program(recipe, "run", "--input", "input", "--output", output, "--as-of", day(recipe))
                self.ends_with_0(done)
                self.assertRegex(done.stdout, r"(?m)^\S+ +\S.* (Red|Amber|Green|No target|None yet|–) ")

    def test_a_readme_of_a_few_lines_says_what_it_answers_and_how_to_run_it(self):
        for recipe in self.each():
            lines = [line for line in (recipe / "README.md").read_text(encoding="utf-8").splitlines() if line.strip()]
            self.assertTrue(lines[0].startswith("# "))
            self.assertGreater(len(lines), 2)
            self.assertLessEqual(len(lines), 8)
            self.assertTrue(any("scorecard run" in line for line in lines))


if __name__ == "__main__":
    unittest.main()
