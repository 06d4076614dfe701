"""What the documents next to the README say is what the program does, and their links lead somewhere."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from documents import CATALOGUE, ROOT, article, block, printed, rows, run, text

MARKDOWN = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Pipelines/README.md", "cron/README.md", "Benchmarks/README.md"]
LINK = re.compile(r"\]\(([^)\s]+)\)")
MARCH = ("--as-of", "2024-03-31", "--from", "2024-03-31")


def anchors(document):
    """The places in a document that a link can name: its headings, as GitHub writes them."""
    headings = re.findall(r"(?m)^#+ (.*)$", re.sub(r"(?ms)^```.*?^```", "", document))
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


def docc():
    """The documentation compiler beside swift, as `make docs` looks for it; None where there is none."""
    swift = shutil.which("swift")
    beside = str(Path(swift).resolve().parent) if swift else ""
    return shutil.which("docc", path=f"{beside}:{os.environ['PATH']}")


def commands():
    """The program's commands."""
    return re.findall(r"^  ([a-z]+) ", printed("--help").split("SUBCOMMANDS:")[1], re.MULTILINE)


class Links(unittest.TestCase):
    """From document to document."""

    def test_every_link_leads_to_a_file_and_a_heading(self):
        for name in MARKDOWN:
            for link in LINK.findall(re.sub(r"(?ms)^```.*?^```", "", text(name))):
                if re.match(r"[a-z]+:", link):
                    continue
                with self.subTest(f"{name}: {link}"):
                    path, _, place = link.partition("#")
                    target = (ROOT / name).parent / path if path else ROOT / name
                    self.assertTrue(target.exists())
                    if place:
                        self.assertIn(place, anchors(target.read_text(encoding="utf-8")))

    def test_the_readme_leads_to_every_document(self):
        links = set(LINK.findall(text("README.md")))
        articles = {str(path.relative_to(ROOT)) for path in CATALOGUE.glob("*.md")}
        root = str((CATALOGUE / "scorecard.md").relative_to(ROOT))
        self.assertEqual((articles | set(MARKDOWN)) - links, {root, "README.md"})


class Catalogue(unittest.TestCase):
    """The articles."""

    @unittest.skipUnless(docc(), "no docc beside swift")
    def test_make_docs_gives_no_warning(self):
        with tempfile.TemporaryDirectory() as folder:
            environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
            done = subprocess.run(["make", "docs", f"DOCS={folder}/new/docs"], cwd=ROOT, env=environment, capture_output=True, text=True,
                                  check=False)
            said = done.stdout + done.stderr
            self.assertEqual(done.returncode, 0, said)
            self.assertNotRegex(said, r"(?i)\b(warning|error): ")
            for path in CATALOGUE.glob("*.md"):
                self.assertTrue(list(Path(folder).rglob(f"{path.stem.lower()}/index.html")), path.name)


class Commands(unittest.TestCase):
    """The article on commands, and each command's own help."""

    def test_every_command_has_a_section(self):
        sections = re.findall(r"(?m)^## scorecard ([a-z]+)$", article("Commands"))
        self.assertEqual(sections, commands())

    def test_every_option_is_named(self):
        common, *sections = re.split(r"(?m)^## scorecard [a-z]+$", article("Commands"))
        for command, section in zip(commands(), sections):
            for option in re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+)", printed(command, "--help")):
                if option not in ("--help", "--version"):
                    with self.subTest(command, option=option):
                        self.assertRegex(section + common, rf"`[^`]*{option}\b")

    def test_every_option_that_is_named_is_there(self):
        sections = re.split(r"(?m)^## scorecard ([a-z]+)$", article("Commands"))[1:]
        for command, section in zip(sections[::2], sections[1::2]):
            known = printed(command, "--help")
            for inner in re.findall(r"(?m)^  ([a-z]+)  ", known.partition("SUBCOMMANDS:")[2]):
                known += printed(command, inner, "--help")
            for option in re.findall(r"`(?:scorecard [^`]*)?(--[a-z-]+)", section):
                with self.subTest(command, option=option):
                    self.assertRegex(known, rf"(?m)^  (-\w, )?{option}\b")

    def test_made_up_exports_end_on_the_date_that_was_asked_for(self):
        with tempfile.TemporaryDirectory() as folder:
            printed("sample", folder, "--until", "2026-10-31")
            days = re.findall(r"\b\d{4}-\d\d-\d\d\b", Path(folder, "suspensions.csv").read_text(encoding="utf-8"))
        self.assertLessEqual(max(days), "2026-10-31")
        self.assertGreater(max(days), "2026-10-15")

    def test_every_command_shows_examples(self):
        for command in commands():
            help_text = printed(command, "--help")
            self.assertIn("EXAMPLES\n", help_text)
            examples = help_text.split("EXAMPLES\n")[1].split("\n\n")[0].splitlines()
            self.assertTrue(all(line.startswith(f"  scorecard {command}") for line in examples), examples)


