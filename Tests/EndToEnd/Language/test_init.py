"""`scorecard init`: what it writes can be checked, tested and run without an edit, and nothing that is there is written over."""

import csv
import json
import os
import re
import stat
import subprocess
import tempfile
import time
import unittest
import zipfile
from datetime import date, timedelta
from pathlib import Path

from area import PROGRAM, ROOT

MONTH_END = date.today().replace(day=1) - timedelta(days=1)
LINE = re.compile(r"^(\S+)\s\s+(\S.*)$", re.M)


def program(*arguments, folder=None, stdin=subprocess.DEVNULL, **environment):
    """Run the program in a folder."""
    environment = {**{name: value for name, value in os.environ.items() if not name.startswith("SCORECARD_")}, **environment}
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, text=True, env=environment, stdin=stdin,
                          check=False)


def catalogue():
    """The names of the catalogue's KPIs, each with its line."""
    return dict(LINE.findall(program("init", "--list").stdout))


def files(folder):
    """All files below a folder, with their bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class InitCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.parent = Path(temporary.name)
        self.folder = self.parent / "area"

    def init(self, *options, code=0):
        """Write a new plan."""
        done = program("init", self.folder, *options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def all_is_well(self):
        """Check, test and run end with 0; returns the rows of the scorecard."""
        for command in (("check",), ("test",), ("run", "--quiet")):
            done = program(*command, folder=self.folder)
            self.assertEqual(done.returncode, 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        with open(self.folder / "output/latest/scorecard.csv", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))


class Catalogue(InitCase):
    """Each KPI that it offers."""

    def test_it_has_the_kpis_of_the_plan_and_the_recipes(self):
        found = catalogue()
        kpis = {re.sub(r"^\d+-", "", path.stem) for path in (ROOT / "Pipelines/kpis").glob("*.yml")}
        recipes = {path.parent.name for path in (ROOT / "Fixtures/recipes").glob("*/README.md")}
        self.assertEqual(set(found), kpis | recipes)
        self.assertEqual([line for line in found.values() if len(line) < 12 or "Somerset" in line], [])

    def test_each_alone(self):
        for name in catalogue():
            with self.subTest(name=name):
                self.folder = self.parent / name
                self.init("--kpi", name)
                lines = self.all_is_well()
                self.assertGreaterEqual(len(lines), 1)
                self.assertEqual([line["kpi"] for line in lines if line["status"] != "computed" or line["reason"] == "nil_return"], [])
                self.assertEqual({line["rag"] for line in lines}, {""})
                self.assertEqual({line["owner"] for line in lines}, {"Head of SEND"})
                texts = [path.read_text(encoding="utf-8") for path in self.folder.rglob("*.yml")]
                self.assertEqual([text for text in texts if re.search("TODO|Somerset|FIXME", text)], [])

    def test_all_together(self):
        self.init("--all", "--plan", "A plan for all", "--area", "Northmoor")
        lines = self.all_is_well()
        numbers = {int(line["kpi"]) for line in lines}
        self.assertEqual(numbers, set(range(1, len(numbers) + 1)))
        self.assertGreaterEqual(len(numbers), len(catalogue()))
        document = json.loads((self.folder / "output/latest/scorecard.json").read_text(encoding="utf-8"))
        self.assertEqual((document["plan"], document["area"]), ("A plan for all", "Northmoor"))

    def test_the_places_to_fill_in_are_right_once_they_are(self):
        self.init("--all")
        for path in (self.folder / "Pipelines/kpis").glob("*.yml"):
            text = path.read_text(encoding="utf-8")
            filled = re.sub(r"(?m)^( *)# (baseline: \{value|targets:|trajectory: steps|  \d+ months: )", r"\1\2", text)
            self.assertIn("targets:\n", re.sub(r"#.*", "", filled), path.name)
            path.write_text(filled, encoding="utf-8")
        plan = self.folder / "Pipelines/plan.yml"
        text = plan.read_text(encoding="utf-8")
        self.assertEqual(text.count("\n# areas_of_weakness:\n#   1: "), 1)
        plan.write_text(re.sub(r"(?m)^# (areas_of_weakness:|offices:|actions:|  \S)", r"\1", text), encoding="utf-8")
        for path in self.folder.rglob("*.yml.example"):
            path.rename(self.folder / "Pipelines" / path.name.removesuffix(".example"))
        lines = self.all_is_well()
        self.assertEqual([line["kpi"] for line in lines if line["rag"] == ""], [])

    def test_what_the_plan_does_not_have_does_not_show(self):
        self.init("--kpi", "exclusions", "--kpi", "waiting-times")
        (self.folder / "Pipelines/governance.yml").write_text(
            "boards: {board: {title: Partnership Board, every_months: 1, wants: [changes, kpis, off_track, milestones, risks, findings, data]}}\n",
            encoding="utf-8")
        self.all_is_well()
        done = program("report", "board", "--format", "markdown", folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        paper = next((self.folder / "output/papers").glob("*.md")).read_text(encoding="utf-8")
        self.assertNotRegex(paper, r"(?m)^#+ (Milestones|Risks and issues|What we have learned|Area)|\| Area \|")
        self.assertNotRegex(re.sub(r"(?m)^\s*$\n", "", paper), r"(?m)^(#+) .*\n\1 ", "a heading with nothing below it")
        page = (self.folder / "output/latest/dashboard.html").read_text(encoding="utf-8")
        headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", page)
        self.assertIn("KPIs in detail", headings)
        self.assertEqual(set(headings) & {"Actions", "Risk register", "What we have learned"}, set())
        self.assertNotIn("rea of weakness", page)
        document = json.loads((self.folder / "output/latest/scorecard.json").read_text(encoding="utf-8"))
        self.assertEqual((document["areas_of_weakness"], document["actions"], document["risks"]), ([], [], []))
        with zipfile.ZipFile(self.folder / "output/latest/scorecard.xlsx") as book:
            shown = book.read("xl/sharedStrings.xml").decode()
        for words in ("Area of weakness", "Actions of the plan", "Figure and actions"):
            self.assertNotIn(f">{words}<", shown)

    def test_the_first_line_of_each_definition_names_its_schema(self):
        self.init("--all")
        for path in (self.folder / "Pipelines").rglob("*.yml*"):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            found = re.fullmatch(r"# yaml-language-server: \$schema=((?:\.\./)*\.schema/\w+\.schema\.json)", first)
            self.assertTrue(found, f"{path}: {first}")
            self.assertEqual((path.parent / found[1]).resolve().parent, (self.folder / "Pipelines/.schema").resolve())
        self.assertTrue((self.folder / "Pipelines/.schema/plan.schema.json").exists())


class Options(InitCase):
    """What is chosen, and what cannot be."""

    def test_what_is_chosen_is_in_the_plan(self):
        self.init("--plan", "Plan: \"better\" 'together' # 1 – 🎯👩‍🏫", "--area", "Stoke-on-Trent: North", "--start", "2025-09-01",
                  "--checkpoint", "first=term: 2025-12-31=2025-12-31", "--checkpoint", "a year=2026-08-31", "--kpi", "feedback,exclusions",
                  "--owner", "Head of: inclusion")
        lines = self.all_is_well()
        self.assertEqual([line["kpi"] for line in lines], ["1", "2"])
        self.assertEqual({line["owner"] for line in lines}, {"Head of: inclusion"})
        document = json.loads((self.folder / "output/latest/scorecard.json").read_text(encoding="utf-8"))
        self.assertEqual(document["plan"], "Plan: \"better\" 'together' # 1 – 🎯👩‍🏫")
        self.assertEqual(document["area"], "Stoke-on-Trent: North")
        plan = (self.folder / "Pipelines/plan.yml").read_text(encoding="utf-8")
        self.assertIn("start: 2025-09-01\n", plan)
        self.assertIn('"first=term: 2025-12-31": 2025-12-31\n', plan)

    def test_what_cannot_be_is_refused_with_the_reason_and_nothing_is_written(self):
        cases = [
            (["--plan", "two\nlines"], 64, "one line"), (["--plan", ""], 64, "empty"), (["--plan", "x" * 201], 64, "200 characters"),
            (["--plan", "bell\a"], 64, "control"), (["--area", "\u202eturned"], 64, "control"), (["--start", "2025-02-30"], 64, "30 February"),
            (["--start", "1999-01-01"], 64, "outside"), (["--checkpoint", "2025-12-31"], 64, "6 months=2026-09-30"),
            (["--checkpoint", "a=2020-01-01", "--start", "2025-01-01"], 64, "must come after the start"),
            (["--checkpoint", "a=2049-12-31", "--checkpoint", "a=2050-12-31", "--start", "2025-01-01"], 64, "outside"),
            (["--checkpoint", "a=2026-01-01", "--checkpoint", "a=2026-02-01", "--start", "2025-01-01"], 64, "twice"),
            (["--kpi", "exclusion"], 66, "did you mean 'exclusions'"), (["--kpi", "../x"], 66, "choose from"),
            (["--all", "--kpi", "exclusions"], 64, "not both"), (["--from", "nowhere.csv"], 66, "no file"),
            (["--from", str(ROOT)], 66, "not a file"),
        ]
        for options, code, words in cases:
            with self.subTest(options=options):
                done = self.init(*options, code=code)
                self.assertIn(words.lower(), done.stderr.lower())
                self.assertNotIn("\a", done.stderr)
                self.assertFalse(self.folder.exists())
        self.assertEqual(program("init").returncode, 64)

    def test_without_a_terminal_nothing_is_asked(self):
        self.init()
        self.assertEqual(len(self.all_is_well()), 3)

    def test_quiet(self):
        self.assertEqual(self.init("--quiet").stdout, "")


class Folders(InitCase):
    """What is there is never written over."""

    def test_a_folder_that_is_not_empty_is_refused(self):
        self.folder.mkdir()
        (self.folder / "notes.txt").write_text("mine", encoding="utf-8")
        self.assertIn("--force", self.init(code=73).stderr)
        self.assertEqual(list(files(self.folder)), ["notes.txt"])

    def test_an_empty_folder_and_a_folder_in_a_folder_that_is_not_there(self):
        self.folder.mkdir()
        self.init("--kpi", "exclusions")
        self.folder = self.parent / "a/b c/d'e"
        self.assertIn(f"cd '{self.parent}/a/b c/d'\\''e'", self.init("--kpi", "exclusions").stdout)
        self.all_is_well()

    def test_force_only_adds_what_is_missing(self):
        self.init("--kpi", "exclusions")
        (self.folder / "Pipelines/plan.yml").write_text(
            (self.folder / "Pipelines/plan.yml").read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
        (self.folder / "README.md").unlink()
        before = files(self.folder)
        self.init("--force", "--kpi", "feedback", "--kpi", "exclusions")
        after = files(self.folder)
        self.assertEqual({name: after[name] for name in before}, before)
        new = sorted(set(after) - set(before))
        self.assertEqual(new, ["Pipelines/kpis/02-feedback.yml", "Pipelines/sources/feedback.yml", "README.md", "input/feedback.csv"])
        self.assertEqual([line["kpi"] for line in self.all_is_well()], ["1", "2"])

    def test_a_file_in_the_way(self):
        self.folder.write_text("mine", encoding="utf-8")
        self.assertIn("not a folder", self.init("--force", code=73).stderr)
        self.assertEqual(self.folder.read_text(encoding="utf-8"), "mine")

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_a_folder_that_is_read_only(self):
        self.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
        self.addCleanup(self.parent.chmod, 0o700)
        self.assertIn("cannot be created", self.init(code=73).stderr)

    def test_a_full_disk(self):
        for mounted in (False, True):
            with self.subTest(there=mounted):
                done = subprocess.run(
                    ["unshare", "-rm", "bash", "-c",
                     'mount -t tmpfs -o size=300k none "$1" && (cd "$1" && if [ "$3" = there ]; then mkdir new; fi; "$2" init new --all; '
                     'code=$?; find . -type f; exit $code)',
                     "_", self.parent, PROGRAM, "there" if mounted else "not there"], capture_output=True, text=True, check=False)
                if "unshare" in done.stderr or "mount" in done.stderr:
                    self.skipTest(done.stderr)
                self.assertEqual(done.returncode, 74, done.stderr)
                self.assertIn("No space left on device", done.stderr)
                self.assertEqual(done.stdout, "")


class FromExports(InitCase):
    """A plan that begins from files that are there."""

    def test_the_fixtures_exports(self):
        for export in sorted((ROOT / "Fixtures/somerset").glob("*.csv")):
            with self.subTest(export=export.name):
                self.folder = self.parent / export.stem
                self.init("--from", export)
                name = next((self.folder / "Pipelines/sources").glob("*.yml")).stem
                self.assertEqual((self.folder / "input" / export.name).read_bytes(), export.read_bytes())
                kpis = list((self.folder / "Pipelines/kpis").glob("*.yml"))
                if not kpis:
                    continue
                done = program("run", "--quiet", "--as-of", "2024-03-31", folder=self.folder)
                # Those that are delivered a few times a year are old by then.
                self.assertEqual([line for line in done.stderr.splitlines() if "out of date" not in line], [])
                self.assertEqual(done.returncode, 65 if done.stderr else 0, done.stdout)
                with open(self.folder / "output/2024-03-31/quality.csv", newline="", encoding="utf-8") as file:
                    row = next(row for row in csv.DictReader(file) if row["source"] == name)
                with open(export, newline="", encoding="utf-8") as file:
                    count = sum(1 for _ in csv.reader(file)) - 1
                self.assertEqual((int(row["read"]), int(row["rejected"])), (count, 0))

    def test_several_with_a_kpi_of_the_catalogue(self):
        mess = self.parent / "Visits 2024-25 (final).CSV"
        mess.write_text("Visit No;Date of visit;Who\n1;01/02/2024;A\n2;15/03/2024;B\n", encoding="utf-8")
        again = self.parent / "visits.csv"
        again.write_text("id,day\n1,2024-03-01\n", encoding="utf-8")
        self.init("--from", mess, again, ROOT / "Fixtures/somerset/risks.csv", "--kpi", "exclusions")
        sources = {path.stem for path in (self.folder / "Pipelines/sources").glob("*.yml")}
        self.assertLessEqual({"risks_export", "exclusions"}, sources)
        self.assertEqual(len([name for name in sources if name.startswith("visits")]), 2)
        done = program("check", folder=self.folder)
        self.assertIn(done.returncode, (0, 65))
        self.assertEqual(done.stdout.count(": delivered\n"), len(list((self.folder / "input").iterdir())), done.stdout)


    def annual(self, year):
        """A file of yearly statistics."""
        path = self.parent / f"annual-{year}.csv"
        rows = "".join(f"{year},{place},{place * 3}\n" for place in range(10, 20))
        path.write_text("Year,District,Pupils\n" + rows, encoding="utf-8")
        return path

    def test_files_with_the_same_headings_are_one_source(self):
        north, south = self.parent / "north.csv", self.parent / "south.csv"
        north.write_text("Ref,Seen on\n1,01/02/2024\n2,02/02/2024\n", encoding="utf-8")
        south.write_text("Ref,Seen on\n3,01/02/2024\n", encoding="utf-8")
        self.init("--from", north, south, "--kpi", "none")
        sources = list((self.folder / "Pipelines/sources").glob("*.yml"))
        self.assertEqual([path.name for path in sources], ["north.yml"])
        self.assertIn("files: [north, south]\n", sources[0].read_text(encoding="utf-8"))
        self.assertEqual(sorted(path.name for path in (self.folder / "input").iterdir()), ["north.csv", "south.csv"])
        self.assertRegex(program("check", folder=self.folder).stdout, r"(?m)^north +2 +3 +3 +0 +0 ")

    def test_yearly_statistics_have_figures_of_their_latest_year(self):
        self.init("--from", self.annual(2022), self.annual(2023), "--kpi", "none")
        self.assertEqual([path.name for path in (self.folder / "Pipelines/sources").iterdir()], ["annual.yml"])
        done = program("run", "--quiet", "--as-of", "2024-06-30", folder=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        with open(self.folder / "output/latest/scorecard.csv", newline="", encoding="utf-8") as file:
            line, = csv.DictReader(file)
        self.assertEqual(line["value"], "10", line)
        self.assertNotIn("provisional", line["status"] + line["note"])

    def test_a_kpi_of_an_export_has_places_for_baseline_and_targets(self):
        self.init("--from", self.annual(2023), "--start", "2023-04-01")
        path, = (self.folder / "Pipelines/kpis").glob("*.yml")
        text = path.read_text(encoding="utf-8")
        self.assertIn("\n# baseline: {value: 50, date: 2023-03-31}\n", text)
        path.write_text(re.sub(r"(?m)^# (baseline: \{value|targets:|  \d+ months: )", r"\1", text), encoding="utf-8")
        self.assertIn("\ntargets:\n  3 months: ", path.read_text(encoding="utf-8"))
        self.assertEqual(program("test", folder=self.folder).returncode, 0)
        self.assertEqual(program("run", "--quiet", "--as-of", "2024-03-31", folder=self.folder).returncode, 0)

    def test_no_kpi_of_the_catalogue(self):
        self.init("--from", self.annual(2023), "--kpi", "none")
        self.assertEqual(len(list((self.folder / "Pipelines/kpis").glob("*.yml"))), 1)
        self.folder = self.parent / "other"
        self.assertIn("--from", self.init("--kpi", "none", code=64).stderr)


class Prompts(InitCase):
    """Questions on a terminal."""

    def answer(self, *lines):
        """Run it on a terminal, and type these lines."""
        try:
            import pty
            leader, follower = pty.openpty()
        except (ImportError, OSError) as reason:
            raise unittest.SkipTest(f"this system gives no terminal: {reason}") from reason
        with subprocess.Popen([PROGRAM, "init", str(self.folder)], stdin=follower, stdout=follower, stderr=follower) as process:
            os.close(follower)
            text = b""
            for line in (*lines, None):
                text += self.until(leader, b"]: ", len(text))
                if line is not None:
                    os.write(leader, line)
            process.wait(timeout=30)
        os.close(leader)
        return process.returncode, text.decode().replace("\r\n", "\n")

    @staticmethod
    def until(leader, end, _):
        """What the terminal shows up to a question, or to the program's end."""
        text, begin = b"", time.monotonic()
        while not text.endswith(end) and time.monotonic() - begin < 30:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            text += piece
        return text

    def test_enter_accepts_what_is_proposed(self):
        code, text = self.answer(*[b"\n"] * 5)
        self.assertEqual(code, 0, text)
        self.assertIn("Name of the plan [SEND improvement plan]: ", text)
        self.assertIn("scorecard check", text)
        self.assertEqual(len(self.all_is_well()), 3)

    def test_answers_and_mistakes(self):
        code, text = self.answer(
            b"Our plan\n", b"Northmoor\n", b"soon\n", b"2026-01-01\n", b"half a year\n", b"half a year=2026-06-30, year=2026-12-31\n",
            b"nothing\n", b"7, feedback\n")
        self.assertEqual(code, 0, text)
        for words in ("'soon' is not a date", "'half a year' is not a checkpoint", "no KPI 'nothing'"):
            self.assertIn(words, text)
        plan = (self.folder / "Pipelines/plan.yml").read_text(encoding="utf-8")
        self.assertIn("plan: Our plan\narea: Northmoor\nstart: 2026-01-01\n", plan)
        self.assertIn("  half a year: 2026-06-30\n  year: 2026-12-31\n", plan)
        self.assertEqual(sorted(path.name for path in (self.folder / "Pipelines/kpis").iterdir()), ["01-exclusions.yml", "02-feedback.yml"])

    def test_no_answer_any_more(self):
        code, text = self.answer(b"A plan\n", b"\x04")
        self.assertEqual(code, 64, text)
        self.assertIn("nothing was written", text)
        self.assertFalse(self.folder.exists())


if __name__ == "__main__":
    unittest.main()
