"""`check --suggest` proposes a definition that loses no row, or says what is lost.

Each file is given to `--suggest`, what it proposes is saved as it is, and `scorecard extract` reads the file by it. Python's own csv
module says how many rows the file has and in how many a column is filled. Files: those made elsewhere, the fixtures, and random ones.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from area import DATA, PLAN, PROGRAM, ROOT, SEED, generator
from new_files import NewFile

CASES = int(os.environ.get("SUGGEST_CASES", "300"))
COUNTS = re.compile(r"([\d,]+) rows? read, ([\d,]+) accepted, ([\d,]+) rejected, ([\d,]+) superseded")
SKIPPED = re.compile(r"([\d,]+) other lines? \(titles")
ORIGIN = re.compile(r"# Suggestion for (\S+) from .*: (.+), (comma|semicolon|tab|pipe), headings on line (\d+)\.$", re.M)
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
ENCODINGS = {"UTF-8": "utf-8", "UTF-8 with BOM": "utf-8-sig", "UTF-16 LE": "utf-16", "UTF-16 BE": "utf-16", "Windows-1252": "cp1252"}


def scorecard(*arguments):
    """One run of the program."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=120, check=False)


def trimmed(text):
    """A value without the spaces around it."""
    return text.strip(" \t\n\v\f\r\u00a0")


def number(text):
    """A number with commas between its thousands."""
    return int(text.replace(",", ""))


class Tried:
    """A file, what is suggested for it, and what comes of that."""

    def __init__(self, path, folder):
        self.path, self.folder, self.faults = path, folder, []
        self.pipelines, self.input = folder / "Pipelines", folder / "input"
        for name in ("kpis", "sources"):
            (self.pipelines / name).mkdir(parents=True)
        self.input.mkdir()
        shutil.copy(path, self.input / path.name)
        done = scorecard("check", "--suggest", path, "--pipelines", folder / "nowhere")
        self.exit, self.text, self.said = done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        self.is_proposed = self.exit == 0
        if self.is_proposed:
            self.look()

    def check(self, condition, fault):
        """Note what is wrong."""
        if not condition:
            self.faults.append(fault)
        return condition

    def look(self):
        """Save the proposal, read the file by it, and compare."""
        found = ORIGIN.search(self.text)
        if not self.check(found, "no sentence says how the file was read"):
            return
        self.source, encoding, delimiter, line = found.groups()
        self.read, self.accepted, self.rejected, self.superseded = map(number, COUNTS.search(self.text).groups())
        skipped = SKIPPED.search(self.text)
        (self.pipelines / "plan.yml").write_text(PLAN, encoding="utf-8")
        (self.pipelines / f"sources/{self.source}.yml").write_text(self.text, encoding="utf-8")
        done = scorecard("extract", self.source, "--pipelines", self.pipelines, "--input", self.input)
        if not self.check(done.returncode != 78, f"no valid definition: {done.stderr.decode()}"):
            return
        lost = [line for line in self.text.splitlines() if line.startswith("# ") and ("Lost: " in line or "rows are lost" in line)]
        self.check(all(line[2:] in self.said for line in lost), "a loss is not said on standard error")
        self.check(self.accepted + self.rejected + self.superseded == self.read, "the counts do not add up")
        self.check(self.accepted == self.read or lost, "rows are lost, and nobody says so")
        self.check(self.superseded == 0 or "are the same row" in self.text, "rows are superseded")
        rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
        if done.returncode == 65:
            self.check("would refuse the file" in self.text, f"refused without a word: {done.stderr.decode()}")
        else:
            self.check(len(rows) - 1 == self.accepted, f"{len(rows) - 1} rows extracted, {self.accepted} promised")
        self.compare(rows, ENCODINGS[encoding], DELIMITERS[delimiter], int(line), number(skipped[1]) if skipped else 0)
        again = scorecard("check", "--suggest", self.input / self.path.name, "--pipelines", self.pipelines).stdout.decode("utf-8")
        self.check(f"The source {self.source} reads {self.path.name}: " in again, f"a second time: {again[:300]}")

    def compare(self, extracted, encoding, delimiter, line, skipped):
        """Hold the rows against those that Python finds."""
        text = self.path.read_bytes().decode(encoding)
        above, below = self.split(text, line)
        records = [record for record in csv.reader(io.StringIO(below, newline=""), delimiter=delimiter, skipinitialspace=True)
                   if record]
        if len(records[0]) > 1:
            records = [record for record in records if any(map(trimmed, record))]
        if "quotation mark inside an unquoted value" in self.text:
            return    # Python joins such a row with those below it
        titles = sum(1 for title in above if title.strip(" \t"))
        headings, rows = (records or [[]])[0], records[1:]
        self.check(self.read == len(rows) - (skipped - titles), f"{self.read} rows read, {len(rows)} in the file, {skipped} skipped")
        copies = len(rows) - len({tuple(value.strip().lower() for value in row) for row in rows})
        self.check(self.superseded <= copies, f"{self.superseded} rows superseded, {copies} are the same as others")
        if self.accepted != len(rows) or not extracted:
            return
        # Each column that is read has a value wherever the file has one, but for signs of no value.
        definition = self.text.split("\ncolumns:\n")[1]
        for place, block in enumerate(re.split(r"\n(?=  \S)", definition)):
            signs = re.search(r"^    suppressed: \[(.*)\]$", block, re.M)
            hidden = {sign.strip().strip('"').lower() for sign in signs[1].split(", ")} if signs else set()
            name = extracted[0][place]
            column = self.place(headings, name, block)
            if column is None:
                continue
            wanted = sum(1 for row in rows if trimmed(row[column]) and trimmed(row[column]).lower() not in hidden)
            given = sum(1 for row in extracted[1:] if row and row[place])
            self.check(wanted == given, f"column {place + 1}: {given} values read, {wanted} in the file")

    @staticmethod
    def place(headings, name, block):
        """The column of the file that a column of the definition is; None where its heading is written with escapes."""
        listed = re.search(r"^    headings: \[(.*)\]$", block, re.M)
        wanted = (listed[1].strip('"') if listed else name)
        return headings.index(wanted) if headings.count(wanted) == 1 else None

    @staticmethod
    def split(text, line):
        """The lines above the headings, and the text from the headings on."""
        lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text)
        return [text.rstrip("\r\n") for text in lines[:line - 1]], "".join(lines[line - 1:])


