"""The fixtures in small, so that a run takes no time; and exports as tables that can be changed."""

import atexit
import csv
import functools
import shutil
import tempfile
import zlib
from pathlib import Path

from plan import SOURCES
from program import ROOT

# Of these sources the rows of one child in so many are kept, by a column that names the child.
ONE_IN = {"suspensions": (30, "pupil_id"), "referrals": (40, "person_id")}


class Table:
    """An export that is plain CSV: its headings and rows."""

    def __init__(self, path):
        self.path = Path(path)
        with open(path, newline="", encoding="utf-8") as file:
            self.headings, *self.rows = list(csv.reader(file))

    def place(self, heading):
        """Where a column stands."""
        return self.headings.index(heading)

    def write(self):
        """Write it where it was."""
        with open(self.path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([self.headings, *self.rows])


def few_files(exports, folder):
    """Those exports of a folder that are read, in a new folder."""
    folder.mkdir()
    for source in SOURCES:
        shutil.copy(exports / f"{source}.csv", folder)
    return folder


@functools.cache
def _small():
    """The fixtures in small, made once, and gone when the tests have ended."""
    temporary = tempfile.TemporaryDirectory()
    atexit.register(temporary.cleanup)
    folder = few_files(ROOT / "Fixtures/somerset", Path(temporary.name, "small"))
    for source, (share, heading) in ONE_IN.items():
        table = Table(folder / f"{source}.csv")
        place = table.place(heading)
        table.rows = [row for row in table.rows if zlib.crc32(row[place].encode()) % share == 0]
        table.write()
    return folder


def few_exports(folder):
    """What the few KPIs read, in small, in a new folder."""
    return few_files(_small(), folder)


def keep_rows(path, count):
    """The newest rows of an export alone; what it was before."""
    before, table = path.read_bytes(), Table(path)
    table.rows = table.rows[len(table.rows) - count:]
    table.write()
    return before
