"""Trying a definition: examples again at each change, examples of real rows, another definition side by side, and code review."""

import csv
import io
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import textwrap
import time
import unittest
from datetime import date, timedelta
from pathlib import Path

import sarif
from area import PROGRAM, ROOT, Area, LanguageCase, generator, month_end

EXPORTS = ROOT / "Fixtures/somerset"


class Plan:
    """A copy of the committed plan, gone when the test is over."""

    def __init__(self, case):
        folder = tempfile.TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        shutil.copytree(ROOT / "Pipelines", self.folder / "Pipelines")

    def change(self, name, old, new):
        """Put one text in another's place in a file of definitions."""
        path = self.folder / "Pipelines" / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def program(self, *arguments, **more):
        """One call of the program in the folder of the plan."""
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False,
                              **more)


class Watching(unittest.TestCase):
    """`test --watch`."""

    def setUp(self):
        self.plan = Plan(self)

    def begin(self, is_terminal=False):
        """Start watching; what it prints comes through the descriptor."""
        if is_terminal:
            try:
                self.reader, writer = pty.openpty()
            except OSError as reason:
                raise unittest.SkipTest(f"this system gives no terminal: {reason}") from reason
        else:
            self.reader, writer = os.pipe()
        self.addCleanup(os.close, self.reader)
        watching = subprocess.Popen([PROGRAM, "test", "--watch", "--kpi", "7"], cwd=self.plan.folder, stdin=subprocess.DEVNULL,
                                    stdout=writer, stderr=writer)
        os.close(writer)
        self.addCleanup(watching.wait)
        self.addCleanup(watching.kill)
        return watching

    def said(self):
        """What is printed until it waits again."""
        text, end = "", time.monotonic() + 30
        while "Watching Pipelines" not in text:
            self.assertLess(time.monotonic(), end, text)
            if select.select([self.reader], [], [], 0.2)[0]:
                text += os.read(self.reader, 65536).decode()
        return text

    def test_every_change_is_answered_and_a_mistake_is_no_end(self):
        watching = self.begin()
        self.assertRegex(self.said(), r"All \d+ checks passed")
        self.plan.change("kpis/07-exclusions.yml", "unit: exclusions", "unit: exclusion")
        said = self.said()
        self.assertIn("[unknown-unit]; did you mean 'exclusions'?\n  10 | unit: exclusion\n     |       ^\n", said)
        self.plan.change("kpis/07-exclusions.yml", "unit: exclusion", "unit: exclusions")
        self.assertRegex(self.said(), r"All \d+ checks passed")
        self.plan.change("kpis/07-exclusions.yml", "2023-02-27: {value: 6}", "2023-02-27: {value: 60}")
        self.assertIn("expected 60, got 6", self.said())
        for folder, was, name in (("sources", "exclusions.yml", "exclusions.yml.old"), ("sources", "exclusions.yml.old", "exclusions.yml")):
            os.rename(self.plan.folder / "Pipelines" / folder / was, self.plan.folder / "Pipelines" / folder / name)
            said = self.said()
        self.assertIn("expected 60, got 6", said)
        os.rename(self.plan.folder / "Pipelines", self.plan.folder / "elsewhere")
        self.assertIn("There is no plan.yml", self.said())
        os.rename(self.plan.folder / "elsewhere", self.plan.folder / "Pipelines")
        self.assertIn("expected 60, got 6", self.said())
        watching.send_signal(signal.SIGINT)
        self.assertEqual(watching.wait(10), 0)

    def test_a_save_under_another_name_and_several_files_at_once_are_one_change(self):
        self.begin()
        self.said()
        path = self.plan.folder / "Pipelines/kpis/07-exclusions.yml"
        text = path.read_text(encoding="utf-8").replace("{value: 6}", "{value: 61}", 1)
        (path.parent / ".07-exclusions.yml.swp").write_text(text, encoding="utf-8")
        os.rename(path.parent / ".07-exclusions.yml.swp", path)
        self.plan.change("kpis/08-exclusions-send.yml", "unit: percent", "unit: percent ")
        self.assertIn("expected 61, got 6", self.said())
        self.assertEqual(select.select([self.reader], [], [], 0.5)[0], [], "it ran twice")

    def test_only_a_terminal_is_cleared(self):
        self.begin()
        self.assertNotIn("\x1b", self.said())
        watching = self.begin(is_terminal=True)
        self.assertTrue(self.said().startswith("\x1b[H\x1b[2J\x1b[3J"))
        self.plan.change("plan.yml", "plan:", "# A comment.\nplan:")
        self.assertTrue(self.said().lstrip("\r\n").startswith("\x1b[H\x1b[2J\x1b[3J"))
        watching.send_signal(signal.SIGINT)
        self.assertEqual(watching.wait(10), 0)

    def test_what_no_change_fixes_ends_it(self):
        done = self.plan.program("test", "--watch", "--kpi", "70")
        self.assertEqual(done.returncode, 66, done.stderr)
        done = self.plan.program("test", "--watch", "--pipelines", "nowhere")
        self.assertEqual(done.returncode, 78, done.stderr)


