"""Writes Fixtures/somerset-messy: the exports of Fixtures/somerset as real systems would have sent them.

    /usr/bin/python3 Tests/EndToEnd/Mess/mess.py

The same bytes each time. What was done to each source is counted while it is written.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import faults
import rows
import sheet
import spelling
from columns import SOURCES

ROOT = Path(__file__).resolve().parents[3]
MESSY = ROOT / "Fixtures/somerset-messy"
CLEAN = ROOT / "Fixtures/somerset"
SEED = 20240331
# Hand-kept sheets, which are read for their words: sent as they are.
WORDS = ("action_updates", "commentary", "qualitative", "risks")

# In natural order: what follows the source's name, the share of its rows, encoding, delimiter and line end.
FILES = {
    "exclusions": [("", 3, "cp1252", ";", "\r\n"), ("-2", 4, "utf-16-le", "\t", "\r\n"), ("-10", 3, "utf-8-sig", ",", "\n")],
    "suspensions": [("-2", 4, "utf-8", ",", "\r\n"), ("-3 late", 2, "cp1252", "|", "\n"), ("-10", 4, "utf-8-sig", ";", "\r")],
    "waiting_times": [("-2023-9", 1, "utf-16-be", ",", "\r\n"), ("-2023-10", 2, "utf-8", "\t", "\r")],
    "referrals": [("-9", 5, "cp1252", ",", "\r\n"), ("-10", 4, "utf-8", "|", "\n"), ("-11", 1, "utf-16-le", ";", "\n")],
    "sen_support": [("", 1, "utf-8", ",", "\n")],
    "schools": [("", 1, "cp1252", "\t", "\r\n"), ("-opened since", 1, "utf-8-sig", "|", "\r")],
    "sen_information_reports": [("", 1, "cp1252", ";", "\r\n"), ("-(2)", 1, "utf-8-sig", ";", "\r\n")],
    "inclusion_tool": [("-spring", 1, "utf-8-sig", ",", "\r\n"), ("-summer", 1, "utf-16-le", ",", "\n")],
    "ehcp_consultations": [("-1", 3, "cp1252", "|", "\r"), ("-02", 3, "utf-8", ";", "\r\n"),
                           ("-003", 2, "utf-16-be", "\t", "\n")],
    "specialist_placements": [("", 1, "utf-8", ";", "\r"), ("-2", 1, "cp1252", ",", "\n")],
    "ehc_requests": [("", 1, "utf-8-sig", "\t", "\n"), ("-2", 2, "cp1252", ";", "\r\n")],
    "training": [("", 1, "utf-16-le", "\t", "\r\n"), ("-2", 1, "cp1252", ",", "\r")],
    "targeted_support": [("-2", 1, "utf-8", "|", "\n"), ("-10", 1, "cp1252", ";", "\r\n")],
    "feedback": [("-2023", 1, "utf-8-sig", ",", "\r\n"), ("-2024", 1, "cp1252", ",", "\r\n")],
    "milestones": [("", 1, "utf-16-be", ";", "\r\n")],
}
LARGE = {"sen_support", "suspensions", "referrals"}    # kept short: most dates and codes as they are, few notes


@dataclass
class Tally:
    """What was done to one source."""

    files: int = 0
    good: int = 0
    stale: int = 0
    bad: int = 0
    skipped: int = 0
    blank: int = 0
    encodings: list = field(default_factory=list)
    rejects: list = field(default_factory=list)        # (file, line, column, rule)

    @property
    def read(self):
        """Rows and other lines that are no blank ones."""
        return self.good + self.stale + self.bad + self.skipped


def write_row(file, row, what, large, tally):
    """One row, good, stale or bad, and now and then a blank line after it."""
    if isinstance(what, str):
        file.add(file.join(file.cells(row, large)))
        setattr(tally, what, getattr(tally, what) + 1)
    else:
        rule, column = what
        tally.rejects.append((file.name, file.line, column.name if column else "", rule))
        tally.bad += 1
        if column:
            file.add(file.join(file.cells(row, large, what)))
        else:
            plain = ["" if isinstance(item, str) else row[item.name] for item in file.order]
            file.add(faults.broken_line(rule, plain, file.delimiter, file.dice))
    if file.dice.chance(0.005):
        file.add(file.dice.pick(["", "  "]))
        tally.blank += 1


def write_file(folder, file, source, lines, tally):
    """One file, from its titles to its last line."""
    for title in spelling.titles(source, file.dice):
        file.add(title)
        tally.skipped += 1
        if file.dice.chance(0.3):
            file.add("")
            tally.blank += 1
    file.headings()
    for row, what in lines:
        write_row(file, row, what, source in LARGE, tally)
    for line in spelling.ending(len(file.order), len(lines), file.delimiter, file.dice):
        file.add(line)
        tally.skipped += 1
    (folder / file.name).write_bytes(file.bytes())
    tally.files += 1
    if sheet.NAMES[file.encoding] not in tally.encodings:
        tally.encodings.append(sheet.NAMES[file.encoding])


def write_source(folder, source, dice):
    """All files of one source, and the tally of them."""
    columns, good, tally = SOURCES[source], rows.clean_rows(source), Tally()
    shares = [share for _, share, *_ in FILES[source]]
    pieces = rows.parts(good, shares)
    # Few enough that no source is refused: less than a fifth of a small one.
    count = min(max(3, len(good) // 100), len(good) // 5)
    planned = rows.parts(rows.planned_faults(count, columns, dice), shares)
    for number, (suffix, _, *form) in enumerate(FILES[source]):
        following = pieces[number + 1] if number + 1 < len(pieces) else []
        lines = rows.lines_of(pieces[number], following, good, columns, dice)
        lines = rows.spread(planned[number], lines, good, dice)
        write_file(folder, sheet.File(f"{source}{suffix}.csv", columns, form, dice), source, lines, tally)
    return tally


def write(folder):
    """The messy exports below a folder; the tally of each source."""
    folder.mkdir(parents=True, exist_ok=True)
    # They are what they are, byte for byte: no line end may be mended on the way in or out.
    (folder / ".gitattributes").write_text("* -text\n", encoding="utf-8")
    for name in WORDS:
        (folder / f"{name}.csv").write_bytes((CLEAN / f"{name}.csv").read_bytes())
    return {source: write_source(folder, source, spelling.Dice(SEED + number)) for number, source in enumerate(sorted(FILES))}


if __name__ == "__main__":
    for old in MESSY.glob("*.csv"):
        old.unlink()
    tallies = write(MESSY)
    print(f"{sum(tally.files for tally in tallies.values())} files, {sum(tally.read for tally in tallies.values())} lines,",
          dict(Counter(rule for tally in tallies.values() for *_, rule in tally.rejects)))
