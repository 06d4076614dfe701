"""The query of every figure gives what a run publishes: for both plans, all recipes and invented exports, on many days."""

import sys
import unittest
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from clean import ROOT, program
from compared import ALL, SEED, Compared, folded, generator

sys.path.append(str(ROOT / "Tests/EndToEnd/Oracle"))

import random_exports  # noqa: E402, of the second computation

EDGES = [date.fromisoformat(day) for day in (
    "2022-03-01", "2022-09-01", "2023-02-27", "2023-02-28", "2023-03-01", "2023-04-01", "2023-05-15", "2023-05-30", "2023-06-30",
    "2023-09-01", "2023-10-29", "2023-12-31", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-30", "2024-03-31", "2024-08-31")]
RECIPES = sorted(ROOT.glob("Fixtures/recipes/*/Pipelines"))


class Plans(unittest.TestCase):
    """The plans of the repository with their own exports."""

    def test_somerset(self):
        compared = Compared(self, ROOT / "Pipelines", ROOT / "Fixtures/somerset")
        compared.on(date(2024, 3, 31), date(2023, 2, 28) if ALL else date(2024, 2, 29))
        compared.on(date(2023, 5, 15))
        self.assertGreater(compared.points, 1000)

    def test_messy_exports(self):
        compared = Compared(self, ROOT / "Pipelines", ROOT / "Fixtures/somerset-messy")
        compared.on(date(2024, 3, 31), date(2023, 2, 28) if ALL else None)

    def test_northmoor(self):
        compared = Compared(self, ROOT / "Fixtures/northmoor/Pipelines", ROOT / "Fixtures/northmoor/exports")
        compared.on(date(2024, 3, 31), date(2023, 6, 30) if ALL else date(2024, 2, 29))

    def test_recipes(self):
        for pipelines in RECIPES:
            exports = next(path for path in pipelines.parent.iterdir() if path.is_dir() and path.name != "Pipelines")
            with self.subTest(recipe=pipelines.parent.name):
                compared = Compared(self, pipelines, exports)
                compared.on(date(2024, 3, 31), date(2023, 3, 31) if ALL else date(2024, 1, 31))
                compared.on(date(2023, 11, 17))


class SeveralKPIs(unittest.TestCase):
    """One query of several KPIs is one script, with the rows of each."""

    def test_areas(self):
        for pipelines, exports, day, selections in (
                (ROOT / "Pipelines", ROOT / "Fixtures/somerset", "2024-03-31", ("area:1", "area:2", "7,8", "5", "source:referrals")),
                (ROOT / "Fixtures/northmoor/Pipelines", ROOT / "Fixtures/northmoor/exports", "2024-03-31", ("area:A,area:B", "1,2"))):
            compared = Compared(self, pipelines, exports)
            expected = compared.published(date.fromisoformat(day), day)[day]
            for selection in selections:
                for dialect, database in compared.databases.items():
                    with self.subTest(plan=exports.name, selection=selection, dialect=dialect):
                        done = program("sql", selection, "--dialect", dialect, "--as-of", day, "--pipelines", pipelines)
                        self.assertEqual((done.returncode, done.stdout.count(";\n")), (0, 1), done.stderr)
                        rows = database.query(done.stdout)
                        found = {(*row[:4], folded(row[4])): row[5:] for row in rows}
                        self.assertEqual(len(found), len(rows))
                        chosen = {point[:2] for point in found}
                        self.assertGreater(len(chosen), 1)
                        wanted = {point: value for point, value in expected.items() if point[:2] in chosen}
                        self.assertEqual(set(found), set(wanted))
                        self.assertTrue(all(compared.agrees(point, found, expected) for point in found))
                        self.assertEqual([row[0] for row in rows], sorted(row[0] for row in rows))
                        for kpi, part in chosen:
                            self.assertRegex(done.stdout, rf"(?m)^-- KPI {kpi}{part}: .*(\n-- .*)*\n-- value, in ")

    def test_the_heading_says_what_each_figure_counts(self):
        text = program("sql", "9", "--as-of", "2024-03-31", "--pipelines", ROOT / "Pipelines").stdout
        heading = " ".join(line.removeprefix("-- ") for line in text.split("\n\n")[0].splitlines())
        self.assertIn("value, in children: ", heading)
        self.assertIn("repeat_suspensions, in suspensions: ", heading)
        self.assertIn(" Also for each sen_status, reason, school_phase, school_area.", heading)
        self.assertEqual(heading.count("12 months to 31 March 2024"), 2, heading)


class Edges(unittest.TestCase):
    """Small exports that crowd the edges of every definition, as the second computation draws them."""

    def test_somerset(self):
        chosen = generator("edges")
        for number in range(21 if ALL else 3):
            seed = 100 * SEED + number
            with TemporaryDirectory() as folder, self.subTest(seed=seed):
                random_exports.main([folder, "--seed", str(seed), "--rows", "250"])
                compared = Compared(self, ROOT / "Pipelines", Path(folder))
                for day in chosen.sample(EDGES, 6 if ALL else 2):
                    compared.on(day)


class Samples(unittest.TestCase):
    """Invented exports of other seeds."""

    def test_somerset(self):
        chosen = generator("samples")
        for _ in range(5 if ALL else 1):
            seed, day = chosen.randint(1, 10**6), date(2024, 3, 31)
            with TemporaryDirectory() as folder, self.subTest(seed=seed):
                done = program("sample", folder, "--seed", seed)
                self.assertEqual(done.returncode, 0, done.stderr)
                compared = Compared(self, ROOT / "Pipelines", Path(folder))
                days = [day, *(date(2023, chosen.randint(1, 12), chosen.randint(1, 28)) for _ in range(4 if ALL else 1))]
                for day in days:
                    compared.on(day)


if __name__ == "__main__":
    unittest.main()
