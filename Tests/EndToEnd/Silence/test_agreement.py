"""`check` and `run` never contradict each other.

Of damaged exports `check` says beforehand what status and reason `run` will give each figure, ends with the same exit
code, and writes nothing. SILENCE_SEED=7 damages otherwise; SILENCE_CASES=1000 does more; SILENCE_CASE=12 does one alone.
"""

import os
import random
import shutil
import tempfile
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import damages
from exports import PIPELINES, reduced
from program import SEED, Area, by_figure, copy_published, published, rows_of, state

ALONE = [int(number) for number in os.environ.get("SILENCE_CASE", "").split()]
CASES = int(os.environ.get("SILENCE_CASES", "108"))
DAYS = {"somerset": ["2023-02-28", "2023-06-30", "2023-09-30", "2024-03-15", "2024-03-31", "2024-03-31", "2024-06-30",
                     "2026-10-31"],
        "northmoor": ["2024-08-31", "2024-11-30", "2025-02-10", "2025-02-28", "2025-02-28", "2025-05-31", "2026-10-31"]}
EARLIER = {"somerset": ["2024-02-29", "2024-03-31"], "northmoor": ["2025-01-31", "2025-02-28"]}


class Agreement(unittest.TestCase):
    """Both commands on damaged copies of both areas' fixtures."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.whole, cls.outputs = {}, {}
        for area, days in EARLIER.items():
            cls.whole[area] = reduced(area, cls.folder / area)
            cls.outputs[area] = [None, None]
            for day in days:
                output = cls.folder / f"{area}-{day}"
                Area(PIPELINES[area], cls.whole[area], output).run(day)
                cls.outputs[area].append(output)

    def case(self, number):
        """One damaged copy: what was done to it, and where the commands differ."""
        dice = random.Random(SEED * 100_000 + number)
        name = "northmoor" if number % 4 == 3 else "somerset"
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as folder:
            area = Area(PIPELINES[name], shutil.copytree(self.whole[name], Path(folder, "input")), Path(folder, "output"))
            before = dice.choice(self.outputs[name])
            if before:
                copy_published(before, area.output)
            if number % 25 == 24:
                done = damages.damage_everything(area.exports, number // 25, dice)
            else:
                done = damages.damage(area.exports, damages.KINDS[number // 2 % len(damages.KINDS)], dice)
            day = dice.choice(DAYS[name])
            what = f"{name} on {day}, {'first run' if before is None else 'after ' + before.name}: {', '.join(done)}"
            return number, what, *self.compare(area, day)

    def compare(self, area, day):
        """The exit code of the run, the states of its figures, and all in which the check differs."""
        before = area.runs(), area.links()
        check = area.check(day)
        differences = [] if (area.runs(), area.links()) == before else ["check has published something"]
        run = area.run(day, "--format", "csv")
        if check.code != run.code:
            differences.append(f"check ends with {check.code}, run with {run.code}")
        if run.code not in (0, 65):
            return run.code, [], differences + ([] if run.code == 66 else [run.err])
        if by_figure(rows_of(run.out)) != by_figure(published(area.day(day), "scorecard.csv")):
            differences.append("run prints another scorecard than it publishes")
        states = {name: state(line) for name, line in by_figure(run.table()).items()}
        try:
            said = by_figure(check.json()["figures"])
        except ValueError:
            return run.code, [], differences + ["check prints no JSON: " + check.err]
        for name in sorted({*said, *states}):
            if state(said.get(name, {})) != states.get(name):
                differences.append(f"KPI {name}: check says {state(said.get(name, {}))}, run {states.get(name)}")
        return run.code, list(states.values()), differences

    def test_check_says_beforehand_what_run_will_say(self):
        print(f"agreement: SILENCE_SEED={SEED}")
        codes, met = Counter(), Counter()
        with ThreadPoolExecutor(2) as pool:
            for number, what, code, states, differences in pool.map(self.case, ALONE or range(CASES)):
                codes[code] += 1
                met.update(states)
                with self.subTest(what, seed=SEED, case=number):
                    if differences:
                        self.fail("\n" + "\n".join(differences))
        print(f"agreement: exit codes {dict(codes)}; "
              + ", ".join(f"{' '.join(found).strip()} {count}" for found, count in sorted(met.items())))
        if not ALONE and CASES >= 100:
            self.check_met(codes, met)

    def check_met(self, codes, met):
        """The damage did what it was meant to do."""
        self.assertLessEqual({0, 65, 66}, set(codes))
        for reason in ("missing", "refused", "stale", "missing_column"):
            self.assertTrue(met["not computed", reason], f"no figure was not computed because of {reason}")
        for reason in ("stale", "shrunk"):
            self.assertTrue(met["provisional", reason], f"no figure was provisional because of {reason}")


if __name__ == "__main__":
    unittest.main()
