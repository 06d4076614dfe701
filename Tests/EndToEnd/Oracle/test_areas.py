"""`scorecard run --areas`: each area's scorecard is that of a run for the area alone, and the one for all that of one folder with all files."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import random_exports

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
SEED = int(os.environ.get("SEED", "1"))
DAY = "2024-03-31"
# They tell of the run itself, or are packed with the time.
OTHERS = {"manifest.json", "scorecard.xlsx"}


def program(*options):
    """One call of the program."""
    environment = os.environ | {"XDG_STATE_HOME": os.path.join(os.path.dirname(PROGRAM), "state")}
    return subprocess.run([PROGRAM, *map(str, options)], capture_output=True, text=True, timeout=600, check=False, env=environment)


def published(folder):
    """The files of a day, without the names and times of runs."""
    files = {}
    for path in sorted((folder / DAY).iterdir()):
        if path.name not in OTHERS:
            text = re.sub(r"\d{8}T\d{6}Z-[0-9a-f]{4}", "RUN", path.read_text(encoding="utf-8"))
            files[path.name] = re.sub(r"\d\d:\d\d:\d\d", "TIME", text)
    return files


def natural(path):
    """By which files are in natural order: x.csv, x-2.csv, x-10.csv."""
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", path.stem)]


class Areas(unittest.TestCase):
    """Some invented areas, one of which is broken."""

    maxDiff = 2000

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.areas, self.output = self.folder / "collection", self.folder / "published"
        for number, area in enumerate(("east 2", "east 10", "north")):
            random_exports.main([str(self.areas / area), "--seed", str(100 * SEED + number), "--rows", "60"])

    def definitions(self, area):
        """The real plan for an area of this name."""
        pipelines = self.folder / f"definitions of {area}"
        shutil.copytree(ROOT / "Pipelines", pipelines)
        plan = pipelines / "plan.yml"
        plan.write_text(re.sub(r"(?m)^area: .*$", f"area: {area}", plan.read_text(encoding="utf-8")), encoding="utf-8")
        return pipelines

    def alone(self, area, exports):
        """A run for one folder of exports."""
        output = self.folder / "alone" / area
        done = program("run", "--quiet", "--pipelines", self.definitions(area), "--input", exports, "--output", output, "--as-of", DAY)
        self.assertIn(done.returncode, (0, 65), done.stderr)
        return output

    def run_areas(self):
        """A run for all of them."""
        return program("run", "--quiet", "--areas", self.areas, "--pipelines", ROOT / "Pipelines", "--output", self.output, "--as-of", DAY)

    def test_each_is_as_if_it_were_alone(self):
        done = self.run_areas()
        self.assertIn(done.returncode, (0, 65), done.stderr)
        self.assertEqual([line.split(": ")[0] for line in done.stdout.splitlines()], ["east 2", "east 10", "north", "all"])
        for area in ("east 2", "east 10", "north"):
            with self.subTest(area, seed=SEED):
                self.assertEqual(published(self.output / area), published(self.alone(area, self.areas / area)))

    def test_all_are_as_if_they_were_in_one_folder(self):
        together = self.folder / "together"
        together.mkdir()
        for place, area in enumerate(("east 2", "east 10", "north")):
            # Natural order goes by the rest of the name: files of an area in their own order, and areas one after another.
            for number, path in enumerate(sorted((self.areas / area).iterdir(), key=natural)):
                stem = re.match(r"[a-z_]+", path.name).group()
                shutil.copy(path, together / f"{stem}-{place + 1}-{number}.csv")
        self.assertIn(self.run_areas().returncode, (0, 65))
        one, other = (published(folder) for folder in (self.output / "all", self.alone("All areas", together)))
        for name in ("scorecard.csv", "series.csv", "breakdowns.csv", "targets.csv", "spc.csv"):
            with self.subTest(name, seed=SEED):
                self.assertEqual(one[name], other[name])

    def test_a_broken_area_stops_no_other(self):
        (self.areas / "south").mkdir()
        (self.areas / "south/strange.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        done = self.run_areas()
        self.assertEqual(done.returncode, 66, done.stderr)
        self.assertIn("south: There is no export", done.stderr)
        self.assertTrue((self.output / "north" / DAY).exists())
        self.assertFalse((self.output / "south" / DAY).exists())

    def test_what_does_not_go_together(self):
        for options in (["--kpi", "7"], ["--open"], ["--format", "json"], ["--notify"]):
            done = program("run", "--areas", self.areas, *options)
            self.assertEqual(done.returncode, 64, options)
            self.assertIn(f"Use --areas or {options[0]}", done.stderr)
        (self.areas / "all").mkdir()
        (self.areas / "all/feedback.csv").touch()
        self.assertEqual(program("run", "--areas", self.areas, "--output", self.output).returncode, 66)
        self.assertEqual(program("run", "--areas", self.folder / "none").returncode, 66)


if __name__ == "__main__":
    unittest.main()
