"""What the README shows is what the program does."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(name):
    """The text of the fenced block after the mark with this name."""
    return re.search(rf"<!-- {re.escape(name)} -->\n```\w*\n(.*?)```\n<!-- end -->", README, re.DOTALL)[1]


def program(*arguments, cwd=ROOT):
    """What the program prints."""
    done = subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    return done.stdout


class Readme(unittest.TestCase):
    """One test a promise."""

    maxDiff = None

    def test_make_run(self):
        recipe = re.search(r"\$\(SCORECARD\) (run .*)", (ROOT / "Makefile").read_text(encoding="utf-8"))[1].split()
        with tempfile.TemporaryDirectory() as folder:
            for name in ("Fixtures", "Pipelines"):
                Path(folder, name).symlink_to(ROOT / name)
            self.assertEqual(program(*recipe, cwd=folder), block("make run"))

    def test_the_definition_shown_is_the_definition(self):
        definition = (ROOT / "Pipelines/kpis/07-exclusions.yml").read_text(encoding="utf-8")
        self.assertEqual(definition.split("\nexamples:")[0].rstrip() + "\n", block("Pipelines/kpis/07-exclusions.yml"))

    def test_the_fixtures_are_the_sample_of_seed_1(self):
        with tempfile.TemporaryDirectory() as folder:
            program("sample", folder, "--seed", "1")
            names = sorted(path.name for path in Path(folder).iterdir())
            self.assertEqual(names, sorted(path.name for path in (ROOT / "Fixtures/somerset").iterdir()))
            for name in names:
                self.assertEqual(Path(folder, name).read_bytes(), (ROOT / "Fixtures/somerset" / name).read_bytes(), name)

    def test_every_command_is_in_the_readme_and_has_examples(self):
        help_text = program("--help").split("SUBCOMMANDS:")[1]
        commands = re.findall(r"^  ([a-z]+) ", help_text, re.MULTILINE)
        self.assertEqual(commands, ["run", "check", "alerts", "acknowledge", "history", "withdraw", "prune", "report", "spc", "extract",
                                    "sample", "test"])
        for command in commands:
            self.assertIn(f"`scorecard {command}", README)
            text = program(command, "--help")
            self.assertIn("EXAMPLES\n", text)
            examples = text.split("EXAMPLES\n")[1].split("\n\n")[0].splitlines()
            self.assertTrue(all(line.startswith(f"  scorecard {command}") for line in examples), examples)

    def test_every_published_file_is_in_the_readme(self):
        with tempfile.TemporaryDirectory() as folder:
            program("run", "--input", "Fixtures/somerset", "--output", folder, "--as-of", "2023-06-30", "--from",
                    "2023-06-30")
            for path in Path(folder, "latest/").iterdir():
                self.assertIn(f"| `{path.name}` |", README)


if __name__ == "__main__":
    unittest.main()