class Files(unittest.TestCase):
    """What is published, and what is refused."""

    def test_every_published_file_is_described(self):
        described = {name.strip("`") for name, _ in rows(article("Files"), "| file | one row, or what it is |")}
        with tempfile.TemporaryDirectory() as folder:
            run("run", "--input", "Fixtures/somerset", "--output", folder, "--as-of", "2023-06-30", "--from", "2023-06-30")
            # Only --ods writes it, where LibreOffice is there.
            self.assertEqual(described - {"scorecard.ods"}, {path.name for path in Path(folder, "latest/").iterdir()})

    def test_a_swallowed_row_is_refused_in_these_words(self):
        lines = text("Fixtures/somerset/exclusions.csv").splitlines()
        fields = [line.split(",") for line in lines[:220]]
        fields[213][4], fields[216][4] = '"A quote', 'the end"'
        with tempfile.TemporaryDirectory() as folder:
            exports = Path(folder, "input")
            shutil.copytree(ROOT / "Fixtures/somerset", exports)
            (exports / "exclusions-2.csv").write_text("".join(",".join(row) + "\n" for row in fields), encoding="utf-8")
            done = run("run", "--input", exports, "--output", Path(folder, "output"), *MARCH)
        self.assertEqual(done.returncode, 65, done.stderr)
        shown = block(article("Files"), "a refusal")
        self.assertIn(re.sub(r"\[.*?\]", "[]", shown), re.sub(r"\[.*?\]", "[]", done.stderr))


class Definitions(unittest.TestCase):
    """The language of definitions."""

    def mistake(self, right, wrong):
        """The first lines of `check` when the definition of KPI 7 has this mistake."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "Pipelines", Path(folder, "Pipelines"))
            path = Path(folder, "Pipelines/kpis/07-exclusions.yml")
            path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
            done = run("check", "--input", ROOT / "Fixtures/somerset", cwd=folder)
        self.assertEqual(done.returncode, 78, done.stderr)
        return done.stderr.splitlines()[:3]

    def test_a_mistake_is_reported_in_these_words(self):
        said = self.mistake("unit: exclusions\n", "unit: exclusion\n")
        self.assertEqual("\n".join(said) + "\n", block(text("Pipelines/README.md"), "a mistake"))

    def test_every_kind_of_measure_is_described(self):
        known = self.mistake("kind: count\n", "kind: nothing\n")[0].split(": ")[-1].split(", ")
        described = {kind.strip("`") for kind, _, _ in rows(text("Pipelines/README.md"), "| kind | what it gives | its keys |")}
        self.assertEqual(described, set(known))

    def test_every_window_is_described(self):
        known = self.mistake("window: rolling 12 months\n", "window: nothing\n")[0].split(": ")[-1].split(", ")
        for window in known:
            self.assertIn(f"`{window}`", text("Pipelines/README.md"))


class Endings(unittest.TestCase):
    """Exit codes and alerts."""

    def test_the_servers_scripts_end_with_codes_that_are_explained(self):
        def codes(document):
            return {code for cell, _ in rows(document, "| exit code | meaning |") for code in cell.split(", ")}
        scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cron").iterdir() if path.suffix != ".md")
        own = set(re.findall(r"\b(?:stop|fail_early|exit) (\d+)", scripts))
        self.assertEqual(own - codes(article("ExitCodes")) - codes(text("cron/README.md")), set())

    def test_a_notice_is_written_in_these_words(self):
        with tempfile.TemporaryDirectory() as folder:
            run("run", "--input", "Fixtures/somerset", "--output", folder, "--as-of", "2024-03-31", "--from", "2023-02-28")
            alerts = printed("alerts", "--output", folder, "--format", "csv")
        self.assertIn(block(article("Alerts"), "a notice").strip().replace("\n", " "), alerts)


if __name__ == "__main__":
    unittest.main()
