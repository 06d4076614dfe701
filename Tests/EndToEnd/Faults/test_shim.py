"""The preloaded library meets every call it should, in the program's own way to the system and in SQLite's."""

import errno
import sqlite3
import subprocess
import sys
import unittest
from contextlib import closing
from pathlib import Path

import area
import shim

PLAIN = """
import os, sys
os.chdir(sys.argv[1])
file = os.open("a", os.O_WRONLY | os.O_CREAT, 0o640)
os.write(file, b"1234"); os.fsync(file); os.close(file)
os.rename("a", "b"); os.symlink("b", "c"); os.unlink("c"); os.mkdir("d"); os.rmdir("d")
"""
DATABASE = """
import sqlite3, sys
history = sqlite3.connect(sys.argv[1] + "/h")
history.execute("CREATE TABLE t (a)"); history.execute("INSERT INTO t VALUES (1)"); history.commit()
"""


class Shim(unittest.TestCase):
    """Small programs run with the library."""

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "below"
        self.folder.mkdir()
        self.log = Path(scratch.name) / "log"
        self.library = shim.build()

    def run_script(self, script, fault=None):
        """Runs a script in the folder; what it ended with."""
        return subprocess.run(
            [sys.executable, "-c", script, str(self.folder)],
            capture_output=True,
            text=True,
            check=False,
            env=shim.environment(self.library, self.folder, fault, log=self.log),
        )

    def names(self):
        """The names of the calls that were counted."""
        return [call.name for call in shim.calls(self.log)]

    def test_every_call_is_counted(self):
        self.assertEqual(self.run_script(PLAIN).returncode, 0)
        self.assertEqual(
            self.names(), ["open", "write", "fsync", "close", "rename", "symlink", "unlink", "mkdir", "rmdir"]
        )

    def test_sqlite_is_met(self):
        self.assertEqual(self.run_script(DATABASE).returncode, 0)
        self.assertLessEqual({"open", "pwrite64", "fdatasync", "unlink"}, set(self.names()))

    def test_nothing_is_counted_elsewhere(self):
        self.run_script(PLAIN.replace("sys.argv[1]", "sys.argv[1] + '/..'"))
        self.assertEqual(self.names(), [])

    def test_a_call_fails(self):
        done = self.run_script(PLAIN, shim.Fault(3, "EIO"))
        self.assertIn("Input/output error", done.stderr)
        self.assertEqual(self.names()[-1], "fsync")

    def test_all_calls_after_it_fail(self):
        self.assertIn(
            "No space left",
            self.run_script(PLAIN.replace("os.write", "0 and "), shim.Fault(2, "ENOSPC", sticky=True)).stderr,
        )

    def test_killed_before_and_after(self):
        self.assertEqual(self.run_script(PLAIN, shim.Fault(5, "kill")).returncode, -9)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["a"])
        self.assertEqual(self.run_script(PLAIN, shim.Fault(5, "killafter")).returncode, -9)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["b"])

    def test_a_write_is_torn(self):
        self.assertEqual(self.run_script(PLAIN, shim.Fault(2, "tear")).returncode, -9)
        self.assertEqual((self.folder / "a").read_bytes(), b"12")

    def test_a_write_is_short(self):
        self.assertEqual(self.run_script(PLAIN, shim.Fault(2, "short")).returncode, 0)
        self.assertEqual((self.folder / "b").read_bytes(), b"12")

    def test_a_failing_commit_is_sqlites_to_report(self):
        done = self.run_script(DATABASE, shim.Fault(self.first("pwrite64"), "EIO"))
        self.assertIn("disk I/O error", done.stderr)
        with closing(sqlite3.connect(self.folder / "h")) as history:
            self.assertEqual(history.execute("SELECT * FROM sqlite_master").fetchall(), [])

    def first(self, name):
        """The number of the first call of a name in a run without faults."""
        self.run_script(DATABASE)
        number = self.names().index(name) + 1
        for path in [self.log, *self.folder.iterdir()]:
            path.unlink()
        return number

    def test_errno_names_are_the_systems(self):
        self.assertEqual(shim.Fault(1, "EDQUOT").number, errno.EDQUOT)


if __name__ == "__main__":
    unittest.main()
