"""The built program against the second computation: every figure, on many days, over fixtures and invented exports.

The program is `.build/debug/scorecard`, or the one that SCORECARD names. Values are compared at full precision, from
`scorecard.json`; whatever the CSV files say is compared with that.
"""

import csv
import json
import math
import os
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import random_exports
from figures import Scorecard
from measures import MEASURES

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
FIXTURES = ROOT / "Fixtures/somerset"
SEEDS = range(7)                          # one for every kind of trouble that random_exports makes
MONTH_ENDS = [date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
              for year in (2022, 2023, 2024) for month in range(1, 13)]
OTHER_DAYS = [date.fromisoformat(text) for text in (
    "2000-01-01", "2021-05-31", "2022-02-27", "2022-03-01", "2022-04-01", "2022-09-01", "2023-01-15", "2023-02-27",
    "2023-03-01", "2023-03-30", "2023-04-01", "2023-05-15", "2023-05-30", "2023-06-29", "2023-07-01", "2023-09-01",
    "2023-10-29", "2024-02-28", "2024-03-01", "2024-03-30", "2024-04-01", "2024-08-31", "2024-09-01", "2026-06-30")]
DAYS = sorted(set(MONTH_ENDS[:33] + OTHER_DAYS))
STATUS = {"ok": {"delivered", "nil return"}, "missing": {"missing"}, "refused": {"refused"}, "over the limit": {"refused"}}


def run(exports, output, day, *options):
    """Run the program for one day; the folder it published."""
    command = [PROGRAM, "run", "--pipelines", str(ROOT / "Pipelines"), "--input", str(exports), "--output", str(output),
               "--as-of", day.isoformat(), "--quiet", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 65):
        raise AssertionError(f"{day}: exit {done.returncode}: {done.stderr}")
    return Path(output, day.isoformat())


def table(folder, name):
    """The rows of a published file."""
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text):
    """A number of the second computation."""
    return None if text == "" else float(text)


def same(left, right):
    """Whether two numbers, or nothings, are the same but for the last digits of binary fractions."""
    if left is None or right is None:
        return left is right
    return math.isclose(left, right, rel_tol=1e-12, abs_tol=1e-12)


def published(folder):
    """What a run published: line by figure, series and breakdowns by their keys."""
    feed = json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))
    lines = {(line["id"]["kpi"], line["id"]["part"]): line for line in feed["lines"]}
    points = {(p["id"]["kpi"], p["id"]["part"], p["measure"], "", "", p["as_of"]): p for p in feed["series"]}
    points.update({(p["id"]["kpi"], p["id"]["part"], p["measure"], p["dimension"], p["category"], p["as_of"]): p
                   for p in feed["breakdowns"]})
    return feed, lines, points


