"""Each explanation gives its figure back: rows add up, listed rows are the counted ones, and causes make the whole change."""

import csv
import math
import random
import tempfile
import unittest
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from worlds import NORTHMOOR, RECIPES, SEED, SOMERSET, WHOLE, at_once, day_of, explain, figures, kpis, month_end_before, program, \
    random_world


def close(one, other):
    """Whether two numbers, or nothings, are the same but for rounding."""
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


class Reconciles(unittest.TestCase):
    """One test for each kind of world."""

    def check(self, figure):
        """All that must be true of one explained figure."""
        for source in figure["sources"]:
            if source["status"] == "refused":
                continue
            for file in source["files"]:
                kept = file["read"] - file["rejected"] - file["duplicates"] - file["skipped"]
                self.assertGreaterEqual(kept, 0)
            read = sum(file["read"] - file["rejected"] - file["duplicates"] - file["skipped"] for file in source["files"])
            self.assertEqual(read, source["accepted"])
            self.assertEqual(source["accepted"], sum(step["rows"] for step in source["steps"]) + source["counted"])
            self.assertEqual(source["counted"], source["numerator"] + source["denominator"])
            listed = Counter(row["role"] for row in figure["rows"]
                             if (row["source"], row.get("use"), row.get("part")) == (source["source"], source.get("use"), source.get("part")))
            told = {step["name"]: step["rows"] for step in source["steps"]}
            told |= {"numerator": source["numerator"], "denominator": source["denominator"]}
            self.assertEqual(listed, Counter({name: rows for name, rows in told.items() if rows}))
        places = [(row["source"], row.get("use"), row.get("part"), row["file"], row["line"]) for row in figure["rows"]]
        self.assertEqual(len(places), len(set(places)), "a row is listed twice")
        if bridge := figure.get("bridge"):
            self.assertTrue(close(bridge.get("to_value"), figure["value"]))
            if bridge.get("from_value") is not None and bridge.get("to_value") is not None:
                effects = sum(cause["effect"] for cause in bridge["causes"])
                self.assertTrue(close(bridge["from_value"] + effects, bridge["to_value"]), bridge)
            for cause in bridge["causes"]:
                self.assertGreater(cause["rows"], 0)
        self.check_parts(figure)

    def check_parts(self, figure):
        """A ratio, a difference or a total is made of its parts."""
        values = [part["value"] for part in figure.get("parts", [])]
        if not values or figure["value"] is None:
            return
        made = [sum(values), values[0] - sum(values[1:])]
        ratio = values[0] / values[1] if len(values) == 2 and values[1] else math.nan
        self.assertTrue(any(close(figure["value"], value) for value in made) or close(figure["value"] / ratio, round(figure["value"] / ratio)))

    def walk(self, world, cases, published=None):
        """Checks every figure of these KPIs and days."""
        with tempfile.TemporaryDirectory() as state:
            def one(kpi, day, since):
                return explain(kpi, world, day, "--rows", since=since, state=state)
            # The key is made once.
            one(*cases[0])
            count = 0
            for (kpi, day, since), found in at_once(one, cases):
                for figure in [figure for main in found for figure in figures(main)]:
                    with self.subTest(world=world[1].name, kpi=kpi, measure=figure["measure"], day=str(day), since=str(since)):
                        self.check(figure)
                        self.check_published(figure, published)
                        count += 1
            self.assertGreater(count, 0)

    def check_published(self, figure, published):
        """A month-end's figure is what a run publishes."""
        key = (figure["kpi"], figure["part"], figure["measure"], figure["as_of"])
        if published is None or key not in published:
            return
        for name in ("value", "numerator", "denominator"):
            text = published[key][name]
            self.assertEqual(figure[name] is None, text == "", (key, name))
            if text:
                # Files give six decimal places.
                self.assertAlmostEqual(figure[name], float(text), delta=1e-6, msg=(key, name))

    def published(self, world, day, since):
        """The series of a run, by figure and day."""
        pipelines, exports = world
        with tempfile.TemporaryDirectory() as folder:
            program("run", "--pipelines", pipelines, "--input", exports, "--output", folder, "--as-of", day, "--from", since, "--quiet")
            with open(Path(folder, "latest/series.csv"), newline="", encoding="utf-8") as file:
                return {(row["kpi"], row["part"], row["measure"], row["as_of"]): row for row in csv.DictReader(file)}

    def cases(self, world, days):
        """Each KPI on each of the days, since the month-end before or since another day."""
        draw = random.Random(SEED)
        return [(kpi, day, draw.choice([month_end_before(day), day - timedelta(days=draw.randint(1, 400))]))
                for kpi in kpis(world[0]) for day in days]

    def test_somerset(self):
        days = [date(2023, 9, 30), date(2024, 2, 29), date(2023, 5, 15)]
        days += [date(2022, 12, 31), date(2023, 2, 28), date(2023, 6, 30), date(2024, 3, 31)] if WHOLE else []
        self.walk(SOMERSET, self.cases(SOMERSET, days), self.published(SOMERSET, "2024-03-31", "2023-01-31"))

    def test_messy(self):
        world = (SOMERSET[0], SOMERSET[1].parent / "somerset-messy")
        self.walk(world, self.cases(world, [date(2023, 3, 31)]))

    def test_northmoor(self):
        self.walk(NORTHMOOR, self.cases(NORTHMOOR, [date(2024, 6, 30), date(2025, 1, 31), date(2025, 2, 28), date(2024, 11, 3)]),
                  self.published(NORTHMOOR, "2025-02-28", "2024-01-31"))

    def test_recipes(self):
        for recipe in RECIPES:
            world = (recipe / "Pipelines", recipe / "input")
            day = day_of(recipe)
            self.walk(world, self.cases(world, [day, month_end_before(day), day - timedelta(days=17)]))

    def test_random_exports(self):
        draw = random.Random(SEED)
        print(f"SEED={SEED}")
        for seed in range(SEED, SEED + (7 if WHOLE else 2)):
            days = [date(2022, 1, 1) + timedelta(days=draw.randrange(1000)) for _ in range(4 if WHOLE else 1)]
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                world = random_world(folder, seed)
                self.walk(world, self.cases(world, days))


if __name__ == "__main__":
    unittest.main()
