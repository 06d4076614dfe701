"""`worker.sh`, which Spark calls on executors: what it prints, where rows go to a file and where they are printed too."""

import json
import os
import shutil
import subprocess
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from clean import PROGRAM, ROOT

WORKER = ROOT / "Sources/Distribution/Driver/worker.sh"
EXPORT = ROOT / "Fixtures/somerset/ehcp_consultations.csv"


class Worker(unittest.TestCase):
    """Two tasks of an export with rows that cannot be used: one has two parts, the other a digest."""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.root, self.scratch = self.folder / "sent", self.folder / "scratch"
        self.root.mkdir()
        self.scratch.mkdir()
        # As Spark has sent it: the program by its name, and the definitions.
        (self.root / "scorecard").symlink_to(Path(PROGRAM).resolve())
        shutil.copytree(ROOT / "Pipelines", self.root / "pipelines")
        self.export = self.folder / EXPORT.name
        self.export.write_bytes(EXPORT.read_bytes() + b"K1,,,\nK2\nK3,900001,31/31/2024,,,,\n")
        self.size = self.export.stat().st_size

    def tasks(self, rows, folder):
        """A file of tasks, whose rows go to these paths."""
        middle = self.size // 2
        blocks = [["extract", "ehcp_consultations", "--block", f"{self.export}:{begin}-{end}", "--rows", rows(number)]
                  for number, (begin, end) in enumerate(((0, middle), (middle, self.size)))]
        path = folder / "tasks-1"
        path.write_text("\t".join(blocks[0] + [";"] + blocks[1]) + "\n" + "\t".join(["digest", str(self.export)]) + "\n", encoding="utf-8")
        return path

    def call(self, number, *arguments, cwd=None):
        """What a task prints, in bytes."""
        environment = {"PATH": f"{os.environ['PATH']}:{self.root}", "TMPDIR": str(self.scratch)}
        done = subprocess.run(["bash", WORKER, *map(str, arguments)], input=f"{number}\n".encode(), env=environment, capture_output=True,
                              check=False, cwd=cwd)
        self.assertEqual(list(self.scratch.iterdir()), [])
        return done

    def test_rows_are_printed_as_they_are_written(self):
        written = self.call(0, self.tasks(lambda number: str(self.folder / f"{number}.rows"), self.folder), "scorecard")
        self.assertEqual((written.returncode, written.stderr), (0, b""))
        self.tasks(lambda number: f"{number}.rows", self.root)
        printed = self.call(0, "tasks-1", "scorecard", "print")
        self.assertEqual((printed.returncode, printed.stderr), (0, b""))
        found = {}
        for line in printed.stdout.splitlines():
            name, value = line.split(b"\x01", 1)
            found.setdefault(name.decode(), []).append(value)
        answers = [[json.loads(line) for line in lines] for lines in (written.stdout.splitlines(), found.pop(""))]
        self.assertEqual([answer["rows"]["path"] for answer in answers[1]], ["0.rows", "1.rows"])
        for own, other in zip(*answers):
            self.assertEqual((own["block"], own["rows"]["sum"], own["rejects"]["sum"]),
                             (other["block"], other["rows"]["sum"], other["rejects"]["sum"]))
        for number in range(2):
            rows = (self.folder / f"{number}.rows").read_bytes().splitlines()
            self.assertEqual(found.pop(f"{number}.rows"), rows)
            self.assertGreater(len(rows), 10)
            rejects = self.folder / f".{number}.rows.rejects"
            expected = [b"%d:%s" % (place + 1, line) for place, line in enumerate(rejects.read_bytes().splitlines())] \
                if rejects.exists() else []
            self.assertEqual(found.pop(rejects.name, []), expected)
        self.assertEqual(found, {})

    def test_a_root_that_is_the_working_folder(self):
        self.tasks(lambda number: f"{number}.rows", self.root)
        environment = {"PATH": f"{os.environ['PATH']}:.", "TMPDIR": str(self.scratch)}
        done = subprocess.run(["bash", WORKER, "tasks-1", "scorecard", "print"], input=b"1\n", env=environment, capture_output=True,
                              check=False, cwd=self.root)
        name, _, answer = done.stdout.rstrip(b"\n").partition(b"\x01")
        self.assertEqual((done.returncode, name), (0, b""))
        self.assertTrue(answer.endswith(str(self.export).encode()))

    def test_a_file_of_its_own(self):
        (self.root / "of__parts").write_bytes(b"1\tone\n2\tzwei \xc3\xa9\n")
        self.assertEqual(self.call(0, "of__parts", "print").stdout, b"of__parts\x011\tone\nof__parts\x012\tzwei \xc3\xa9\n")

    def test_tasks_that_are_not_there(self):
        self.assertEqual(self.call(0, self.folder / "none", "scorecard").returncode, 72)

    def test_a_part_that_cannot_be_read(self):
        tasks = self.tasks(lambda number: f"{number}.rows", self.root)
        tasks.write_text(tasks.read_text(encoding="utf-8").replace(str(self.export), str(self.folder / "gone.csv")), encoding="utf-8")
        done = self.call(0, "tasks-1", "scorecard", "print")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"gone.csv", done.stderr)
        self.assertEqual(done.stdout, b"")


if __name__ == "__main__":
    unittest.main()
