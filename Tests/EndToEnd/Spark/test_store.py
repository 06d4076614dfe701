"""Rows that go to an address that Spark alone reaches, such as `hdfs:` or `s3a:`: the same is published, and nothing is left there.

What lies at the address is a folder of this machine: Spark's file systems can be mounted on others.
"""

import os
import signal
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from both import CLUSTER, ROOT, Both
from disturbed import Run
from test_runs import MESSY, NORTHMOOR, knowing_titles

ALL = os.environ.get("CASES") == "all"
MOUNTED = "org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme"


def at(scheme, folder):
    """The options for an address of this scheme, at which this folder is."""
    settings = f"spark.hadoop.fs.{scheme}.impl={MOUNTED}", f"spark.hadoop.fs.viewfs.mounttable.place.link./rows={folder.as_uri()}"
    return ["--spark-staging", f"{scheme}://place/rows", *(word for setting in settings for word in ("--spark-conf", setting))]


class Stored(Both):
    """Runs of which that on Spark puts its rows at an address."""

    def __init__(self, case, scheme, *more, **others):
        super().__init__(case, *more, **others)
        folder = TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.place = Path(folder.name)
        self.spark += at(scheme, self.place)

    def run(self, *options):
        """One run of each engine; nothing is left at the address."""
        code = super().run(*options)
        self.case.assertEqual(list(self.place.iterdir()), [])
        return code


@unittest.skipUnless(ALL, "make test-spark does")
class Same(unittest.TestCase):
    """The same files, sentences and exit codes."""

    def test_two_executors(self):
        both = Stored(self, "hdfs", NORTHMOOR / "Pipelines", NORTHMOOR / "exports", master="cluster")
        for day in ("2024-03-31", "2024-02-14"):
            self.assertEqual(both.run("--as-of", day), 0)

    def test_messy_exports_in_small_parts(self):
        with TemporaryDirectory() as folder:
            pipelines = knowing_titles(Path(folder) / "Pipelines")
            Stored(self, "s3a", pipelines, MESSY, part_size=50_000).run("--as-of", "2024-03-31")

    def test_address_of_a_folder(self):
        with TemporaryDirectory() as folder:
            both = Both(self, NORTHMOOR / "Pipelines", NORTHMOOR / "exports")
            both.spark += ["--spark-staging", Path(folder).as_uri()]
            self.assertEqual(both.run("--as-of", "2024-03-31"), 0)
            self.assertEqual(list(Path(folder).iterdir()), [])

    def test_somerset(self):
        self.assertEqual(Stored(self, "s3a", ROOT / "Pipelines", ROOT / "Fixtures/somerset").run("--as-of", "2024-03-31"), 0)


@unittest.skipUnless(ALL, "make test-spark does")
class Kept(unittest.TestCase):
    """What lies at the address while a run lasts, and what after it."""

    def setUp(self):
        self.run_, folder = Run(self), TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = Path(folder.name)

    def start(self, master, *more):
        """Start a run, and wait until rows are there."""
        self.run_.start(master, *at("hdfs", self.place), *more)
        self.run_.until(lambda: list(self.place.rglob("*.parquet")))

    def test_nobody_else_reads_it(self):
        self.start("local[2]")
        own = {path.stat().st_mode & 0o777 for path in self.place.iterdir()}
        others = {path.stat().st_mode & 0o007 for path in self.place.rglob("*") if path.exists()}
        self.run_.end()
        self.assertEqual((own, others), ({0o700}, {0}))
        self.assertEqual((self.run_.code, self.run_.tables(), list(self.place.iterdir())), (0, self.run_.own(), []))

    def test_interrupted(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            for master in ("local[2]", CLUSTER[0]):
                with self.subTest(signal=number, master=master):
                    self.start(master)
                    self.run_.process.send_signal(number)
                    self.run_.process.wait(timeout=60)
                    self.run_.gone(20)
                    self.assertEqual(list(self.place.iterdir()), [])

    def test_nothing_to_write_to(self):
        self.run_.start("local[2]", "--spark-staging", "s3a://place/rows")
        self.run_.end()
        self.assertEqual(self.run_.code, 69)
        self.assertIn("Spark cannot write to s3a://place/rows (java.lang.ClassNotFoundException)", self.run_.said)
        self.assertFalse((self.run_.output / "latest").exists())


if __name__ == "__main__":
    unittest.main()
