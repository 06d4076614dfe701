"""Target, colour and baseline of an explanation are those of the published scorecard, also where a baseline was frozen before."""

import csv
import json
import random
import shutil
import tempfile
import unittest
from pathlib import Path

from worlds import NORTHMOOR, SEED, SOMERSET, explain, kpis, program

DAYS = {SOMERSET: "2024-02-29", NORTHMOOR: "2025-02-28"}


class Targets(unittest.TestCase):
    """Over all KPIs of both plans."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def publish(self, world, day):
        """A run's lines, by figure."""
        output = self.folder / "output"
        done = program("run", "--pipelines", world[0], "--input", world[1], "--output", output, "--as-of", day, "--quiet")
        self.assertIn(done.returncode, (0, 65), done.stderr)
        with open(output / "latest/scorecard.csv", newline="", encoding="utf-8") as file:
            lines = {row["kpi"] + row["part"]: row for row in csv.DictReader(file)}
        runs = json.loads((output / "latest/manifest.json").read_text(encoding="utf-8"))
        return output, lines, runs

    def check(self, world, day):
        """Explanations beside the lines that are published; what they say."""
        output, lines, _ = self.publish(world, day)
        told = {}
        for kpi in kpis(world[0]):
            for figure in explain(kpi, world, day, "--output", output):
                name = figure["kpi"] + figure["part"]
                told[name], line = figure, lines[name]
                baseline = figure.get("baseline", {})
                for key, found in (("expected", figure.get("expected")), ("baseline", baseline.get("value")), ("value", figure["value"])):
                    with self.subTest(kpi=name, key=key):
                        self.assertEqual(found is None, line[key] == "", (found, line[key]))
                        if found is not None:
                            self.assertAlmostEqual(found, float(line[key]), delta=1e-6)
                self.assertEqual(figure.get("rag", ""), line["rag"], name)
                if baseline.get("value") is not None:
                    self.assertEqual(baseline["date"], line["baseline_date"], name)
        return told

    def damaged(self, world):
        """The same exports without some of their rows."""
        draw, exports = random.Random(SEED), self.folder / "less"
        exports.mkdir()
        for path in world[1].glob("*.csv"):
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = [line for line in lines[1:] if draw.random() < 0.75] if path.stem != "schools" else lines[1:]
            (exports / path.name).write_text("".join(lines[:1] + kept), encoding="utf-8")
        return world[0], exports

    def test_a_frozen_baseline_stays(self):
        for world, day in DAYS.items():
            with self.subTest(world=world[1]):
                before = self.check(world, day)
                less = self.damaged(world)
                after = self.check(less, day)
                measured = [name for name, figure in before.items() if figure.get("baseline", {}).get("measured")]
                self.assertTrue(measured)
                moved = 0
                for name in measured:
                    self.assertEqual(after[name]["baseline"], before[name]["baseline"])
                    self.assertTrue(before[name]["baseline"]["frozen_by"])
                    now = {figure["kpi"] + figure["part"]: figure for figure in
                           explain(name, less, day, "--output", self.folder / "none")}[name]["baseline"]
                    self.assertNotIn("frozen_by", now)
                    moved += now["value"] != before[name]["baseline"]["value"]
                    text = program("explain", name, "--pipelines", less[0], "--input", less[1], "--as-of", day, "--output",
                                   self.folder / "output").stdout
                    words = " ".join(text.split())
                    self.assertIn(f"by run {before[name]['baseline']['frozen_by']}.", words)
                    self.assertEqual("Today's data would give" in words, now["value"] != before[name]["baseline"]["value"], words)
                self.assertGreater(moved, 0)
                shutil.rmtree(self.folder / "output")
                shutil.rmtree(less[1])

    def test_a_baseline_that_somebody_set(self):
        for world, day, kpi in ((SOMERSET, DAYS[SOMERSET], "2"), (NORTHMOOR, DAYS[NORTHMOOR], "2")):
            with self.subTest(world=world[1]):
                pipelines = self.folder / "Pipelines"
                shutil.copytree(world[0], pipelines)
                self.publish(world, day)
                done = program("baseline", "freeze", kpi, "--value", "12", "--reason", "A school was missing.", "--by", "Anna", "--yes",
                               "--pipelines", pipelines)
                self.assertEqual(done.returncode, 0, done.stderr)
                told = self.check((pipelines, world[1]), day)[kpi]["baseline"]
                self.assertEqual((told["value"], told["measured"], told["reason"]), (12, False, "A school was missing."))
                text = program("explain", kpi, "--pipelines", pipelines, "--input", world[1], "--as-of", day).stdout
                self.assertEqual(told["frozen_by"], "Anna")
                self.assertRegex(" ".join(text.split()), r"was frozen by Anna on \d+ \w+ \d{4}\. Why: A school was missing\.")
                shutil.rmtree(pipelines)
                shutil.rmtree(self.folder / "output")

    def test_a_frozen_baseline_outlives_the_run_that_froze_it(self):
        """While another run stands that published it."""
        output, world = self.folder / "output", SOMERSET
        for words in ([], ["--erase"]):
            with self.subTest(words=words):
                _, before, _ = self.publish(world, DAYS[SOMERSET])
                first = (output / "latest").resolve().name
                self.publish(world, DAYS[SOMERSET])
                second = (output / "latest").resolve().name
                self.assertEqual(program("withdraw", first, "--reason", "x", *words, "--output", output).returncode, 0)
                less = self.damaged(world)
                _, after, _ = self.publish(less, DAYS[SOMERSET])
                measured = [name for name, line in before.items() if line["baseline_measured"] == "yes" and line["baseline"]]
                self.assertTrue(measured)
                for name in measured:
                    self.assertEqual(after[name]["baseline"], before[name]["baseline"], name)
                history = json.loads(program("history", "9", "--pipelines", world[0], "--output", output, "--format", "json").stdout)
                self.assertEqual([one["frozen_by"] for one in history[0]["baselines"]], [second])
                third = (output / "latest").resolve().name
                for run in (second, third):
                    self.assertEqual(program("withdraw", run, "--reason", "x", *words, "--output", output).returncode, 0)
                _, anew, _ = self.publish(less, DAYS[SOMERSET])
                self.assertNotEqual([anew[name]["baseline"] for name in measured], [before[name]["baseline"] for name in measured])
                shutil.rmtree(output)
                shutil.rmtree(less[1])

    def test_a_baseline_that_somebody_had_set_before(self):
        pipelines = self.folder / "Pipelines"
        shutil.copytree(SOMERSET[0], pipelines)
        for value, why in (("880", "One school missing"), ("870", "It was found")):
            done = program("baseline", "freeze", "9", "--value", value, "--reason", why, "--by", "Anna", "--yes", "--pipelines", pipelines)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.publish((pipelines, SOMERSET[1]), DAYS[SOMERSET])
        asked = ["history", "9", "--pipelines", pipelines, "--output", self.folder / "output"]
        earlier = [one for one in json.loads(program(*asked, "--format", "json").stdout)[0]["baselines"] if not one["current"]]
        self.assertEqual([(one["value"], one["frozen_by"], one["reason"]) for one in earlier], [(880, "Anna", "One school missing")])
        self.assertRegex(earlier[0]["frozen_on"], r"^\d{4}-\d\d-\d\d$")
        self.assertRegex(" ".join(program(*asked).stdout.split()),
                         r"Earlier baseline for 31 March 2023: 880 children, frozen by Anna on \d+ \w+ \d{4}, published by run \S+ on "
                         r"\d+ \w+ \d{4}\. Why: One school missing")


if __name__ == "__main__":
    unittest.main()
