"""The history is gone, damaged, half changed, or being read: a run goes well, and what can be known is."""

import sqlite3
import subprocess
import sys
import time
import unittest
from contextlib import closing, contextmanager

import agreement
import area
import damages
import folder
import scenarios

# What was published, by the runs' names: the numbers of the runs in the history are its own affair.
RECORD = {
    "runs": "SELECT name, plan, area, as_of, started, program_version, exit_code, is_newest, "
    "withdrawn_at, withdrawn_reason FROM run ORDER BY id",
    "figures": "SELECT run, kpi, part, measure, dimension, category, as_of, value, numerator, denominator "
    "FROM published ORDER BY 1, 2, 3, 4, 5, 6, 7",
    "alerts": "SELECT run.name, alert.id, rule, kpi, part, subject, owner, severity, state, opened_on, resolved_on "
    "FROM alert JOIN run ON run.id = alert.run ORDER BY 1, 2",
}


class DamagedHistory(unittest.TestCase):
    """Runs over a folder of four runs whose history something happened to."""

    @classmethod
    def setUpClass(cls):
        scratch = area.scratch()
        cls.addClassCleanup(scratch.cleanup)
        cls.area = area.Area(scratch.name)
        cls.seed = cls.area.folder / "seed"
        for words, exports in [*scenarios.TWICE, (scenarios.OLDER_RUN, "corrected")]:
            scenarios.expect(cls.area.run(cls.seed, *words, exports=exports), 0)
            scenarios.await_next_second()
        scenarios.expect(cls.area.run(cls.seed, "withdraw", folder.runs(cls.seed)[-1], "--reason", "wrong exports"), 0)
        cls.before = cls.record(cls.seed)

    @staticmethod
    def record(output):
        """All that the history tells of what was published."""
        return {name: agreement.query(output, statement) for name, statement in RECORD.items()}

    def setUp(self):
        self.output = self.area.folder / "output"
        scenarios.copy(self.seed, self.output)
        self.history = self.output / "history.sqlite"

    def check_run(self, *said, command=scenarios.NEWER_RUN):
        """A run goes well and says so much; all that was ever published is known, as it was."""
        done = self.area.run(self.output, *command, exports="corrected")
        self.assertEqual(done.returncode, 0, done.stderr)
        for text in said:
            self.assertIn(text, done.stderr)
        self.assertEqual(agreement.complaints(self.output), [])
        self.assertEqual(folder.leftovers(self.output), [])
        count = len(self.before["runs"])
        after = self.record(self.output)
        names = [row[0] for row in self.before["runs"]]
        self.assertEqual(after["runs"][:count], self.before["runs"])
        for part in ("figures", "alerts"):
            self.assertEqual([row for row in after[part] if row[0] in names], self.before[part])
        return done

    def set_aside(self):
        """What was set aside."""
        return [path for path in self.output.glob("history.sqlite.damaged-*") if not path.name.endswith("-journal")]

    def test_a_damaged_history_is_set_aside_and_rebuilt(self):
        for name, damage in damages.DAMAGES.items():
            with self.subTest(name):
                self.setUp()
                damage(self.history)
                data = self.history.read_bytes() if self.history.is_file() else None
                self.check_run("damaged", "history.sqlite")
                (aside,) = self.set_aside()
                if damage is not damages.another_database:  # That one is written to before it is known for what it is.
                    self.assertEqual(aside.read_bytes() if aside.is_file() else None, data)

    def test_a_deleted_history_is_rebuilt(self):
        self.history.unlink()
        self.check_run()
        self.assertEqual(self.set_aside(), [])

    def test_an_empty_history_is_rebuilt(self):
        self.history.write_bytes(b"")
        self.check_run()

    def test_by_hand(self):
        for damage in (damages.truncate(0.5), damages.lose, lambda path: None):
            self.setUp()
            damage(self.history)
            scenarios.expect(self.area.run(self.output, "history", "rebuild"), 0)
            self.assertEqual(self.record(self.output), self.before)
            self.assertEqual(agreement.complaints(self.output), [])
            self.assertEqual(folder.leftovers(self.output), [])

    def test_two_damaged_histories_are_both_kept(self):
        for _ in range(2):
            self.history.write_bytes(b"garbage" * 999)
            self.check_run("damaged")
        self.assertEqual(len(self.set_aside()), 2)

    def test_a_hot_journal_of_an_earlier_version_is_played_back(self):
        # It wrote to the file that readers open, and was killed while it did.
        killed = (
            "import os, sqlite3, sys; base = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "base.execute('PRAGMA cache_size = 1'); base.execute('BEGIN')\n"
            "base.execute('UPDATE value SET value = -1'); base.execute('DELETE FROM alert'); os.kill(os.getpid(), 9)"
        )
        subprocess.run([sys.executable, "-c", killed, self.history], check=False)
        self.assertTrue((self.output / "history.sqlite-journal").stat().st_size)
        self.check_run()
        self.assertEqual(self.set_aside(), [])

    def test_a_journal_that_is_none(self):
        for data in (b"", b"garbage" * 999):
            self.setUp()
            (self.output / "history.sqlite-journal").write_bytes(data)
            self.check_run()
            self.assertEqual(self.set_aside(), [])

    @contextmanager
    def a_reader(self):
        """Somebody who reads the history and does not end."""
        with closing(sqlite3.connect(f"file:{self.history}?mode=ro", uri=True, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM published").fetchone()
            yield

    def test_a_reader_who_does_not_end_holds_nobody_up(self):
        with self.a_reader():
            began = time.monotonic()
            self.check_run()
            self.assertLess(time.monotonic() - began, 20)

    def test_reading_commands_say_what_is_wrong(self):
        for damage in damages.DAMAGES.values():
            self.setUp()
            damage(self.history)
            for words in (["alerts"], ["history"], ["history", "1rate"]):
                done = self.area.run(self.output, *words)
                self.assertIn(done.returncode, (0, 66, 74), f"{words}: {done.stderr}")
                if done.returncode:
                    self.assertIn("history.sqlite", done.stderr)
                self.assertEqual(self.set_aside(), [], "a command that only reads changes nothing")


if __name__ == "__main__":
    unittest.main()
