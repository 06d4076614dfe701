"""What history.sqlite holds."""

import json
import sqlite3
from contextlib import closing

RUNS = "SELECT id, name, as_of, is_newest, withdrawn_at IS NOT NULL FROM run ORDER BY id"
FIGURES = """SELECT run, kpi, part, measure, dimension, category, as_of, value, numerator, denominator FROM published"""
ALERTS = """SELECT run.name, alert.id, rule, kpi, part, subject, owner, severity, state, opened_on, resolved_on
    FROM alert JOIN run ON run.id = alert.run"""
NOTICES = """SELECT run.name, owner, notice.as_of, told, firing, resolved
    FROM notice JOIN run ON run.id = notice.run"""


class History:
    """A reading of the file."""

    def __init__(self, path):
        self.path = path

    def ask(self, question, *values):
        """All rows of an answer."""
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as file:
            return file.execute(question, values).fetchall()

    def is_sound(self):
        """Whether SQLite finds nothing wrong with the file."""
        try:
            return self.ask("PRAGMA integrity_check") == [("ok",)]
        except sqlite3.DatabaseError:
            return False

    def runs(self):
        """Name, day, newest and withdrawn of every run, in order."""
        return [row[1:] for row in self.ask(RUNS)]

    def figures(self, name=None):
        """What a run, or every run, published; without what has no value."""
        rows = self.ask(FIGURES + (" WHERE run = ?" if name else ""), *([name] if name else []))
        return {tuple(row[:-3]): tuple(map(shown, row[-3:])) for row in rows if row[-3] is not None}

    def alerts(self, name=None):
        """The ledger as a run, or every run, left it."""
        return set(self.ask(ALERTS + (" WHERE run.name = ?" if name else ""), *([name] if name else [])))

    def notices(self, name):
        """A run's decisions by owner: the day, told, the ids that fire, the ids that do no longer."""
        return {owner: (day, bool(told), set(json.loads(firing)), set(json.loads(resolved)))
                for _, owner, day, told, firing, resolved in self.ask(NOTICES + " WHERE run.name = ?", name)}


def shown(number):
    """A number to six places, as the files have it."""
    return None if number is None else round(float(number), 6)