class Agreement(unittest.TestCase):
    """Every figure of a day, as the program and as SQL see it."""

    maxDiff = None

    def compare_day(self, second, folder, day, differences):
        """Compare one day's publication with the second computation's lines."""
        _, lines, points = published(folder)
        seen = set()
        for row in second.lines(day):
            when, kpi, part, measure, dimension, category, value, numerator, denominator, *progress = row
            key = (kpi, part, measure, dimension, category, when)
            point = points.get(key)
            seen.add(key)
            mine = {} if point is None else point
            found = [mine.get(name) for name in ("value", "numerator", "denominator")]
            wanted = [number(value), number(numerator), number(denominator)]
            if (point is None and (not dimension or any(wanted))) or not all(map(same, found, wanted)):
                differences.append((key, found, wanted))
            if measure == "value" and not dimension:
                self.compare_line(lines[kpi, part], progress, (when, kpi, part), differences)
        extra = {key for key in points if key not in seen and key[5] == day.isoformat()}
        differences.extend((key, points[key], "not there") for key in extra)

    def compare_line(self, line, progress, key, differences):
        """Compare what sets a figure against its plan."""
        due, colour, baseline, previous, direction, *targets = progress
        targets_wanted, met_wanted = targets[:3], targets[3:]
        by_checkpoint = {target["checkpoint"]: target for target in line["targets"]}
        checkpoints = [by_checkpoint.get(name, {}) for name in ("3 months", "6 months", "12 months")]
        pairs = [("expected", line.get("expected"), number(due)),
                 ("baseline", (line.get("baseline") or {}).get("value"), number(baseline)),
                 ("previous", line.get("previous"), number(previous)),
                 *[("target", checkpoint.get("target"), number(wanted))
                   for checkpoint, wanted in zip(checkpoints, targets_wanted)]]
        differences.extend((key, name, mine, wanted) for name, mine, wanted in pairs if not same(mine, wanted))
        met = [{True: "yes", False: "no"}.get(checkpoint.get("met"), "") for checkpoint in checkpoints]
        texts = [("rag", line.get("rag", ""), colour), ("direction", line.get("direction", ""), direction),
                 ("met", met, met_wanted)]
        differences.extend((key, name, mine, wanted) for name, mine, wanted in texts if mine != wanted)

    def agree(self, exports, days=tuple(DAYS)):
        """All days over one folder of exports."""
        second = Scorecard(exports)
        differences = []
        with tempfile.TemporaryDirectory() as output, ThreadPoolExecutor(2) as pool:
            one_day = [pool.submit(run, exports, Path(output, str(day)), day, "--from", day.isoformat()) for day in days]
            for day, folder in zip(days, one_day):
                self.compare_day(second, folder.result(), day, differences)
            self.compare_quality(second, one_day[0].result(), differences)
        self.assertEqual(differences[:10], [], f"{len(differences)} differences in {exports}")

    def compare_quality(self, second, folder, differences):
        """Compare what became of each source's rows."""
        # Sheets that are read for their words make no figure.
        for row in (row for row in table(folder, "quality.csv") if row["source"] in second.quality):
            other = second.quality[row["source"]]
            if row["status"] not in STATUS[other.status]:
                differences.append((row["source"], row["status"], other.status))
            elif other.status not in ("refused", "over the limit"):
                counts = [int(row[name]) for name in ("files", "read", "accepted", "rejected", "duplicates", "skipped")]
                wanted = [other.files, other.read, other.accepted, other.rejected, other.duplicates, other.skipped]
                if row["oldest"] != (other.oldest.isoformat() if other.oldest else ""):
                    differences.append((row["source"], row["oldest"], other.oldest))
                if int(row["superseded"]) != other.superseded:
                    differences.append((row["source"], "superseded", row["superseded"], other.superseded))
                if counts != wanted:
                    differences.append((row["source"], counts, wanted))

    def test_enough_days(self):
        self.assertGreaterEqual(len(DAYS), 40)

    def test_invented_exports(self):
        for seed in SEEDS:
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                random_exports.main([folder, "--seed", str(seed), "--rows", "250"])
                # Each day with two seeds or three.
                self.agree(folder, tuple(DAYS[seed % 3::3]))

    @unittest.skipUnless(FIXTURES.is_dir(), "no fixtures")
    def test_fixtures(self):
        self.agree(FIXTURES)

    def test_another_sample(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, "sample", folder, "--seed", "2", "--quiet"], check=True)
            self.agree(folder, tuple(DAYS[::6]))

    def test_a_series_is_the_same_as_single_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            exports, outputs = Path(folder, "exports"), Path(folder, "outputs")
            random_exports.main([str(exports), "--seed", "11", "--rows", "300"])
            whole = published(run(exports, outputs / "series", date(2024, 3, 31), "--from", "2022-12-31"))[2]
            days = sorted({key[5] for key in whole})
            self.assertEqual(len(days), 16)
            for day in days:
                single = published(run(exports, outputs / day, date.fromisoformat(day), "--from", day))[2]
                self.assertEqual({key: point for key, point in whole.items() if key[5] == day}, single)

    def test_csv_files_say_what_the_feed_says(self):
        with tempfile.TemporaryDirectory() as folder:
            exports = Path(folder, "exports")
            random_exports.main([str(exports), "--seed", "3", "--rows", "300"])
            published_folder = run(exports, Path(folder, "out"), date(2024, 3, 31))
            _, lines, points = published(published_folder)
            for row in table(published_folder, "scorecard.csv"):
                line = lines[row["kpi"], row["part"]]
                for name in ("value", "numerator", "denominator", "expected", "previous", "change"):
                    self.same_in_csv(row[name], line.get(name))
            rows = [(row, "", "") for row in table(published_folder, "series.csv")]
            rows += [(row, row["dimension"], row["category"]) for row in table(published_folder, "breakdowns.csv")]
            self.assertEqual(len(rows), len(points))
            for row, dimension, category in rows:
                point = points[row["kpi"], row["part"], row["measure"], dimension, category, row["as_of"]]
                for name in ("value", "numerator", "denominator"):
                    self.same_in_csv(row[name], point.get(name))

    def same_in_csv(self, text, value):
        """A CSV cell has the feed's number to six places."""
        if value is None:
            self.assertEqual(text, "")
        else:
            self.assertAlmostEqual(float(text), value, delta=5.1e-7)

    def test_categories_of_a_count_add_up_to_it(self):
        counts = {(m.kpi, m.part, m.name) for m in MEASURES if m.kind == "count"}
        with tempfile.TemporaryDirectory() as folder:
            exports = Path(folder, "exports")
            random_exports.main([str(exports), "--seed", "5", "--rows", "300"])
            points = published(run(exports, Path(folder, "out"), date(2024, 3, 31)))[2]
            sums = {}
            for (kpi, part, measure, dimension, _, day), point in points.items():
                if dimension and (kpi, part, measure) in counts:
                    key = (kpi, part, measure, dimension, day)
                    sums[key] = sums.get(key, 0) + point["value"]
            self.assertTrue(sums)
            for (kpi, part, measure, _, day), total in sums.items():
                self.assertEqual(total, points[kpi, part, measure, "", "", day]["value"])


if __name__ == "__main__":
    unittest.main()
