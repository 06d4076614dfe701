"""What is said of each file is what a run publishes of its source."""

import csv
import tempfile
import unittest
from collections import Counter
from datetime import date
from pathlib import Path

from worlds import SEED, SOMERSET, WHOLE, explain, figures, kpis, program, random_world

DAY = date(2024, 3, 31)
COUNTS = ("read", "rejected", "duplicates", "skipped")


def table(path):
    """The rows of a published file."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Files(unittest.TestCase):
    """Counts of rows by file."""

    def check(self, world):
        """Over all KPIs of a plan."""
        with tempfile.TemporaryDirectory() as folder:
            program("run", "--pipelines", world[0], "--input", world[1], "--output", folder, "--as-of", DAY, "--from", DAY, "--quiet")
            quality = {row["source"]: row for row in table(Path(folder, "latest/quality.csv"))}
            rejected = Counter((row["source"], row["file"]) for row in table(Path(folder, "latest/rejects.csv")))
        seen = set()
        for kpi in kpis(world[0]):
            for source in [source for main in explain(kpi, world, DAY) for figure in figures(main) for source in figure["sources"]]:
                name = source["source"]
                with self.subTest(world=world[1].name, source=name):
                    self.assertEqual(source["status"], quality[name]["status"])
                    for count in COUNTS:
                        self.assertEqual(sum(file[count] for file in source["files"]), int(quality[name][count]), count)
                    for file in source["files"]:
                        self.assertEqual(file["rejected"], rejected[name, file["file"]])
                seen |= {(name, file["file"]) for file in source["files"]}
        return seen

    def test_fixtures(self):
        self.assertGreater(len(self.check(SOMERSET)), 10)
        self.check((SOMERSET[0], SOMERSET[1].parent / "somerset-messy"))

    def test_random_exports(self):
        for seed in range(SEED, SEED + (7 if WHOLE else 1)):
            with tempfile.TemporaryDirectory() as folder:
                self.check(random_world(folder, seed))

    def test_a_row_that_a_later_file_replaces_is_a_duplicate_of_its_own_file(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = (SOMERSET[1] / "exclusions.csv").read_text(encoding="utf-8").splitlines()
            Path(folder, "exclusions.csv").write_text("\n".join(lines[:11]) + "\n", encoding="utf-8")
            Path(folder, "exclusions-2.csv").write_text("\n".join([lines[0], *lines[4:9], lines[8], "broken"]) + "\n", encoding="utf-8")
            found = explain("7", (SOMERSET[0], folder), DAY)[0]["sources"][0]["files"]
        told = [{count: file[count] for count in COUNTS} for file in found]
        self.assertEqual(told, [{"read": 10, "rejected": 0, "duplicates": 5, "skipped": 0},
                                {"read": 7, "rejected": 1, "duplicates": 1, "skipped": 0}])


if __name__ == "__main__":
    unittest.main()
