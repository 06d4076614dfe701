"""An export changes while it is read: it is refused or read whole, soon, and what is published of it is so.

SEED=7 picks other moments; -k and a way's name picks one way of changing.
"""

import csv
import json
import random
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

import program
from exports import DAY, EXPORTS, digest, prepare
from writer import CONSTANT, ONCE, WAYS, Writer

# The one with debug checks, whatever SCORECARD says: it reads so slowly that no change of a large file comes before or after all of it.
READER = program.ROOT / ".build/debug/scorecard"
WORDS = "changed while it was being read"
# What a command that met a moving export may end with.
CODES = (0, 65, 66)
# At how many moments what comes once is tried.
MOMENTS = 4


class Attempt:
    """One command beside a writer, in a folder of its own."""

    def __init__(self, folder, pipelines, verb, export, way, window, moment=1):
        self.name = f"{verb}, {export.source}, {way}, {moment}"
        self.verb, self.export, self.way = verb, export, way
        self.random = random.Random(f"{program.SEED} {self.name}")
        self.folder = folder / self.name.replace(", ", "-")
        (self.folder / "input").mkdir(parents=True)
        for other in EXPORTS:
            (self.folder / f"input/{other.source}.csv").write_bytes(other.content())
        self.output = self.folder / "output"
        self.pipelines = pipelines
        self.window = window
        self.complaints = []

    def command(self, verb):
        """Its words."""
        more = ["--from", DAY] if verb == "run" else []
        return [verb, "--as-of", DAY, *more, "--pipelines", str(self.pipelines), "--input", str(self.folder / "input"),
                "--output", str(self.output)]

    def moving(self):
        """Runs the command beside the writer; what it ended with."""
        with Writer(self.export, self.folder / f"input/{self.export.source}.csv", self.way, self.random, self.window) as writer:
            self.done = program.run(self.command(self.verb), program=READER)
        if writer.error:
            raise AssertionError(f"{self.name}: the writer failed: {writer.error!r}")
        self.writer = writer
        self.check_ended()
        return self

    def complain(self, what):
        """Something is not as it should be."""
        self.complaints.append(f"{self.name}: {what}")

    def check_ended(self):
        """The command ended by itself, and with a word where the change could not be missed."""
        if self.done.code not in CODES:
            self.complain(str(self.done))
            return
        if self.is_noticed():
            if self.done.code != 65:
                self.complain(f"the change was not noticed: {self.done}")
            if self.way in CONSTANT and WORDS not in self.done.err + self.done.out:
                self.complain(f"does not say {WORDS!r}: {self.done}")
        if self.verb == "run":
            self.check_published()

    def is_noticed(self):
        """Whether the reading takes so long that no change can be missed. A file that is written whole now and then may be read between."""
        return self.way in CONSTANT and self.export is EXPORTS[0]

    def published(self, name):
        """The rows of a published file by their first two fields."""
        with open(self.output / "latest" / name, encoding="utf-8", newline="") as file:
            return {row.get("kpi") or row["source"]: row for row in csv.DictReader(file)}

    def check_published(self):
        """What was published: the other figures, and of the moving source only what is true."""
        quality, lines = self.published("quality.csv"), self.published("scorecard.csv")
        for other in EXPORTS:
            if other is not self.export and lines[other.kpi]["status"] != "computed":
                self.complain(f"KPI {other.kpi} is {lines[other.kpi]['status']} although its export did not move")
        line, status = lines[self.export.kpi], quality[self.export.source]["status"]
        if status in ("refused", "missing"):
            if (line["status"], line["reason"], self.done.code) != ("not computed", status, 65):
                self.complain(f"{status}, and yet {line['status']}, {line['reason']}: {self.done}")
        elif self.is_noticed():
            self.complain(f"the change was not noticed: {status}")
        self.check_manifest()

    def check_manifest(self):
        """Digests and sizes are of contents that the files had, and the rows are those of these contents."""
        manifest = json.loads((self.output / "latest/manifest.json").read_text(encoding="utf-8"))
        for source in manifest["sources"]:
            if source["status"] in ("refused", "missing"):
                continue
            (file,) = source["files"]
            export = next(one for one in EXPORTS if one.source == source["source"])
            data = self.content(export, file)
            if data is None:
                self.complain(f"{file} is no content that the file ever had")
            elif export.accepted(data) != source["accepted"]:
                self.complain(f"{export.accepted(data)} rows are in the bytes of the digest, {source['accepted']} were accepted")

    def content(self, export, file):
        """The bytes that a file of the manifest was made of; None where there never were any such."""
        if export is self.export:
            return self.writer.version(file["bytes"], file["sha256"])
        data = export.content()
        return data if (file["bytes"], file["sha256"]) == (len(data), digest(data)) else None

    def quiet(self):
        """The lock is free, and once nobody writes all is computed."""
        if self.verb != "run" or self.done.code is None:
            return self.complaints
        self.writer.restore()
        done = program.run(self.command("run"), program=READER)
        if done.code != 0:
            self.complain(f"afterwards: {done}")
        elif (count := int(self.published("quality.csv")[self.export.source]["accepted"])) != self.export.count:
            self.complain(f"afterwards {count} of {self.export.count} rows")
        if left := [path.name for path in self.output.rglob("*.tmp")]:
            self.complain(f"leaves {left}")
        return self.complaints


class MovingExport(unittest.TestCase):
    """Commands beside a writer."""

    @classmethod
    def setUpClass(cls):
        folder = program.scratch()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = program.Path(folder.name)
        cls.pipelines = prepare(cls.folder)
        print(f"\nmoving exports: SEED={program.SEED}", flush=True)
        still = Attempt(cls.folder, cls.pipelines, "run", EXPORTS[0], "touch", 0)
        began = time.monotonic()
        done = program.run(still.command("run"), program=READER)
        cls.window = time.monotonic() - began
        if done.code != 0:
            raise AssertionError(f"nobody writes, and yet: {done}")

    def check_way(self, way):
        """`check` and `run` of the large export and of a small one, side by side."""
        small = random.Random(f"{program.SEED} {way}").choice(EXPORTS[1:])
        attempts = [Attempt(self.folder / way, self.pipelines, verb, export, way, self.window)
                    for export in (EXPORTS[0], small) for verb in ("run", "check")]
        if way in ONCE:
            attempts += [Attempt(self.folder / way, self.pipelines, "run", EXPORTS[0], way, self.window, moment)
                         for moment in range(2, MOMENTS)]
        with ThreadPoolExecutor(2) as pool:
            complaints = sum(pool.map(lambda attempt: attempt.moving().quiet(), attempts), [])
        if complaints:
            self.fail(f"SEED={program.SEED}\n" + "\n".join(complaints))


def test_of(way):
    """A test for a way of changing an export."""
    def test(self):
        self.check_way(way)
    test.__doc__ = WAYS[way].__doc__
    return test


for name in WAYS:
    setattr(MovingExport, f"test_{name}", test_of(name))


if __name__ == "__main__":
    unittest.main()
