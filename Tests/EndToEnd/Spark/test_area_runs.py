"""Many invented areas in one run on Spark: each has the scorecard that a run on this machine publishes, and so have all of them together.

`make test-spark` draws 200 areas for the plan of Somerset, and 200 for each of four plans of random definitions; AREAS=20 draws fewer.
"""

import os
import shutil
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from both import ROOT, Both, differences

for suite in ("Oracle", "Queries"):
    sys.path.append(str(ROOT / "Tests/EndToEnd" / suite))

import random_exports  # noqa: E402, of the second computation
import test_random  # noqa: E402, of the tests of queries

ALL = os.environ.get("CASES") == "all"
SEED = int(os.environ.get("SEED", "1"))
AREAS = int(os.environ.get("AREAS", "200"))
# Plans of random definitions; with Somerset's, they are five.
PLANS = 4


class BothOfAreas(Both):
    """Runs for all areas in a folder."""

    def read(self):
        """Where the exports are."""
        return ["--areas", str(self.exports)]

    def published(self, engine):
        """The files of each area, one after another: as much as one area has is compared at a time."""
        return sorted((self.folders[engine] / "output").iterdir())

    def run(self, *options):
        """One run of each engine; the exit code of both."""
        done = {engine: self.run_alone(engine, *options) for engine in ("own", "spark")}
        self.case.assertEqual(done["own"].returncode, done["spark"].returncode, done["spark"].stderr[-2000:])
        areas = [self.published(engine) for engine in ("own", "spark")]
        self.case.assertEqual(*[[path.name for path in paths] for paths in areas])
        for own, spark in zip(*areas):
            found = [self.texts_of(engine, path) for engine, path in (("own", own), ("spark", spark))]
            wrong = [f"{own.name}, {place}: {line}" for place, line in differences(*found)]
            self.case.assertFalse(wrong, "\n".join(wrong[:20]))
        return len(areas[0])

    def texts_of(self, engine, area):
        """The published files of an area."""
        found = {}
        for path in sorted((area / "latest").iterdir()):
            found |= self.texts(engine, path, path.name)
        return found


class Areas(unittest.TestCase):
    """Areas by the real plan."""

    def draw(self, folder, count, rows):
        """Exports of so many areas."""
        print(f"SEED={SEED}", flush=True)
        for number in range(count):
            random_exports.main([str(folder / f"area {number + 1}"), "--seed", str(1000 * SEED + number), "--rows", str(rows)])

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_many(self):
        with TemporaryDirectory() as folder:
            self.draw(Path(folder), AREAS, 60)
            both = BothOfAreas(self, ROOT / "Pipelines", folder)
            self.assertEqual(both.run("--as-of", "2024-03-31", "--from", "2023-09-30"), AREAS + 1)

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_many_by_random_definitions(self):
        for number in range(PLANS):
            with self.subTest(number=number), mock.patch.object(test_random, "KPIS", 12), TemporaryDirectory() as folder:
                drawn, chosen = test_random.Random.world(self, number)
                for area in range(AREAS):
                    test_random.exports(drawn, test_random.generator(f"area {area} of plan {number}"))
                    shutil.copytree(drawn.exports, Path(folder) / f"area {area + 1}")
                both = BothOfAreas(self, drawn.pipelines, folder)
                self.assertEqual(both.run("--as-of", chosen.choice(test_random.DAYS)), AREAS + 1)


if __name__ == "__main__":
    unittest.main()
