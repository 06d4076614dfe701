"""Exports into SQLite: finding, decoding, checking and de-duplicating the rows of every source.

Dates are stored as day numbers (`date.toordinal`), so that windows and waits are plain integer arithmetic;
blanks are NULL, codes have their canonical spelling, labels are lower case.
"""

import csv
import io
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dictionary import PROGRAMMES, REASONS, SOURCES

EARLIEST = date(1990, 1, 1).toordinal()
LONGEST_FIELD = 1 << 20
FEWEST_REJECTS, REJECT_SHARE = 5, 50            # refused above 5 rows and above 1 row in 50
REJECT_SHARE_OF_FEW = 5                         # or, however few, above 1 row in 5
DAMAGED = re.compile(r"[+-]?\d+([.,]\d+)?E\+\d+", re.IGNORECASE)
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")
MONTH_NUMBER = {name: n for n, full in enumerate(MONTHS, 1) for name in (full, full[:3])}
TIME = r"(?:[ T]\s*(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z?)?"
DATE_FORMS = [re.compile(form + TIME, re.IGNORECASE | re.ASCII) for form in (
    r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d{2})",
    r"(?P<d>\d{1,2})-(?P<m>[A-Z]+)-(?P<y>\d{4})",
    r"(?P<d>\d{1,2}) (?P<m>[A-Z]+) (?P<y>\d{4})",
    r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
    r"(?P<y>\d{4})-(?P<m>[A-Z]+)-(?P<d>\d{2})",
)]


class Refused(Exception):
    """A file that cannot be read as an export: the whole source is refused."""


class Rejected(Exception):
    """A row that breaks a rule; `known` is what can be said of it all the same, by column."""

    def __init__(self, rule, known=None):
        super().__init__(rule)
        self.known = known or {}


@dataclass
class Quality:
    """What became of one source."""

    source: str
    files: int = 0
    read: int = 0
    accepted: int = 0
    rejected: int = 0
    duplicates: int = 0
    skipped: int = 0
    status: str = "ok"          # ok, missing, refused; or over the limit: readable, and refused for its many rejected rows
    rejects: list = field(default_factory=list)   # what is known of the rejected rows, by column
    superseded: int = 0         # rows replaced by one of the same key that says another thing
    days: tuple = ()            # those of its rows, as day numbers in ascending order
    oldest: date = None         # in the first column of days; rows that a later one replaces are rows too


def natural(name):
    """Sort key in which digits compare as numbers."""
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.findall(r"\d+|\D+", name)]


def files_of(folder, source):
    """The files of a source, in natural order of their names without the extension."""
    found = [path for path in Path(folder).iterdir() if path.is_file() and path.suffix == ".csv"
             and (path.stem == source or path.stem.startswith(source + "-"))]
    return sorted(found, key=lambda path: natural(path.stem))


def decoded(raw):
    """The text of a file: UTF-16 by its mark, else UTF-8, else Windows-1252."""
    try:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = raw.decode("utf-16")
        else:
            try:
                text = raw.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused("undecodable") from error
    if "\0" in text or not text.strip():
        raise Refused("empty or binary")
    return text


def records(text):
    """The rows of a delimited text, headings first, blank lines left out, values trimmed."""
    heading = re.sub(r'"[^"]*"', "", text.lstrip().splitlines()[0])
    delimiter = max(",;\t|", key=heading.count)
    csv.field_size_limit(LONGEST_FIELD)

    def parse(strict):
        lines = io.StringIO(text, newline="")
        return list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict))

    try:
        rows = parse(strict=True)
    except csv.Error as error:
        if "expected after" not in str(error):     # a quote that never closes, an oversized field
            raise Refused(str(error)) from error
        rows = parse(strict=False)
    trimmed = ([value.strip() for value in row] for row in rows)
    return [row for row in trimmed if row not in ([], [""])]


def normal(heading):
    """A heading without case, spaces, underscores and punctuation."""
    return re.sub(r"[\W_]", "", heading).casefold()


def positions(headings, columns):
    """Where each wanted column stands in a file; None for an optional one that is not there."""
    found = [normal(heading) for heading in headings]
    places = []
    for wanted in columns:
        count = found.count(normal(wanted.name))
        if count > 1 or (count == 0 and wanted.present):
            raise Refused(f"{wanted.name}: {count} columns")
        places.append(found.index(normal(wanted.name)) if count else None)
    return places


def day_number(text):
    """A date in any legal spelling as its day number."""
    for form in DATE_FORMS:
        match = form.fullmatch(text)
        if match:
            month, year = match["m"], int(match["y"])
            month = int(month) if month.isdigit() else MONTH_NUMBER.get(month.lower(), 0)
            if len(match["y"]) == 2:
                year += 2000 if year < 70 else 1900
            try:
                return date(year, month, int(match["d"])).toordinal()
            except ValueError as error:
                raise Rejected("impossible date") from error
    raise Rejected("unknown date")


