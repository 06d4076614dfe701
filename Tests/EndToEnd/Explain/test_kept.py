"""What a run keeps of its exports and definitions: the next run names the rows and keys that changed, and nothing stays that is not
needed for that. The plan has one count, whose rows are counted here again.
"""

import json
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from worlds import PROGRAM, SEED

PLAN = """\
plan: Fenland Plan
area: Fenland
start: 2024-01-01
units: [exclusions]
checkpoints: {spring: 2024-12-31}
areas_of_weakness: {A: Exclusions}
actions: {A1: Visit schools}
"""
SOURCE = """\
source: exclusions
title: Permanent exclusions
key: [exclusion_id]
sense_checks: {off: [gaps, seasons, stale]}
columns:
  exclusion_id: {type: identifier, domain: exclusion}
  start_date: {type: day, required: yes}
  outcome: {type: category}
"""
KPI = """\
kpi: 7
title: Permanent exclusions
area_of_weakness: A
actions: [A1]
owner: Head of Exclusions
unit: exclusions
better: lower
measure: {kind: count, source: exclusions, day: start_date, window: rolling 12 months, where: {outcome: {not: [withdrawn]}}}
baseline: {value: 20, date: 2024-01-31}
targets: {spring: 10}
"""
FEBRUARY, MARCH = "2024-02-29", "2024-03-31"