class Setting(unittest.TestCase):
    """`run --set`."""

    def setUp(self):
        self.plan = Plan(self)

    def run_with(self, *settings, kpis=None):
        """A dry run with these settings."""
        options = [part for text in settings for part in ("--set", text)] + (["--kpi", kpis] if kpis else [])
        return self.plan.program("run", "--dry-run", "-q", "--input", EXPORTS, "--output", "nowhere", "--as-of", "2024-03-31", *options)

    def values(self, *options):
        """The values that a dry run of the plan as it is now gives, by figure."""
        done = self.plan.program("run", "--dry-run", "-q", "--input", EXPORTS, "--output", "nowhere", "--as-of", "2024-03-31", "--format",
                                 "csv", *options)
        return {row["kpi"] + row["part"]: row for row in csv.DictReader(io.StringIO(done.stdout))}

    def test_both_values_are_those_of_the_two_definitions(self):
        before = self.values()
        for name, old, new, setting, figures in (
                ("kpis/07-exclusions.yml", "window: rolling 12 months", "window: rolling 6 months", "7.window=rolling 6 months", ["7"]),
                ("kpis/05-waiting-times.yml", "statistic: median", "statistic: longest", "5a.measure.statistic=longest", ["5a"]),
                ("kpis/09-repeat-suspensions.yml", "window: rolling 12 months", "window: rolling 6 months", "9.window=rolling 6 months",
                 ["9"]),
                ("sources/exclusions.yml", "domain: exclusion", "domain: exclusion", "exclusions.reject_limit.percent=4", []),
                ("kpis/07-exclusions.yml", "owner:", "amber_percent: 30\nowner:", "7.amber_percent=30", ["7"]),
                ("kpis/07-exclusions.yml", "outcome: [withdrawn, reinstated]", "outcome: [withdrawn]",
                 "7.measure.stops.1.where.outcome=[withdrawn]", ["7"])):
            with self.subTest(setting=setting):
                done = self.run_with(setting)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(f"  {setting}\n", done.stdout)
                table = [line for line in done.stdout.split("\n\n")[1].splitlines() if re.match(r"\d", line)]
                self.assertEqual([line.split()[0] for line in table], figures, done.stdout)
                path = self.plan.folder / "Pipelines" / name
                text = path.read_text(encoding="utf-8")
                self.plan.change(name, old, new)
                after = self.values()
                path.write_text(text, encoding="utf-8")
                keys = ("value", "numerator", "denominator", "rag")
                differing = [figure for figure in before if any(before[figure][key] != after[figure][key] for key in keys)]
                self.assertEqual(differing, figures)
                for figure in figures:
                    if before[figure]["value"] != after[figure]["value"]:
                        shown = [f"{float(values[figure]['value']):.1f}".removesuffix(".0") for values in (before, after)]
                        self.assertRegex(table[0], r"\b" + r"\b.*\b".join(map(re.escape, shown)))

    def test_where_nothing_differs_it_says_so(self):
        done = self.run_with("plan.area=Elsewhere")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("No figure differs. Nothing was published.", done.stdout)

    def test_a_mistake_names_the_option_and_the_nearest_key(self):
        for setting, said in (
                ("7.windw=month", "--set:1:3: error: 'windw' is not a key of this measure [unknown-key]; did you mean 'window'?"),
                ("7.amber_precent=5", "--set:1:3: error: 'amber_precent' is not a key of this KPI [unknown-key]; did you mean 'amber_percent'?"),
                ("7.measure.window=rolling six months", "--set:1:18: error: 'rolling six months' is not a window [wrong-value]"),
                ("70.window=month", "--set:1:1: error: '70' is no KPI, part or source [unknown-name]; did you mean '7'?"),
                ("exclusion.key=none", "--set:1:1: error: 'exclusion' is no KPI, part or source [unknown-name]; did you mean 'exclusions'?"),
                ("5.window=month", "--set:1:3: error: KPI 5 has parts: say which one [unknown-key]; write 5a.window or 5b.window"),
                ("7.measure.stops.3.on=x", "--set:1:17: error: '3' is no item of this list [unknown-name]; write a number from 1 to 1"),
                ("7.unit.x=3", "--set:1:8: error: 'x' is not a key: 'exclusions' has none [unknown-key]"),
                ("7.window=[", "--set:1:10: error: the value is not YAML [syntax]"),
                ("7.window", "--set:1:9: error: there is no '=' here [wrong-shape]"),
                ("7=month", "--set:1:1: error: '7' names no key [wrong-shape]"),
                ("7.measure.where={sen_status: Q}", "--set:1:30: error: code of sen_status 'Q' is not known [unknown-code]"),
                ("7.unit=percent", "--set:1:1: error: ")):
            with self.subTest(setting=setting):
                done = self.run_with(setting)
                self.assertEqual(done.returncode, 78, done.stdout)
                self.assertIn(said, done.stderr)
                self.assertIn(f"\n  1 | {setting}\n    | ", done.stderr)
        done = self.run_with("7.amber_percent=5", "8.amber_percent=x")
        self.assertIn("--set:2:17: error: 'x' is not a number", done.stderr)
        self.assertIn("\n  2 | 8.amber_percent=x\n", done.stderr)

    def test_it_goes_with_a_dry_run_alone(self):
        done = self.plan.program("run", "--set", "7.amber_percent=5", "--input", EXPORTS, "--output", "nowhere")
        self.assertEqual(done.returncode, 64)
        self.assertIn("--dry-run", done.stderr)
        self.assertFalse((self.plan.folder / "nowhere").exists())