class Suggestions(unittest.TestCase):
    """Every file, by the same rules."""

    def try_all(self, paths, may_be_refused=()):
        """What is wrong with what is suggested for each file; those that are refused, with why."""
        def one(path):
            with tempfile.TemporaryDirectory() as folder:
                return Tried(path, Path(folder))
        with ThreadPoolExecutor(4) as pool:
            tried = list(pool.map(one, paths))
        faults = [f"{one.path}: {fault}" for one in tried for fault in one.faults]
        refused = {one.path: one.said for one in tried if not one.is_proposed}
        for path, said in refused.items():
            if path.name not in may_be_refused and "quoted value runs over several lines that look like rows" not in said:
                faults.append(f"{path}: {said}")
        self.assertEqual(faults, [], "\n" + "\n".join(faults))
        return tried

    @unittest.skipUnless(DATA.is_dir(), "no ../shared/data beside the repository")
    def test_files_made_elsewhere(self):
        paths = [path for path in DATA.rglob("*.csv") if "pollock/csv" not in str(path)]
        refused = {"file_no_header.csv", "file_no_payload.csv"}
        tried = self.try_all(paths, refused)
        self.assertGreater(sum(one.is_proposed for one in tried), 20)
        self.assertEqual([one.path.name for one in tried if one.is_proposed and one.accepted != one.read], [])

    def test_fixtures(self):
        for folder in ("somerset", "somerset-messy", "northmoor/exports"):
            self.try_all(sorted((ROOT / "Fixtures" / folder).glob("*.csv")))

    def test_random_files(self):
        print(f"SEED={SEED}")
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for case in range(CASES):
                (Path(folder) / str(case)).mkdir()
                files.append(NewFile(generator(f"suggest {case}")).write(Path(folder) / str(case)))
            self.try_all(files)

    def test_the_readme_leads_to_a_figure(self):
        readme = (ROOT / "Pipelines/README.md").read_text(encoding="utf-8")
        blocks = dict(re.findall(r"<!-- a new export: (.*?) -->\n```\w+\n(.*?)```\n<!-- end -->", readme, re.S))
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            shutil.copytree(ROOT / "Pipelines", folder / "Pipelines")
            (folder / "visits.csv").write_text(blocks["visits.csv"], encoding="utf-8")
            commands = re.sub(r"^scorecard ", f"{PROGRAM} ", blocks["commands"], flags=re.M)
            done = subprocess.run(["bash", "-e", "-c", commands], cwd=folder, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("3 rows read, 3 accepted, 0 rejected, 0 superseded", done.stdout)
            self.assertNotIn("Name", done.stdout.split("visit_no,")[0])
            (folder / "Pipelines/kpis/15-visits.yml").write_text(blocks["a KPI"], encoding="utf-8")
            report = subprocess.run([PROGRAM, "check", "--as-of", "2024-03-31"], cwd=folder, capture_output=True, text=True, check=False)
            self.assertIn("visits (Visits): delivered", report.stdout, report.stderr)
            self.assertIn("KPI 15, Children visited in the last 12 months: from visits", report.stdout)

    def test_a_definition_is_written_once(self):
        with tempfile.TemporaryDirectory() as folder:
            file, target = Path(folder) / "new.csv", Path(folder) / "new.yml"
            file.write_text("id,a\n1,2\n2,3\n", encoding="utf-8")
            nowhere = ("--pipelines", Path(folder) / "nowhere")
            self.assertEqual(scorecard("check", "--suggest", file, "-o", target, *nowhere).returncode, 0)
            first = target.read_text(encoding="utf-8")
            self.assertIn("source: new\n", first)
            file.write_text("id,b\n1,2\n2,3\n", encoding="utf-8")
            again = scorecard("check", "--suggest", file, "-o", target, *nowhere)
            self.assertEqual((again.returncode, target.read_text(encoding="utf-8")), (73, first), again.stderr)
            self.assertEqual(scorecard("check", "--suggest", file, "-o", target, "--force", *nowhere).returncode, 0)
            self.assertNotEqual(target.read_text(encoding="utf-8"), first)

    def test_files_with_the_same_headings_are_one_definition(self):
        with tempfile.TemporaryDirectory() as folder:
            north, south, other = (Path(folder) / name for name in ("north.csv", "south.csv", "other.csv"))
            for file, text in ((north, "Ref,Kind\n1,a\n"), (south, "Ref,Kind\n2,b\n"), (other, "Ref,Place\n3,c\n")):
                file.write_text(text, encoding="utf-8")
            target, nowhere = Path(folder) / "new.yml", ("--pipelines", Path(folder) / "nowhere")
            done = scorecard("check", "--suggest", "visits", north, south, "-o", target, *nowhere)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("source: visits\ntitle: Visits\nfiles: [north, south]\n", target.read_text(encoding="utf-8"))
            done = scorecard("check", "--suggest", north, other, "-o", target, "--force", *nowhere)
            self.assertEqual((done.returncode, b"different headings" in done.stderr), (64, True), done.stderr)
            self.assertIn("files: [north, south]\n", target.read_text(encoding="utf-8"))

    def test_files_of_the_input_folder_that_no_source_reads(self):
        with tempfile.TemporaryDirectory() as folder:
            inputs = Path(folder)
            for name in ("exclusions.csv", "visits.csv", "clubs.csv"):
                (inputs / name).write_text("id,a\n1,2\n2,3\n", encoding="utf-8")
            found = scorecard("check", "--suggest", "--input", inputs, "--pipelines", ROOT / "Pipelines").stdout.decode("utf-8")
            self.assertEqual(re.findall(r"^source: (.*)$", found, re.M), ["clubs", "visits"])
            every = scorecard("check", "--suggest", "--input", inputs, "--pipelines", inputs / "nowhere").stdout.decode("utf-8")
            self.assertEqual(re.findall(r"^source: (.*)$", every, re.M), ["clubs", "exclusions", "visits"])


if __name__ == "__main__":
    unittest.main()