def checked(column, text):
    """The stored value of one cell."""
    if not text:
        if column.filled:
            raise Rejected("empty")
        return None
    if column.kind == "id" and DAMAGED.fullmatch(text):
        raise Rejected("damaged identifier")
    if column.kind == "date":
        day = day_number(text)
        if day < EARLIEST and not column.ever:
            raise Rejected("too early")
        return day
    if column.kind == "code":
        for code in column.codes:
            if code.casefold() == text.casefold():
                return code
        raise Rejected("unknown code")
    if column.kind == "whole":
        if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
            raise Rejected("no whole number")
        number = int(text)
        if number < column.lowest or (column.highest is not None and number > column.highest):
            raise Rejected("out of range")
        return number
    if column.kind in SPELLINGS:
        return SPELLINGS[column.kind](" ".join(text.casefold().split()))
    return text.casefold() if column.kind == "label" else text


def spelled(names):
    """From each spelling, ignoring case, to the name it stands for."""
    return {spelling.casefold(): name for name, spellings in names.items() for spelling in [name, *spellings]}


BY_REASON, BY_PROGRAMME = spelled(REASONS), spelled(PROGRAMMES)
SPELLINGS = {
    "reason": lambda folded: BY_REASON.get(folded, "other"),
    "programme": lambda folded: BY_PROGRAMME.get(folded, folded).casefold(),
}


def checked_row(columns, places, row, width):
    """The stored values of one row, or Rejected."""
    if len(row) != width:
        raise Rejected("number of fields")
    named, broken = {}, None
    for column, place in zip(columns, places):
        text = "" if place is None else row[place]
        try:
            named[column.name] = checked(column, text)
        except Rejected as error:
            broken = broken or str(error)
    if broken:
        raise Rejected(broken, named)
    for column in columns:
        start, end = named.get(column.starts_at), named[column.name]
        if start is not None and end is not None and end < start:
            raise Rejected("end before start", {name: value for name, value in named.items() if name not in (column.name, column.starts_at)})
    return list(named.values())


def first_spelling(column, value, spellings):
    """An open vocabulary is the same whatever its case: the spelling that was read first stands for all."""
    folded = " ".join((value or "unknown").casefold().split())
    return None if folded == "unknown" else spellings.setdefault((column.name, folded), value)


def read_source(folder, source):
    """The accepted rows of a source by key, and what became of the rest."""
    columns, quality, kept, spellings, said = SOURCES[source], Quality(source), {}, {}, {}
    key = [index for index, column in enumerate(columns) if column.in_key]
    dated = next((index for index, column in enumerate(columns) if column.kind == "date"), None)
    days = []
    files = files_of(folder, source)
    quality.files = len(files)
    if not files:
        quality.status = "missing"
    try:
        for path in files:
            headings, *rows = records(decoded(path.read_bytes()))
            places = positions(headings, columns)
            for row in rows:
                quality.read += 1
                try:
                    values = checked_row(columns, places, row, len(headings))
                except Rejected as error:
                    quality.rejected += 1
                    quality.rejects.append(error.known)
                else:
                    values = [first_spelling(column, value, spellings) if column.kind == "text" else value
                              for column, value in zip(columns, values)]
                    kept[tuple(values[index] for index in key)] = values
                    said.setdefault(tuple(values[index] for index in key), []).append(values)
                    days += [] if dated is None or values[dated] is None else [values[dated]]
    except Refused:
        quality.status = "refused"
    quality.oldest = date.fromordinal(min(days)) if days else None
    quality.accepted = len(kept)
    quality.superseded = sum(row != rows[-1] for rows in said.values() for row in rows)
    quality.duplicates = quality.read - quality.rejected - quality.accepted
    if quality.status == "ok" and too_many(quality.rejected, quality.read):
        quality.status = "over the limit" if quality.rejected < quality.read else "refused"
    quality.days = tuple(sorted(set(days)))
    return (list(kept.values()) if quality.status in ("ok", "over the limit") else []), quality


def too_many(rejected, read):
    """Whether so many rejected rows are more than the limit allows."""
    return rejected > FEWEST_REJECTS and rejected * REJECT_SHARE > read or rejected * REJECT_SHARE_OF_FEW > read


def load(folder):
    """A database with one table a source, and the quality of every source by its name."""
    database, qualities = sqlite3.connect(":memory:"), {}
    for source, columns in SOURCES.items():
        rows, qualities[source] = read_source(folder, source)
        types = {"date": "INTEGER", "whole": "INTEGER"}
        database.execute(f"CREATE TABLE {source} ("
                         + ", ".join(f"{c.name} {types.get(c.kind, 'TEXT')}" for c in columns) + ")")
        database.executemany(f"INSERT INTO {source} VALUES ({', '.join('?' * len(columns))})", rows)
        for column in columns:
            if column.kind == "date" or column.name == "school_urn":
                database.execute(f"CREATE INDEX {source}_{column.name} ON {source} ({column.name})")
    database.execute("ANALYZE")
    return database, qualities