class Reviewing(unittest.TestCase):
    """`--format sarif` and `--format github`."""

    def setUp(self):
        self.plan = Plan(self)

    def log(self, *arguments, code):
        """A SARIF log, which is as the standard wants it."""
        done = self.plan.program(*arguments, "--format", "sarif")
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        log = json.loads(done.stdout)
        sarif.check(log)
        run = log["runs"][0]
        self.assertEqual(run["invocations"][0]["exitCode"], code)
        self.assertEqual(run["tool"]["driver"]["name"], "scorecard")
        self.assertEqual(run["tool"]["driver"]["version"], self.plan.program("--version").stdout.split()[-1])
        return run

    def results(self, run):
        """Rule, file, line, column and message of each result."""
        found = []
        for result in run["results"]:
            place = result["locations"][0]["physicalLocation"]
            found.append((result["ruleId"], place["artifactLocation"]["uri"], place["region"]["startLine"], place["region"]["startColumn"],
                          result["message"]["text"]))
        return found

    def test_mistakes_are_results_with_the_place_that_the_text_names(self):
        self.plan.change("kpis/07-exclusions.yml", "unit: exclusions", "unit: exclusion")
        self.plan.change("kpis/08-exclusions-send.yml", "better:", "bettr:")
        self.plan.change("sources/training.yml", "type: day", "type: dai")
        text = self.plan.program("test")
        self.assertEqual(text.returncode, 78)
        said = re.findall(r"(?m)^(\S+):(\d+):(\d+): error: (.*) \[([a-z-]+)\](.*)$", text.stderr)
        self.assertEqual(len(said), 3)
        wanted = [(code, file, int(line), int(column), message + hint) for file, line, column, message, code, hint in said]
        for command in ("test", "check"):
            run = self.log(command, code=78)
            self.assertEqual(self.results(run), wanted)
            self.assertEqual({result["level"] for result in run["results"]}, {"error"})
            lines = self.plan.program(command, "--format", "github").stdout.splitlines()
            self.assertEqual(lines, [f"::error file={file},line={line},col={column},title={rule}::" + message.replace("%", "%25")
                                     for rule, file, line, column, message in wanted])

    def test_a_failed_example_is_a_result(self):
        self.plan.change("kpis/07-exclusions.yml", "2023-02-27: {value: 6}", "2023-02-27: {value: 60}")
        (rule, file, line, column, message), = self.results(self.log("test", code=1))
        text = self.plan.program("test")
        self.assertEqual(text.stderr.splitlines()[0], f"{file}:{line}:{column}: {message}")
        self.assertEqual((rule, file), ("failed-example", "Pipelines/kpis/07-exclusions.yml"))
        # The text has the line of the definition, with a caret below the expectation.
        self.assertRegex(text.stderr, r"\n  \d+ \| +2023-02-27: \{value: 60\}.*\n +\| +\^\n")
        said = self.plan.program("test", "--format", "github")
        self.assertEqual(said.returncode, 1)
        self.assertTrue(said.stdout.startswith(f"::error file={file},line={line},col={column},title=failed-example::KPI 7"))

    def test_without_a_fault_there_are_no_results(self):
        self.assertEqual(self.log("test", code=0)["results"], [])
        done = self.plan.program("test", "--format", "github")
        self.assertRegex(done.stdout, r"\AAll [\d,]+ checks passed")

    def test_what_the_exports_lack_is_a_note_of_the_run(self):
        exports = self.plan.folder / "input"
        shutil.copytree(EXPORTS, exports)
        (exports / "exclusions.csv").unlink()
        run = self.log("check", "--as-of", "2024-03-31", code=65)
        self.assertEqual(run["results"], [])
        notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
        self.assertTrue(any("exclusions" in note for note in notes), notes)
        done = self.plan.program("check", "--as-of", "2024-03-31", "--format", "github")
        self.assertEqual(done.returncode, 65)
        self.assertEqual(done.stdout.splitlines(), [f"::warning ::{note}" for note in (note.replace("%", "%25") for note in notes)])
        shutil.copy(EXPORTS / "exclusions.csv", exports)
        self.assertEqual(self.log("check", "--as-of", "2024-03-31", code=0)["invocations"][0]["toolExecutionNotifications"], [])

    def test_a_file_has_a_path_from_the_current_folder_whatever_its_name(self):
        os.rename(self.plan.folder / "Pipelines", self.plan.folder / "Pläne, 100%")
        path = self.plan.folder / "Pläne, 100%/kpis/07-exclusions.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("unit: exclusions", "unit: exclusion"), encoding="utf-8")
        for folder in ("Pläne, 100%", "./Pläne, 100%/", str(self.plan.folder / "Pläne, 100%"), "Pläne, 100%/kpis/.."):
            with self.subTest(folder=folder):
                run = self.log("test", "--pipelines", folder, code=78)
                self.assertEqual(self.results(run)[0][1], "Pl%C3%A4ne%2C%20100%25/kpis/07-exclusions.yml")
                line = self.plan.program("test", "--pipelines", folder, "--format", "github").stdout
                self.assertIn("::error file=Pläne%2C 100%25/kpis/07-exclusions.yml,line=10,col=7,title=unknown-unit::", line)

    def test_a_whole_file_that_is_missing_has_no_place(self):
        (self.plan.folder / "Pipelines/plan.yml").unlink()
        run = self.log("check", code=78)
        self.assertEqual([(result["ruleId"], result["locations"]) for result in run["results"]], [("missing-file", [])])


