"""Writes Fixtures/somerset-messy: the exports of Fixtures/somerset as real systems would have sent them.

    /usr/bin/python3 Tests/Mess/mess.py

The same bytes each time. What was done to each source is counted while it is written.
"""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import faults
import spelling
from columns import SOURCES

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ROOT / "Fixtures/somerset"
MESSY = ROOT / "Fixtures/somerset-messy"
SEED = 20240331
NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "cp1252": "Windows-1252", "utf-16-le": "UTF-16 LE",
         "utf-16-be": "UTF-16 BE"}
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}

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
    "ehcp_consultations": [("-1", 3, "cp1252", "|", "\r"), ("-02", 3, "utf-8", ";", "\r\n"), ("-003", 2, "utf-16-be", "\t", "\n")],
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


def clean_rows(source):
    """The rows of a clean export."""
    with open(CLEAN / f"{source}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def stale(row, rows, columns, dice):
    """An earlier state of a row, as an overlapping extract has it: its key, and what another row says."""
    other = dice.pick(rows)
    keeps_dates = any(column.in_key and column.kind == "date" for column in columns)
    kept = [column.name for column in columns if column.in_key or (keeps_dates and column.kind == "date")]
    return {**other, **{name: row[name] for name in kept}}


def parts(rows, shares):
    """The rows cut into consecutive parts of about these shares."""
    ends = [len(rows) * sum(shares[:count]) // sum(shares) for count in range(len(shares) + 1)]
    return [rows[start:end] for start, end in zip(ends, ends[1:])]


def lines_of(part, following, rows, columns, dice):
    """The rows of one file with what comes between them: (row, "good" or "stale")."""
    lines = []
    for row in part:
        if dice.chance(0.01):
            lines.insert(dice.below(len(lines) + 1), (stale(row, rows, columns, dice), "stale"))
        lines.append((row, "good"))
    overlap = following[:1 + len(following) // 40] if following else []
    return lines + [(stale(row, rows, columns, dice), "stale") for row in overlap]


def planned_faults(count, columns, dice):
    """So many faults, each kind before any comes twice."""
    planned = []
    while len(planned) < count:
        planned += dice.shuffled(faults.faults(columns))
    return planned[:count]


def spread(planned, lines, rows, dice):
    """The lines with the faults among them, each in a row that has what it needs."""
    for rule, column in planned:
        able = [row for row in rows if faults.fits(rule, column, row)]
        if able:
            lines.insert(dice.below(len(lines) + 1), (dice.pick(able), (rule, column)))
    return lines


class File:
    """One file being written: its lines, and the number of the next."""

    def __init__(self, name, columns, form, dice):
        self.name, self.columns, self.dice = name, columns, dice
        self.encoding, self.delimiter, self.newline = form
        added = dice.shuffled(spelling.ADDED)[:1 + dice.below(2)]
        # A column nobody asked for stands last, where a faulty line can end.
        self.order = dice.shuffled([*columns, *added[1:]]) + added[:1]
        self.text, self.line = [], 1

    def add(self, text):
        """A line; those in it count too."""
        self.text.append(text)
        self.line += text.count("\n") + 1

    def join(self, cells):
        """Cells as a line, quoted where need be."""
        return self.delimiter.join(spelling.quoted(cell, self.delimiter, self.dice) for cell in cells)

    def headings(self):
        """The heading line."""
        self.add(self.join([item if isinstance(item, str) else spelling.heading(item, self.dice) for item in self.order]))

    def cells(self, row, large, fault=(None, None)):
        """A row's texts in this file's order."""
        texts = []
        for item in self.order:
            if isinstance(item, str):
                texts.append(spelling.note(self.dice, 0.02 if large else 0.1))
            elif item is fault[1]:
                texts.append(faults.wrong(fault[0], item, row, self.dice))
            else:
                texts.append(spelling.value(item, row[item.name], self.dice, large))
        return texts

    def bytes(self):
        """All of it, with or without an end to the last line."""
        last = self.newline if self.dice.chance(0.5) else ""
        # Line breaks between quotes are line feeds whatever ends a line, as spreadsheets write them.
        return MARKS.get(self.encoding, b"") + (self.newline.join(self.text) + last).encode(self.encoding)


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
    if NAMES[file.encoding] not in tally.encodings:
        tally.encodings.append(NAMES[file.encoding])


def write_source(folder, source, dice):
    """All files of one source, and the tally of them."""
    columns, rows, tally = SOURCES[source], clean_rows(source), Tally()
    pieces = parts(rows, [file[1] for file in FILES[source]])
    planned = parts(planned_faults(max(3, len(rows) // 100), columns, dice), [file[1] for file in FILES[source]])
    for number, (suffix, _, *form) in enumerate(FILES[source]):
        following = pieces[number + 1] if number + 1 < len(pieces) else []
        lines = lines_of(pieces[number], following, rows, columns, dice)
        lines = spread(planned[number], lines, rows, dice)
        write_file(folder, File(f"{source}{suffix}.csv", columns, form, dice), source, lines, tally)
    return tally


def write(folder):
    """The messy exports below a folder; the tally of each source."""
    folder.mkdir(parents=True, exist_ok=True)
    # They are what they are, byte for byte: no line end may be mended on the way in or out.
    (folder / ".gitattributes").write_text("* -text\n", encoding="utf-8")
    return {source: write_source(folder, source, spelling.Dice(SEED + number)) for number, source in enumerate(sorted(FILES))}


if __name__ == "__main__":
    for old in MESSY.glob("*.csv"):
        old.unlink()
    tallies = write(MESSY)
    print(f"{sum(tally.files for tally in tallies.values())} files, {sum(tally.read for tally in tallies.values())} lines,",
          dict(Counter(rule for tally in tallies.values() for *_, rule in tally.rejects)))
