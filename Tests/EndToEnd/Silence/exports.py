"""The fixtures in small, so that a run takes no time; and exports as tables that can be damaged."""

import atexit
import csv
import functools
import io
import shutil
import tempfile
import zlib
from datetime import date
from pathlib import Path

from program import ROOT

FIXTURES = {"somerset": ROOT / "Fixtures/somerset", "northmoor": ROOT / "Fixtures/northmoor/exports"}
PIPELINES = {"somerset": ROOT / "Pipelines", "northmoor": ROOT / "Fixtures/northmoor/Pipelines"}
# Of these sources the rows of one child in so many are kept, by a column that names the child.
ONE_IN = {"sen_support": (120, "pupil_id"), "suspensions": (30, "pupil_id"), "referrals": (40, "person_id"),
          "ehc_requests": (9, "request_id"), "ehcp_consultations": (9, "consultation_id"), "feedback": (9, "response_id"),
          "waiting_times": (9, "referral_id"), "specialist_placements": (4, "pupil_id"),
          "sen_information_reports": (3, "school_urn"), "action_updates": (10, "update_date")}


class Table:
    """An export that is plain CSV: its headings and rows."""

    def __init__(self, path):
        self.path = Path(path)
        with open(path, newline="", encoding="utf-8") as file:
            self.headings, *self.rows = list(csv.reader(file))

    @property
    def source(self):
        """The source it belongs to."""
        return self.path.stem

    def place(self, heading):
        """Where a column stands."""
        return self.headings.index(heading)

    def values(self, heading):
        """All values of a column."""
        return [row[self.place(heading)] for row in self.rows]

    def set(self, heading, change):
        """Change every value of a column."""
        place = self.place(heading)
        for row in self.rows:
            row[place] = change(row[place])

    def drop(self, heading):
        """Take a column away."""
        place = self.place(heading)
        for row in (self.headings, *self.rows):
            del row[place]

    def days(self):
        """The headings of the columns that hold days."""
        return [heading for heading in self.headings if any(map(is_day, self.values(heading)))]

    def bytes(self):
        """The file."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([self.headings, *self.rows])
        return text.getvalue().encode("utf-8")

    def write(self):
        """Write it where it was."""
        self.path.write_bytes(self.bytes())


def is_day(text):
    """Whether a value is a day as the fixtures write it."""
    return len(text) == 10 and text[4] == text[7] == "-"


def moved(text, years):
    """A day so many years later, or earlier; anything else as it is."""
    if not is_day(text):
        return text
    day = date.fromisoformat(text)
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day).isoformat()


@functools.cache
def _small(area):
    """An area's fixtures in small, made once, and gone when the tests have ended."""
    temporary = tempfile.TemporaryDirectory()
    atexit.register(temporary.cleanup)
    folder = Path(shutil.copytree(FIXTURES[area], Path(temporary.name, "small")))
    for source, (share, heading) in ONE_IN.items() if area == "somerset" else ():
        table = Table(folder / f"{source}.csv")
        place = table.place(heading)
        table.rows = [row for row in table.rows if zlib.crc32(row[place].encode()) % share == 0]
        table.write()
    return folder


def reduced(area, folder):
    """An area's fixtures in small, in a new folder."""
    return Path(shutil.copytree(_small(area), folder))


def tables(folder):
    """All exports of a folder, in the order of their names."""
    return [Table(path) for path in sorted(Path(folder).glob("*.csv"))]