RECORDED = re.compile(r"^( *)- name: (.*)$", re.M)


class Recording(LanguageCase):
    """`test --record`."""

    def record(self, plan, kpi, *options, exports=EXPORTS, day="2024-03-31", code=0):
        """The example that is printed."""
        done = plan.program("test", "--record", kpi, "--input", exports, "--as-of", day, *options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout if code == 0 else done.stderr

    def tables(self, example):
        """The rows of each export in a printed example, as mappings."""
        found, name, lines = {}, None, []
        for line in example.splitlines():
            if start := re.match(r"      (\w+): \|$", line):
                name = start.group(1)
                found[name] = lines = []
            elif name and line.startswith("        "):
                lines.append(line[8:])
            else:
                name = None
        return {name: list(csv.DictReader(lines)) for name, lines in found.items()}

    def test_each_kpi_of_the_plan_is_recorded_and_passes_at_once(self):
        plan = Plan(self)
        for kpi in range(1, 15):
            with self.subTest(kpi=kpi):
                example = self.record(plan, kpi)
                path = next((plan.folder / "Pipelines/kpis").glob(f"{kpi:02}-*.yml"))
                path.write_text(path.read_text(encoding="utf-8") + "\n" + example, encoding="utf-8")
                done = plan.program("test", "--kpi", kpi)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_nothing_personal_remains_and_rows_about_the_same_still_are(self):
        plan = Plan(self)
        with open(EXPORTS / "exclusions.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        with open(EXPORTS / "schools.csv", newline="", encoding="utf-8") as file:
            schools = {row["school_urn"]: row for row in csv.DictReader(file)}
        random = generator("recorded rows")
        for _ in range(6):
            lines = sorted(random.sample(range(len(rows)), 7))
            places = "exclusions.csv:" + ",".join(str(line + 2) for line in lines)
            example = self.record(plan, 7, "--rows", places)
            tables = self.tables(example)
            recorded, originals = tables["exclusions"], [rows[line] for line in lines]
            self.assertEqual(len(recorded), len(originals))
            cells = {cell for table in tables.values() for row in table for cell in row.values()}
            personal = {row[name] for row in originals for name in ("exclusion_id", "pupil_id", "school_urn", "start_date")}
            texts = {schools[row["school_urn"]][name] for row in originals if row["school_urn"] in schools
                     for name in ("school_name", "area", "school_urn")}
            self.assertEqual(cells & (personal | texts) - {""}, set())
            # No figure of the KPI reads how large a school is: the number is that of the row.
            self.assertEqual([row["headcount"] for row in tables["schools"]], [str(place + 1) for place in range(len(tables["schools"]))])
            shift = {date.fromisoformat(new[name]) - date.fromisoformat(old[name]) for new, old in zip(recorded, originals)
                     for name in ("start_date", "outcome_date") if old[name]}
            self.assertEqual(len(shift), 1)
            self.assertEqual(shift.pop() % timedelta(1461), timedelta(0))
            for name in ("pupil_id", "school_urn"):
                for left, right in zip(recorded, originals):
                    same = [other[name] == right[name] for other in originals]
                    self.assertEqual([other[name] == left[name] for other in recorded], same)
            for name in ("sen_status", "outcome"):
                self.assertEqual([row[name] for row in recorded], [row[name] for row in originals])

    def test_the_figure_is_that_of_the_chosen_rows(self):
        random = generator("recorded figures")
        area = Area(self)
        area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "child_id": "{type: identifier, domain: person}",
                               "asked": "{type: day}", "date": "{type: day}", "place": "{type: category}", "note": "{type: text}"},
                    key="[visit_id]")
        area.kpi("wait", """
            kind: duration
            source: visits
            day: date
            window: rolling 3 months
            from: asked
            statistic: mean""", unit="days", examples="[]")
        area.kpi("seen", """
            kind: repeats
            source: visits
            day: date
            window: financial year to date
            of: child_id
            count: entities""")
        rows = []
        for number in range(60):
            asked = date(2023, 1, 1) + timedelta(random.randrange(420))
            rows.append({"visit_id": f"V{number}", "child_id": f"4857773{random.randrange(9)}", "asked": asked,
                         "date": asked + timedelta(random.randrange(90)), "place": random.choice(["Elm House", "The Old School"]),
                         "note": random.choice(["Seen with Jo's aunt", "", "a \"quote\", a comma"])})
        area.export("visits", rows)
        for _ in range(4):
            day = month_end(date(2023, random.randrange(3, 13), 1)) - timedelta(random.choice([0, 0, 3]))
            lines = sorted(random.sample(range(60), 9))
            chosen = [rows[line] for line in lines]
            places = ",".join(f"visits.csv:{line + 2}" for line in lines)
            done = area.program("test", "--record", "seen", "--rows", places, "--input", area.exports, "--as-of", day)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotRegex(done.stdout, r"Elm|Old School|aunt|quote|4857773")
            start = date(day.year - (day.month < 4), 4, 1)
            children = [row["child_id"] for row in chosen if start <= row["date"] <= day]
            repeated = len({child for child in children if children.count(child) > 1})
            shown = [int(value) for value in re.findall(r"(?m)^      \d{4}-\d\d-\d\d: \{value: (\d+)", done.stdout)]
            self.assertEqual(shown[-1], repeated)
        self.assertEqual(area.program("test", "--record", "wait", "--input", area.exports, "--as-of", "2023-12-31").returncode, 65)

    def test_rows_are_chosen_by_what_they_hold(self):
        plan = Plan(self)
        tables = self.tables(self.record(plan, 8, "--where", "sen_status=SEN Support", "--where", "start_date=2024-03"))
        self.assertEqual({row["sen_status"] for row in tables["exclusions"]}, {"K"})
        with open(EXPORTS / "exclusions.csv", newline="", encoding="utf-8") as file:
            wanted = [row for row in csv.DictReader(file) if row["sen_status"] == "K" and row["start_date"].startswith("2024-03")]
        self.assertEqual(len(tables["exclusions"]), len(wanted))
        self.assertEqual({row["school_urn"] for row in tables["schools"]}, {row["school_urn"] for row in tables["exclusions"]})

    def test_a_wrong_choice_is_told(self):
        plan = Plan(self)
        for options, code, said in (
                (["--where", "sen_sttus=K"], 64, "has a column 'sen_sttus'; did you mean 'sen_status'?"),
                (["--where", "sen_status"], 64, "write column=value"),
                (["--rows", "exclusion.csv:2"], 64, "did you mean 'exclusions.csv'?"),
                (["--rows", "exclusions.csv:1"], 64, "no row that is used begins on line 1 of exclusions.csv"),
                (["--rows", "exclusions.csv"], 64, "write exclusions.csv:2"),
                (["--where", "start_date=20"], 64, "rows are too many"),
                (["--where", "pupil_id=nobody"], 65, "No row of the exports is chosen"),
                (["--watch"], 64, "leave out --watch")):
            with self.subTest(options=options):
                self.assertIn(said, self.record(plan, 7, *options, code=code))
        self.assertIn("There is no KPI '70'", self.record(plan, 70, code=66))
        self.assertIn("No folder called", self.record(plan, 7, exports="nowhere", code=66))
        done = plan.program("test", "--rows", "exclusions.csv:2")
        self.assertEqual(done.returncode, 64)

    def test_what_only_holds_on_its_own_days_is_not_recorded(self):
        for period, code in (("from: 2023-06-01, until: 2024-06-30", 65), ("until: 2024-06-30", 0), ("from: 2023-06-01", 0)):
            with self.subTest(period=period):
                area = Area(self)
                area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "date": "{type: day}",
                                       "kind": f"{{type: code, {period}, codes: [home, clinic]}}"}, key="[visit_id]")
                area.kpi("seen", "{kind: count, source: visits, day: date, window: to date, where: {kind: home}}")
                area.export("visits", [{"visit_id": "V1", "date": date(2024, 1, 31), "kind": "home"}])
                done = area.program("test", "--record", "seen", "--input", area.exports, "--as-of", "2024-01-31")
                self.assertEqual(done.returncode, code, done.stdout + done.stderr)
                self.assertEqual("these rows give another figure" in done.stderr, code == 65, done.stderr)

    def test_periods_and_other_dates_are_written_as_their_column_reads_them(self):
        for form, day, shown in (("academic year", date(2023, 8, 31), r"\d{4}/\d\d"), ("financial year", date(2024, 3, 31), r"\d{4}/\d\d"),
                                 ("calendar year", date(2023, 12, 31), r"\d{4}"), ("academic term", date(2023, 12, 31), r"Autumn \d{4}"),
                                 ("month", date(2024, 2, 29), r"\d{4}-02"), ("quarter", date(2023, 9, 30), r"\d{4}-Q3"),
                                 ("financial quarter", date(2023, 9, 30), r"\d{4}/\d\d Q2"), ("excel serial", date(2024, 2, 29), r"\d{5}"),
                                 ("dd/mm/yy", date(2024, 2, 29), r"29/02/\d\d"), ("dd-mmm-yyyy", date(2024, 2, 29), r"29-Feb-\d{4}")):
            written = {"academic year": "2022/23", "financial year": "2023/24", "calendar year": "2023", "academic term": "Autumn 2023",
                       "month": "2024-02", "quarter": "2023-Q3", "financial quarter": "2023/24 Q2", "excel serial": "45351",
                       "dd/mm/yy": "29/02/24", "dd-mmm-yyyy": "29-Feb-2024"}[form]
            with self.subTest(form=form):
                area = Area(self)
                area.source("counts", {"row_id": "{type: identifier, domain: row}", "period": f"{{type: day, formats: [{form}]}}"},
                            key="[row_id]")
                area.kpi("seen", "{kind: count, source: counts, day: period, window: to date}")
                area.export("counts", [{"row_id": "V1", "period": written}])
                done = area.program("test", "--record", "seen", "--input", area.exports, "--as-of", month_end(day + timedelta(40)))
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertRegex(done.stdout, rf"(?m)^        R1,{shown}$")
                self.assertIn("{value: 1,", done.stdout)

    def test_it_is_added_to_the_file_after_asking(self):
        plan = Plan(self)
        path = plan.folder / "Pipelines/kpis/07-exclusions.yml"
        before = path.read_text(encoding="utf-8")
        done = plan.program("test", "--record", 7, "--input", EXPORTS, "--as-of", "2024-03-31", "--write", stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 64)
        for answer, is_added in (("n", False), ("", False), ("y", True)):
            said = self.answered(plan, answer, "test", "--record", 7, "--input", EXPORTS, "--as-of", "2024-03-31", "--write")
            self.assertIn("Add it to Pipelines/kpis/07-exclusions.yml? [y/N]", said)
            self.assertEqual(path.read_text(encoding="utf-8") != before, is_added, said)
        after = path.read_text(encoding="utf-8")
        self.assertTrue(after.startswith(before.rstrip("\n")))
        done = plan.program("test", "--kpi", 7)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("(9 examples)", done.stdout)
        self.assertEqual({file.name for file in path.parent.iterdir()}, {file.name for file in (ROOT / "Pipelines/kpis").iterdir()})

    def answered(self, plan, answer, *arguments):
        """What is said where somebody types an answer."""
        try:
            leader, follower = pty.openpty()
        except OSError as reason:
            raise unittest.SkipTest(f"this system gives no terminal: {reason}") from reason
        with subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=plan.folder, stdin=follower, stdout=follower, stderr=follower) as asked:
            os.close(follower)
            os.write(leader, (answer + "\n").encode())
            text = b""
            try:
                while piece := os.read(leader, 65536):
                    text += piece
            except OSError:
                pass  # The terminal's other end is closed when the program has ended.
        os.close(leader)
        self.assertEqual(asked.returncode, 0, text)
        return text.decode()

    def test_it_is_added_wherever_the_examples_are(self):
        for examples, is_added in (
                ("", True), ("examples:\n  - {name: a, exports: {}, expect: {2023-06-30: {status: not computed}}}\n", True),
                ("examples:\n- name: a\n  exports: {}\n  expect: {2023-06-30: {status: not computed}}\n\n# The owner.\nalerts: {}\n", True),
                ("examples: []\n", False), ("examples: [{name: a, exports: {}, expect: {2023-06-30: {status: not computed}}}]\n", False)):
            with self.subTest(examples=examples):
                area = Area(self)
                area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "date": "{type: day}"}, key="[visit_id]")
                area.kpi("seen", "{kind: count, source: visits, day: date, window: month}")
                path = area.pipelines / "kpis/seen.yml"
                path.write_text(path.read_text(encoding="utf-8") + examples, encoding="utf-8")
                area.export("visits", [{"visit_id": "V1", "date": date(2024, 1, 31)}])
                done = area.program("test", "--record", "seen", "--input", area.exports, "--as-of", "2024-01-31", "-o",
                                    area.folder / "example.yml")
                self.assertEqual(done.returncode, 0 if is_added else 65, done.stderr)
                if is_added:
                    self.assertEqual(done.stdout, "")
                    text = (area.folder / "example.yml").read_text(encoding="utf-8")
                    self.assertEqual(len(RECORDED.findall(text)), 1)
                else:
                    self.assertIn("No example can be added", done.stderr)


class Excerpts(unittest.TestCase):
    """The line of a definition, with a caret, wherever its mistake is told."""

    def test_each_command_that_reads_definitions_shows_the_line(self):
        plan = Plan(self)
        plan.change("kpis/07-exclusions.yml", "unit: exclusions", "unit: exclusion")
        for command in (["check"], ["test"], ["run", "--dry-run"], ["report"], ["report", "--all"], ["extract", "exclusions"],
                        ["test", "--record", "7"]):
            with self.subTest(command=command):
                done = plan.program(*command, "--input", EXPORTS) if command[0] != "report" else plan.program(*command)
                self.assertEqual(done.returncode, 78, done.stderr)
                self.assertIn(textwrap.dedent("""\
                    Pipelines/kpis/07-exclusions.yml:10:7: error: unit 'exclusion' is not known [unknown-unit]; did you mean 'exclusions'?
                      10 | unit: exclusion
                         |       ^
                    """), done.stderr)


if __name__ == "__main__":
    unittest.main()
