"""Every way to take something from an export: a file, a column, a heading, all values of a column, a category, its age."""

import random
from dataclasses import dataclass

from exports import Table, is_day, moved

YEARS = 3
MOST_CATEGORIES = 20
UNKNOWN = "Field 7"


@dataclass(frozen=True)
class Change:
    """One thing done to one export; `only` is the value of the column that it is about."""

    source: str
    what: str
    column: str = ""
    only: str = ""

    def __str__(self):
        return " ".join(part for part in (self.what, self.source, self.column, repr(self.only) if self.only else "") if part)

    @property
    def written(self):
        """The spelling that nobody lists."""
        return self.only + " or so" if self.what == "respell" else ""

    def apply(self, folder):
        """Do it to the export in a folder."""
        table = Table(folder / f"{self.source}.csv")
        if self.what == "remove" and not self.column:
            table.path.unlink()
            return
        {"remove": self._remove, "rename": self._rename, "blank": self._blank, "age": self._age, "empty": self._empty,
         "respell": self._respell, "leave out": self._leave_out}[self.what](table)
        table.write()

    def _remove(self, table):
        table.drop(self.column)

    def _rename(self, table):
        table.headings[table.place(self.column)] = UNKNOWN

    def _blank(self, table):
        table.set(self.column, lambda _: "")

    def _age(self, table):
        for heading in [self.column] if self.column else table.days():
            table.set(heading, lambda text: moved(text, -YEARS))

    def _empty(self, table):
        table.rows = []

    def _respell(self, table):
        table.set(self.column, lambda text: self.written if text == self.only else text)

    def _leave_out(self, table):
        place = table.place(self.column)
        table.rows = [row for row in table.rows if row[place] != self.only]


def of_files_and_columns(tables):
    """What one export shows by itself: all files and columns, taken away, renamed or too old."""
    for table in tables:
        yield Change(table.source, "remove")
        yield Change(table.source, "age")
        for heading in table.headings:
            yield Change(table.source, "remove", heading)
            yield Change(table.source, "rename", heading)
        for heading in table.days():
            yield Change(table.source, "age", heading)


def of_values(tables, dice):
    """What shows beside the last run's: all columns blank, all files without a row; and of every column with
    categories three of them in a spelling that nobody lists, and one left out where most rows have it."""
    for table in tables:
        yield Change(table.source, "empty")
        for heading in table.headings:
            yield Change(table.source, "blank", heading)
            yield from of_categories(table, heading, dice)


def of_categories(table, heading, dice):
    """What may befall one column with categories."""
    values = table.values(heading)
    categories = sorted({value for value in values if value and not is_day(value)})
    if len(table.rows) > len(categories) <= MOST_CATEGORIES:
        for value in dice.sample(categories, min(3, len(categories))):
            yield Change(table.source, "respell", heading, value)
        for value in categories:
            if 2 * values.count(value) > len(values):
                yield Change(table.source, "leave out", heading, value)


def batches(changes, figures):
    """The changes in as few runs as may be: in one run none shares a figure with another."""
    left = sorted(changes, key=lambda change: change.source)
    random.Random(0).shuffle(left)
    while left:
        taken, kpis = [], set()
        for source in sorted({change.source for change in left}, key=lambda name: -sum(change.source == name for change in left)):
            if not figures[source] & kpis:
                taken.append(next(change for change in left if change.source == source))
                kpis |= figures[source]
        left = [change for change in left if change not in taken]
        yield taken
