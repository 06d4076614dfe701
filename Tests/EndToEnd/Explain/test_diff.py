"""`scorecard diff` over pairs of worlds with planted edits: rows go, come and change, the day moves on, a definition changes.

The effects of the causes add up to each figure's change, and each cause lists as many rows as it says. For KPI 7, a count whose rule is
written again here, the causes are exactly those that were planted, each with its number of rows and its effect, and its rows are those
that were edited, by file, line, role and columns.
"""

import csv
import json
import os
import random
import shutil
import subprocess
import tempfile
import unittest
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SEED = int(os.environ.get("SEED", "1"))
PAIRS = int(os.environ.get("PAIRS", "12"))
print(f"SEED={SEED}", flush=True)


def month_end(year, month):
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


class Exclusions:
    """KPI 7 over rows of the exclusions export: rolling 12 months to a month-end, withdrawn and reinstated ones taken out."""

    def __init__(self, rows, months):
        self.rows = {row["exclusion_id"]: row for row in rows}
        self.lines = {row["exclusion_id"]: number for number, row in enumerate(rows, 2)}
        self.months = months

    def state(self, key, day):
        """Where a row stands on a day: counted, before, after or stopped."""
        row = self.rows[key]
        start = date.fromisoformat(row["start_date"])
        if start > day:
            return "after"
        index = day.year * 12 + day.month - self.months
        if start < date(index // 12, index % 12 + 1, 1):
            return "before"
        if row["outcome"] in ("withdrawn", "reinstated"):
            if not row["outcome_date"] or date.fromisoformat(row["outcome_date"]) <= day:
                return "stopped"
        return "counted"

    def role(self, key, day):
        """The same as `scorecard explain` calls it."""
        return {"counted": "numerator", "stopped": "stopped"}.get(self.state(key, day), f"{self.state(key, day)}-the-window")

    def counted(self, day):
        return {key for key in self.rows if self.state(key, day) == "counted"}


class Diff(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = os.environ | {"SCORECARD_STATE": str(self.folder / "state")}

    def diff(self, *arguments):
        ended = subprocess.run(
            [PROGRAM, "diff", *map(str, arguments), "--output", str(self.folder / "none"), "--format", "json", "--rows", "--quiet"],
            capture_output=True, text=True, cwd=ROOT, env=self.environment)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        return json.loads(ended.stdout)

    def edited(self, name, draw):
        """A folder of the fixtures' exports, of which the exclusions and suspensions are edited at random."""
        folder = self.folder / name
        shutil.copytree(ROOT / "Fixtures/somerset", folder)
        for export in ("exclusions.csv", "suspensions.csv"):
            with open(folder / export, newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            headings = list(rows[0])
            for _ in range(draw.randint(0, 4)):
                rows.pop(draw.randrange(len(rows)))
            for _ in range(draw.randint(0, 4)):
                row = dict(draw.choice(rows))
                row[headings[0]] = f"{row[headings[0]][0]}{draw.randint(900_000, 999_999)}"
                rows.insert(draw.randrange(len(rows)), row)
            if export == "exclusions.csv":
                for _ in range(draw.randint(0, 6)):
                    row = draw.choice(rows)
                    row["outcome"] = draw.choice(["upheld", "withdrawn", "reinstated"])
                    row["outcome_date"] = draw.choice(["", (date.fromisoformat(row["start_date"]) + timedelta(days=20)).isoformat()])
            with open(folder / export, "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, headings, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    def exclusions(self, folder, months):
        with open(folder / "exclusions.csv", newline="", encoding="utf-8") as file:
            return Exclusions(list(csv.DictReader(file)), months)

    def test_planted_edits(self):
        for number in range(PAIRS):
            draw = random.Random(f"{SEED}, diff {number}")
            with self.subTest(pair=number):
                one, two = self.edited(f"a{number}", draw), self.edited(f"b{number}", draw)
                months = draw.choice([12, 12, 6, 9])
                day = month_end(*draw.choice([(2023, 7), (2023, 12), (2024, 2), (2024, 3)]))
                arguments = ["--input-before", one, "--input", two, "--as-of", day]
                if months != 12:
                    shutil.copytree(ROOT / "Pipelines", self.folder / f"p{number}")
                    file = self.folder / f"p{number}/kpis/07-exclusions.yml"
                    file.write_text(file.read_text().replace("window: rolling 12 months", f"window: rolling {months} months", 1))
                    arguments += ["--pipelines-before", ROOT / "Pipelines", "--pipelines", self.folder / f"p{number}"]
                found = self.diff(*arguments)
                for figure in found["figures"]:
                    if "residue" in figure:
                        self.assertAlmostEqual(figure["residue"], 0, places=9, msg=figure)
                states = self.exclusions(one, 12), self.exclusions(one, months), self.exclusions(two, months)
                self.check_exclusions(found, *states, day)
                for figure in found["figures"]:
                    self.check_numbers_of_rows(figure)
                self.check_rows(found, *states[1:], day)
                self.check_redefined_rows(found, *states[:2], day)

    def check_exclusions(self, found, before, redefined, after, day):
        figure = next((f for f in found["figures"] if f["kpi"] == "7" and f["measure"] == "value"), None)
        was, between, now = before.counted(day), redefined.counted(day), after.counted(day)
        wanted = Counter()
        if len(was) != len(between):
            wanted["definition", None, len(between) - len(was)] = 1
        gone, new = before.rows.keys() - after.rows.keys(), after.rows.keys() - before.rows.keys()
        shared = before.rows.keys() & after.rows.keys()
        for cause, rows, effect in (
            ("removed", len(gone & between), -len(gone & between)),
            ("corrected", len(shared & (between ^ now)), len(shared & now) - len(shared & between)),
            ("added", len(new & now), len(new & now)),
        ):
            if rows:
                wanted[cause, rows, effect] = 1
        if len(was) == len(now) and not any(effect for _, _, effect in wanted):
            self.assertIsNone(figure)
            return
        causes = figure["causes"] if figure else []
        self.assertEqual(Counter((c["cause"], c.get("rows"), c["effect"]) for c in causes), wanted)
        if figure:
            self.assertEqual((figure["from"]["value"], figure["to"]["value"]), (len(was), len(now)))

    def check_numbers_of_rows(self, figure):
        """Each cause of a figure lists as many rows as it says, and what they did alone is its effect."""
        def key(entry):
            return entry["cause"], entry.get("source"), entry.get("part"), entry.get("use")

        told = Counter({key(cause): cause["rows"] for cause in figure["causes"] if cause.get("rows")})
        self.assertEqual(Counter(key(row) for row in figure["rows"] if row["cause"] != "definition"), told, figure["kpi"])
        for cause in figure["causes"]:
            effects = [row["effect"] for row in figure["rows"] if "effect" in row
                       and (key(row) == key(cause) or row["cause"] == cause["cause"] == "definition")]
            if effects:
                self.assertAlmostEqual(sum(effects), cause["effect"], places=9)
        for row in figure["rows"]:
            self.assertTrue("role" in row.get("before", {}) or "role" in row.get("after", {}), row)

    def check_redefined_rows(self, found, before, redefined, day):
        """The rows of one export that KPI 7 counts by one window alone."""
        rows = next((f["rows"] for f in found["figures"] if (f["kpi"], f["measure"]) == ("7", "value")), [])
        told = [(row["before"]["line"], "line" in row["after"], row["effect"]) for row in rows if row["cause"] == "definition"]
        was, now = before.counted(day), redefined.counted(day)
        wanted = [(before.lines[key], False, 1 if key in now else -1) for key in was ^ now]
        self.assertEqual(sorted(told), sorted(wanted))

    def check_rows(self, found, before, after, day):
        """The rows behind KPI 7 are those that were edited, where the figure counts them on one side alone."""
        was, now = before.counted(day), after.counted(day)
        shared = before.rows.keys() & after.rows.keys()

        def side(state, key):
            return "exclusions.csv", state.lines[key], state.role(key, day)

        wanted = {("removed", side(before, key), None, ()) for key in was - after.rows.keys()}
        wanted |= {("added", None, side(after, key), ()) for key in now - before.rows.keys()}
        wanted |= {("corrected", side(before, key), side(after, key),
                    tuple(name for name, text in before.rows[key].items() if text != after.rows[key][name]))
                   for key in shared & (was ^ now)}
        figure = next((f for f in found["figures"] if (f["kpi"], f["measure"]) == ("7", "value")), None)
        if not figure:
            # Whatever happened to its rows, no cause changed it.
            self.assertEqual(len(was), len(now))
            return
        rows = [row for row in figure["rows"] if row["cause"] != "definition"]
        told = [(row["cause"], *(tuple(row[name].values()) if name in row else None for name in ("before", "after")),
                 tuple(row.get("columns", ()))) for row in rows]
        self.assertEqual(len(told), len(set(told)))
        self.assertEqual(set(told), wanted)
        children = {row["pupil_id"] for state in (before, after) for row in state.rows.values()}
        self.assertFalse(children & {text for row in rows for text in row["values"].values()})

    def test_days(self):
        """Between two published months of the same exports, rows enter, leave and stop."""
        output = self.folder / "output"
        for day in ("2024-02-29", "2024-03-31"):
            ended = subprocess.run(
                [PROGRAM, "run", "--input", "Fixtures/somerset", "--output", str(output), "--as-of", day, "--quiet"],
                cwd=ROOT, capture_output=True, text=True)
            self.assertEqual(ended.returncode, 0, ended.stderr)
        ended = subprocess.run(
            [PROGRAM, "diff", "2024-02-29", "2024-03-31", "--input", "Fixtures/somerset", "--output", str(output), "--format", "json",
             "--rows"], cwd=ROOT, capture_output=True, text=True, env=self.environment)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        found = json.loads(ended.stdout)
        exclusions = self.exclusions(ROOT / "Fixtures/somerset", 12)
        one, two = date(2024, 2, 29), date(2024, 3, 31)
        was, now = exclusions.counted(one), exclusions.counted(two)
        wanted = {
            "left": len([k for k in was - now if exclusions.state(k, two) == "before"]),
            "stopped": len([k for k in was - now if exclusions.state(k, two) == "stopped"]),
            "entered": len(now - was),
        }
        figure = next(f for f in found["figures"] if f["kpi"] == "7")
        self.assertEqual({c["cause"]: c["rows"] for c in figure["causes"]}, {k: v for k, v in wanted.items() if v})
        for one_figure in found["figures"]:
            self.check_numbers_of_rows(one_figure)
        told = {(row["cause"], row["after"]["line"], row["before"]["role"], row["after"]["role"]) for row in figure["rows"]}
        causes = {key: "entered" if key in now else {"before": "left"}.get(exclusions.state(key, two), "stopped") for key in was ^ now}
        self.assertEqual(told, {(cause, exclusions.lines[key], exclusions.role(key, one), exclusions.role(key, two))
                                for key, cause in causes.items()})
        self.assertEqual(found["exports"], [])
        self.assertEqual(found["definitions"], [])

    def test_nothing_published(self):
        ended = subprocess.run(
            [PROGRAM, "diff", "--output", str(self.folder / "none")], capture_output=True, text=True, cwd=ROOT)
        self.assertEqual(ended.returncode, 66)
        self.assertIn("--input-before", ended.stderr)


if __name__ == "__main__":
    unittest.main()