class Kept(unittest.TestCase):
    def setUp(self):
        self.folder = Path(os.path.realpath(tempfile.mkdtemp()))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.state, self.kept = self.folder / "state", self.folder / "state/kept"
        for name, text in (("plan.yml", PLAN), ("sources/exclusions.yml", SOURCE), ("kpis/7.yml", KPI)):
            self.write(f"Pipelines/{name}", text)
        self.rows = {f"X{number}": [f"2023-{4 + number % 9:02}-{1 + number:02}", ""] for number in range(20)}
        self.export()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def export(self, name="input/exclusions.csv"):
        self.write(name, "exclusion_id,start_date,outcome\n" + "".join(f"{key},{','.join(row)}\n" for key, row in self.rows.items()))

    def program(self, verb, *words, output="output", state=True, **environment):
        line = [PROGRAM, verb, *words, "--pipelines", "Pipelines", "--output", output]
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | environment
        if state:
            environment["SCORECARD_STATE"] = str(self.state)
        return subprocess.run([*map(str, line), *(["--input", "input"] if verb in ("run", "diff", "history") else [])], cwd=self.folder,
                              env=environment, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)

    def run_it(self, *words, day=MARCH, **options):
        second = int(time.time())
        while int(time.time()) == second:      # runs are named by the second in which they begin
            time.sleep(0.02)
        done = self.program("run", "--as-of", day, *words, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def changed(self, done):
        """What a run says of KPI 7 since the date was last published."""
        return next((line for line in done.stdout.splitlines() if line.startswith("Changed since")), None)

    def diff(self, *words):
        done = self.program("diff", *words, "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def causes(self, found):
        return [(cause["cause"], cause.get("source"), cause.get("rows"), cause.get("effect")) for figure in found["figures"]
                for cause in figure["causes"]]

    def places(self):
        """Of each output folder, the runs that are kept."""
        return {(place / "path").read_text(): {run.name for run in place.iterdir() if run.name != "path"}
                for place in (self.kept / "outputs").iterdir()}

    def newest(self, output="output"):
        return max(path.name for path in (self.folder / output / "runs").iterdir())

    def count(self):
        return sum(1 for start, outcome in self.rows.values() if "2023-04-01" <= start <= MARCH and outcome != "withdrawn")


class Named(Kept):
    def test_a_run_that_was_replaced_is_named_and_compared(self):
        """Nothing differs from what is published last: the run before is named, however often the same exports are run."""
        self.run_it(day=FEBRUARY)
        self.run_it()
        first = self.newest()
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        for _ in range(3):
            self.run_it()
            shown = self.program("diff").stdout
            self.assertIn("Nothing differs.\n", shown)
            self.assertIn(f"scorecard diff {first}", shown)
            self.assertEqual(self.causes(self.diff(first)), [("added", "exclusions", 1, 1.0)])
        self.assertEqual(self.causes(self.diff(first, MARCH)), [("added", "exclusions", 1, 1.0)])
        # February's run has no file that the one before has not.
        self.assertIn(("added", "exclusions", 1, 1.0), self.causes(self.diff(FEBRUARY, MARCH)))

    def test_a_listed_row_of_nobody_has_its_identifiers(self):
        self.run_it()
        del self.rows["X3"]
        self.export()
        shown = self.program("diff", "--rows").stdout
        self.assertRegex(shown, r"removed .*exclusion [0-9a-f]{10}")
        self.assertNotIn("X3", shown)
        self.assertIn("X3", self.program("diff", "--rows", "--show-identifiers", "--reason", "a test", "--yes").stdout)

    def test_an_added_row(self):
        self.run_it()
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        dry = self.run_it("--dry-run")
        self.assertIn("21 exclusions, was 20 exclusions (red, was amber): 1 row added", self.changed(dry))
        self.assertEqual(self.causes(self.diff()), [("added", "exclusions", 1, 1.0)])
        self.assertIn("21 exclusions, was 20 exclusions (red, was amber): 1 row added", self.changed(self.run_it()))
        self.assertIn("No figure has changed", self.run_it().stdout)

    def test_planted_edits(self):
        draw = random.Random(f"{SEED}, kept")
        self.run_it()
        for _ in range(4):
            before, was = dict(self.rows), self.count()
            gone = draw.sample(sorted(self.rows), draw.randint(0, 2))
            for key in gone:
                del self.rows[key]
            corrected = [key for key in draw.sample(sorted(self.rows), draw.randint(0, 3)) if self.rows[key][1] != "withdrawn"]
            for key in corrected:
                self.rows[key] = [self.rows[key][0], "withdrawn"]
            added = [f"N{draw.randrange(10**9)}" for _ in range(draw.randint(1, 3))]
            for key in added:
                self.rows[key] = ["2024-01-15", ""]
            for path in (self.folder / "input").iterdir():
                path.unlink()
            self.export(draw.choice(["input/exclusions.csv", "input/exclusions-2024.csv"]))
            wanted = [("removed", len([key for key in gone if before[key][1] != "withdrawn"]), -1), ("corrected", len(corrected), -1),
                      ("added", len(added), 1)]
            wanted = [(kind, "exclusions", rows, float(sign * rows)) for kind, rows, sign in wanted if rows]
            self.assertEqual(self.causes(self.diff()), wanted)
            said = ", ".join(f"{rows} row{'s' if rows > 1 else ''} {kind}" for kind, _, rows, _ in wanted)
            sentence = self.changed(self.run_it()) if self.count() != was else None
            if sentence:
                self.assertRegex(sentence, rf"{self.count()} exclusions, was {was} exclusions( \(\w+, was \w+\))?: {said}\.")

    def test_a_changed_key(self):
        self.run_it()
        self.write("Pipelines/kpis/7.yml", KPI.replace("12 months,", "6 months,"))
        said = self.changed(self.run_it())
        self.assertIn("measure.window is 'rolling 6 months', was 'rolling 12 months'", said)

    def test_two_published_runs_and_two_days(self):
        self.run_it(day=FEBRUARY)
        self.rows["NEW"] = ["2024-03-05", ""]
        self.rows["LATE"] = ["2024-01-05", ""]
        self.export()
        self.run_it()
        self.export()
        shutil.rmtree(self.folder / "input")
        (self.folder / "input").mkdir()
        found = self.diff(FEBRUARY, MARCH)
        self.assertEqual(sorted(cause[0] for cause in self.causes(found)), ["added"])
        self.assertEqual(sum(cause[3] for cause in self.causes(found)), 2)

    def test_restatements_and_their_causes(self):
        self.run_it(day=FEBRUARY)
        self.rows["LATE"] = ["2024-02-05", ""]
        self.export()
        self.run_it()
        done = self.program("history", "7")
        self.assertIn("because 1 row of exclusions was added (+1): 29 February 2024 from 20 exclusions to 21 exclusions", " ".join(done.stdout.split()))
        rows = {row["as_of"]: row for row in json.loads(self.program("history", "7", "--format", "json").stdout)[0]["values"]}
        self.assertEqual(rows[FEBRUARY]["restated_because"], "1 row of exclusions was added (+1)")
        self.assertEqual(rows[FEBRUARY]["restated_by"], self.newest())
        self.assertNotIn("restated_because", rows[MARCH])
        manifest = json.loads((self.folder / "output/latest/manifest.json").read_text())
        self.assertEqual([(one["as_of"], one["from"], one["to"], [(cause["kind"], cause["rows"]) for cause in one["causes"]])
                          for one in manifest["restatements"]], [(FEBRUARY, 20, 21, [("added", 1)])])
        with sqlite3.connect(self.folder / "output/history.sqlite") as history:
            kept = history.execute("SELECT * FROM restatement").fetchall()
        self.assertEqual(self.program("history", "rebuild").returncode, 0)
        with sqlite3.connect(self.folder / "output/history.sqlite") as history:
            self.assertEqual(history.execute("SELECT * FROM restatement").fetchall(), kept)

    def test_an_unknown_cause_is_said_to_be_unknown(self):
        self.run_it(day=FEBRUARY)
        shutil.rmtree(self.kept)
        self.rows["LATE"] = ["2024-02-05", "other"]
        self.export()
        # Either can have done it.
        self.write("Pipelines/kpis/7.yml", KPI.replace("[withdrawn]", "[withdrawn, overturned]"))
        self.run_it()
        self.assertIn("Not known why: what the earlier values were made from was not found.", self.program("history", "7").stdout)
        rows = {row["as_of"]: row for row in json.loads(self.program("history", "7", "--format", "json").stdout)[0]["values"]}
        self.assertEqual(rows[FEBRUARY]["restated_because"], "not known")

    def test_what_is_published_has_no_row(self):
        self.run_it()
        self.rows["SECRET77"] = ["2024-02-01", ""]
        self.export()
        self.run_it()
        for path in (self.folder / "output").rglob("*"):
            if path.is_file():
                self.assertNotIn(b"SECRET77", path.read_bytes(), path)


class Folder(Kept):
    def test_nobody_else_can_read_it(self):
        old = os.umask(0)
        self.addCleanup(os.umask, old)
        self.run_it()
        seen = 0
        for path in [self.kept, *self.kept.rglob("*")]:
            mode, seen = path.stat().st_mode, seen + 1
            self.assertEqual(mode & 0o7777, 0o700 if stat.S_ISDIR(mode) else 0o600, path)
        self.assertGreater(seen, 8)

    def test_only_what_may_be_asked_about_stays(self):
        self.run_it(day=FEBRUARY)
        first = self.newest()
        for number in range(3):
            self.rows[f"N{number}"] = ["2024-02-01", ""]
            self.export()
            self.run_it()
        runs = sorted(path.name for path in (self.folder / "output/runs").iterdir())
        self.assertEqual(self.places(), {str(self.folder / "output"): set(runs[-2:])})
        self.assertNotIn(first, runs[-2:])
        # An older day's run leaves the one that `latest` leads to, and the last that was made from other files.
        self.run_it(day=FEBRUARY)
        self.run_it(day=FEBRUARY)
        later = sorted(path.name for path in (self.folder / "output/runs").iterdir())
        self.assertEqual(self.places(), {str(self.folder / "output"): {*runs[-2:], *later[-2:]}})
        # Three definitions, and the last two exports that differ.
        held = {path.stat().st_ino for path in (self.kept / "outputs").rglob("*") if path.is_file() and path.name != "path"}
        self.assertEqual({path.stat().st_ino for path in (self.kept / "files").iterdir()}, held)
        self.assertEqual(len(held), 5)

    def test_two_output_folders(self):
        self.run_it()
        self.run_it(output="other")
        files = list((self.kept / "files").iterdir())
        self.assertEqual(len(files), 4)
        self.run_it("--no-keep-exports")
        self.assertEqual(set(self.places()), {str(self.folder / "other")})
        shutil.rmtree(self.folder / "other")
        self.run_it()
        self.assertEqual(set(self.places()), {str(self.folder / "output")})

    def test_it_can_be_turned_off(self):
        self.run_it()
        for words, environment in (["--no-keep-exports"], {}), ([], {"SCORECARD_KEEP_EXPORTS": "no"}):
            self.run_it()
            self.assertTrue(list((self.kept / "files").iterdir()))
            self.run_it(*words, **environment)
            self.assertEqual((list((self.kept / "files").iterdir()), self.places()), ([], {}))
        done = self.program("run", "--as-of", MARCH, SCORECARD_KEEP_EXPORTS="perhaps")
        self.assertEqual(done.returncode, 64)

    def test_an_erased_run_goes(self):
        self.run_it()
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        self.run_it()
        run = self.newest()
        self.assertIn(run, self.places()[str(self.folder / "output")])
        done = self.program("withdraw", run, "--reason", "wrong", "--erase")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(run, self.places()[str(self.folder / "output")])
        self.assertNotIn(b"NEW", b"".join(path.read_bytes() for path in (self.kept / "files").iterdir()))

    def test_a_dry_run_keeps_nothing(self):
        self.run_it("--dry-run")
        self.assertFalse(self.kept.exists())

    def test_a_folder_that_cannot_be_written(self):
        self.write("state", "no folder")
        done = self.run_it()
        self.assertEqual(done.stderr.count("are not kept"), 1, done.stderr)
        done = self.run_it(state=False)
        self.assertNotIn("kept", done.stderr)
        self.assertTrue((self.folder / "output/latest/scorecard.csv").exists())

    def test_what_a_crash_left(self):
        self.run_it()
        place = next((self.kept / "outputs").iterdir())
        (place / ".dead.tmp/exports").mkdir(parents=True)
        (place / ".dead.tmp/exports/exclusions.csv").write_text("half")
        (self.kept / "files/.dead.tmp").write_text("half")
        for path in (self.kept / "files").iterdir():   # cut short
            if path.read_bytes().startswith(b"exclusion_id"):
                os.truncate(path, 10)
        self.run_it()
        self.assertEqual([path for path in self.kept.rglob("*") if path.name.startswith(".")], [])
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        self.assertIn("1 row added", self.changed(self.run_it()))

    def test_a_kept_file_that_was_changed_is_as_if_it_were_not_there(self):
        self.run_it()
        for path in (self.kept / "files").iterdir():
            text = path.read_bytes()
            if text.startswith(b"exclusion_id"):
                path.write_bytes(text.replace(b"X1,", b"Y1,"))
        self.rows["NEW"] = ["2024-02-01", ""]
        self.export()
        said = self.changed(self.run_it("--dry-run"))
        self.assertIn("21 exclusions, was 20 exclusions (red, was amber): exclusions changed", said)
        self.assertNotIn("row", said)
        self.assertEqual(self.causes(self.diff()), [("exports", None, None, 1.0)])

    def test_runs_at_once(self):
        started = [subprocess.Popen([PROGRAM, "run", "--as-of", MARCH, "--pipelines", "Pipelines", "--input", "input", "--output", f"o{number}"],
                                    cwd=self.folder, env={"PATH": os.environ["PATH"], "SCORECARD_STATE": str(self.state)},
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for number in range(4)]
        for process in started:
            said = process.communicate(timeout=60)[1]
            self.assertEqual(process.returncode, 0, said)
            self.assertNotIn("kept", said)
        self.assertEqual({Path(path).name: len(runs) for path, runs in self.places().items()}, {f"o{number}": 1 for number in range(4)})


if __name__ == "__main__":
    unittest.main()
