"""Values that no run ever wrote, for any column of the history; and whether they cannot be taken for one that it wrote."""

import sqlite3
from contextlib import closing

DAYS = {"as_of", "published_on", "date", "first_day", "last_day", "opened_on", "firing_since", "clear_since", "resolved_on",
        "until", "reviewed_on", "newest"}
CODES = {("alert", "rule"), ("alert", "severity"), ("alert", "state")}
LONG = "x" * 1_000_000
BLOB = b"\xff\x00\xfe"
# Each with whether it is certain that it was not written by a run.
OF_DAYS = [("2023-02-30", True), ("2023-02-30", True), ("x", True), ("", True), ("99999-01-01", True), ("2024-13-01", True),
           (20240131, True), (BLOB, True), (LONG, True)]
OF_CODES = [("no such word", True), ("", True), (BLOB, True)]
OF_TEXTS = [(BLOB, True), ("", False), (LONG, False), ("../../kept", False), ("\x00", False), ("-1", False)]
OF_INTEGERS = [("x", True), (BLOB, True), (1e300, True), (1.5, True), (2**63 - 1, False), (-(2**63), False), (-1, False), (LONG, True)]
OF_NUMBERS = [("x", True), (BLOB, True), (float("inf"), True), (float("-inf"), True), (-1e308, False), (float("nan"), False)]


def columns(path):
    """Every column of every table: table, column, type, whether it must have a value, whether it is of the key."""
    with closing(sqlite3.connect(path)) as history:
        tables = [name for name, in history.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return [(table, name, kind, bool(must), bool(key)) for table in tables if table != "grdb_migrations"
                for _, name, kind, must, _, key in history.execute(f"PRAGMA table_info({table})")]


def values(column):
    """The hostile values of a column."""
    table, name, kind, must, key = column
    if (table, name) == ("run", "name"):
        return [(value, True) for value, _ in OF_TEXTS]
    chosen = OF_DAYS if name in DAYS else OF_CODES if (table, name) in CODES else {
        "INTEGER": OF_INTEGERS, "REAL": OF_NUMBERS}.get(kind, OF_TEXTS)
    return chosen + ([(None, True)] if must and not key else [])


def replace(path, table, column, value, random):
    """Puts a value into a row of a table, whatever its constraints say. Returns whether the table took it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as history:
        rows = history.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if not rows:
            return False
        schema = history.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()[0]
        if value is None:
            change_schema(history, table, schema.replace(" NOT NULL", ""))
    with closing(sqlite3.connect(path, isolation_level=None)) as history:
        try:
            put(history, table, column, value, random.randrange(rows))
        except sqlite3.IntegrityError:
            return False
        finally:
            if value is None and random.random() < 0.5:
                change_schema(history, table, schema)
        return True


def put(history, table, column, value, number):
    """Changes the row with this number."""
    keys = [name for _, name, _, _, _, key in history.execute(f"PRAGMA table_info({table})") if key]
    row = history.execute(f"SELECT {', '.join(keys)} FROM {table} LIMIT 1 OFFSET ?", [number]).fetchone()
    where = " AND ".join(f"{key} IS ?" for key in keys)
    history.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [value, *row])


def change_schema(history, table, text):
    """What SQLite believes of a table, and not the table."""
    history.execute("PRAGMA writable_schema = ON")
    history.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [text, table])
    version = history.execute("PRAGMA schema_version").fetchone()[0]
    history.execute(f"PRAGMA schema_version = {version + 1}")
    history.execute("PRAGMA writable_schema = OFF")
