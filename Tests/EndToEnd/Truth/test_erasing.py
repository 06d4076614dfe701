"""Whatever was published, withdrawn and made anew before: what is erased is gone, and of all other runs nothing changes."""

import os
import random
import sqlite3
import unittest
from contextlib import closing

from case import Case
from exports import Table

DAYS = ["2024-01-31", "2024-02-15", "2024-02-29", "2024-03-31"]
SEED = int(os.environ.get("SEED", random.randrange(10**6)))
SEQUENCES, STEPS = 3, 10
RECORDS = {
    "figures": "SELECT run, kpi, part, measure, dimension, category, as_of, value, numerator, denominator FROM published",
    "lines": "SELECT run.name, kpi, part, status, value, rag, reason, computed_by FROM line JOIN run ON run.id = line.run",
    "alerts": "SELECT run.name, alert.id, state, opened_on, message FROM alert JOIN run ON run.id = alert.run",
    "baselines": "SELECT run.name, kpi, part, date, value, measured_by FROM baseline JOIN run ON run.id = baseline.run",
}


class Erasing(Case):
    """Runs in every order over exports that change each time."""

    def setUp(self):
        super().setUp()
        self.whole = {path: path.read_bytes() for path in self.area.exports.iterdir()}
        self.done = []

    def records(self, but=""):
        """All that the history holds of each run, but for one."""
        with closing(sqlite3.connect(f"file:{self.area.output}/history.sqlite?mode=ro", uri=True)) as database:
            return {name: {row for row in database.execute(query) if row[0] != but} for name, query in RECORDS.items()}

    def names(self):
        """The runs of the history that have folders; none where nothing was published yet."""
        if not (self.area.output / "history.sqlite").exists():
            return []
        with closing(sqlite3.connect(f"file:{self.area.output}/history.sqlite?mode=ro", uri=True)) as database:
            return [name for name, in database.execute("SELECT name FROM run ORDER BY id")
                    if (self.area.output / "runs" / name).is_dir()]

    def publish(self, dice):
        """A run of a day, or of a figure of a day, over exports of which some rows are not there."""
        for path, content in self.whole.items():
            path.write_bytes(content)
            table = Table(path)
            table.rows = [row for row in table.rows if dice.random() < dice.choice([1, 0.9, 0.7])]
            table.write()
        options = dice.choice([[], [], ["--kpi", "7"], ["--kpi", "11a", "--partial"], ["--replace"]])
        day = dice.choice(DAYS)
        done = self.area.run(day, "--from", DAYS[0], *options)
        self.done.append(f"run {day} {' '.join(options)}: {done.code}")
        self.assertIn(done.code, (0, 64, 65), done.err)

    def change(self, dice):
        """One of the commands that take something away or make the history anew; what it may not change."""
        run = dice.choice(self.names())
        command, gone = dice.choice([(["withdraw", run, "--reason", "x", "--erase"], run), (["withdraw", run, "--reason", "x"], ""),
                                     (["withdraw", run, "--reason", "x", "--erase"], run), (["history", "rebuild"], "")])
        before = self.records(gone)
        self.done.append(" ".join(command))
        self.check_ended(self.area(*command), 0)
        after = self.records(gone)
        there = set(self.names())
        for name, rows in before.items():
            # A history that is made anew has the runs whose folders are there.
            kept = {row for row in rows if command[0] != "history" or row[0] in there}
            self.assertEqual(sorted(kept ^ after[name], key=str)[:5], [], f"SEED={SEED}, {name} after\n" + "\n".join(self.done))
        if gone:
            self.assertEqual([row for rows in self.records().values() for row in rows if row[0] == gone], [], f"SEED={SEED}")

    def test_nothing_else_changes(self):
        print(f"erasing: SEED={SEED}")
        for number in range(SEQUENCES):
            dice = random.Random(SEED + number)
            self.publish(dice)
            for _ in range(STEPS):
                if not self.names() or dice.random() < 0.6:
                    self.publish(dice)
                else:
                    self.change(dice)
            with closing(sqlite3.connect(f"file:{self.area.output}/history.sqlite?mode=ro", uri=True)) as database:
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])


if __name__ == "__main__":
    unittest.main()
