"""What may happen to the file of the history: its bytes, its tables, and something else in its place."""

import os
import sqlite3
from contextlib import closing

PAGE = 4096
TABLES = ["run", "definition", "source", "source_file", "line", "baseline", "figure", "value", "alert", "acknowledgement", "notice",
          "risk_review", "grdb_migrations"]


def flip(path, random):
    """Some bytes are others."""
    data = bytearray(path.read_bytes())
    for _ in range(random.randrange(1, 13)):
        data[random.randrange(len(data))] ^= random.randrange(1, 256)
    path.write_bytes(data)


def flip_in_header(path, random):
    """What the file says of itself is not so."""
    data = bytearray(path.read_bytes())
    for _ in range(random.randrange(1, 4)):
        data[random.randrange(16, 100)] = random.choice([0, 1, 0x7F, 0xFF, random.randrange(256)])
    path.write_bytes(data)


def flip_in_page_heads(path, random):
    """The pages do not say what is in them."""
    data = bytearray(path.read_bytes())
    for _ in range(random.randrange(1, 4)):
        data[random.randrange(len(data) // PAGE) * PAGE + random.randrange(24)] = random.randrange(256)
    path.write_bytes(data)


def zero_pages(path, random):
    """Pages were never written."""
    data = bytearray(path.read_bytes())
    for _ in range(random.randrange(1, 3)):
        start = random.randrange(len(data) // PAGE) * PAGE
        data[start:start + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def swap_pages(path, random):
    """A page is in another's place."""
    data = bytearray(path.read_bytes())
    one, other = (PAGE * random.randrange(len(data) // PAGE) for _ in range(2))
    data[one:one + PAGE], data[other:other + PAGE] = data[other:other + PAGE], data[one:one + PAGE]
    path.write_bytes(data)


def truncate(path, random):
    """The end is missing."""
    size = random.randrange(1, path.stat().st_size)
    os.truncate(path, random.choice([size, size // PAGE * PAGE]))


def lengthen(path, random):
    """Something follows the end."""
    with open(path, "ab") as file:
        file.write(random.randbytes(random.randrange(1, 3 * PAGE)))


BYTES = [flip, flip, flip_in_header, flip_in_page_heads, zero_pages, swap_pages, truncate, lengthen]


def statements(*texts):
    """Damage by SQL."""
    def damage(path, _):
        with closing(sqlite3.connect(path, isolation_level=None)) as history:
            history.execute("PRAGMA legacy_alter_table = ON")
            for text in texts:
                history.execute(text)
    return damage


def without_constraints(table):
    """The table is there with its rows, and the schema promises nothing of it."""
    return statements(f"CREATE TABLE copy AS SELECT * FROM {table}", f"DROP TABLE {table}", f"ALTER TABLE copy RENAME TO {table}")


def view_of(table):
    """A view in the table's place."""
    return statements(f"ALTER TABLE {table} RENAME TO was_{table}", f"CREATE VIEW {table} AS SELECT * FROM was_{table}")


def refusing(table, when="INSERT"):
    """A trigger that lets nothing be written."""
    return statements(f"CREATE TRIGGER no BEFORE {when} ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END")


RENAMED = {"run": "as_of", "line": "status", "value": "numerator", "alert": "state", "notice": "told", "figure": "measure",
           "baseline": "value", "acknowledgement": "why", "risk_review": "risk", "source": "accepted", "grdb_migrations": "identifier"}
# The schema is not that of a history: what each command then finds must be what it found before.
SCHEMA = {
    **{f"without the table {table}": statements(f"DROP TABLE {table}") for table in TABLES},
    **{f"{table}.{column} has another name": statements("DROP VIEW published", f"ALTER TABLE {table} RENAME COLUMN {column} TO other")
       for table, column in RENAMED.items()},
    **{f"{table} has another name": statements(f"ALTER TABLE {table} RENAME TO other") for table in ("run", "value", "alert", "source")},
    **{f"{table} has lost its constraints": without_constraints(table) for table in ("line", "value", "notice")},
    **{f"a view in the place of {table}": view_of(table) for table in ("run", "figure")},
    **{f"nothing can be written to {table}": refusing(table) for table in ("run", "line", "value", "notice")},
    "a run changes nothing of alerts": refusing("run", "UPDATE"),
    "a new row of run is lost": statements("CREATE TRIGGER lost AFTER INSERT ON run BEGIN DELETE FROM run WHERE id = NEW.id; END"),
    "without the view": statements("DROP VIEW published"),
    "another view": statements("DROP VIEW published", "CREATE VIEW published AS SELECT 1 AS run"),
    "an endless view": statements(
        "DROP VIEW published", "CREATE VIEW published AS WITH RECURSIVE n (run) AS (SELECT 1 UNION ALL SELECT run FROM n) SELECT * FROM n"),
    "one column more": statements("ALTER TABLE run ADD COLUMN more TEXT NOT NULL DEFAULT 'x'"),
    "no migration is known": statements("DELETE FROM grdb_migrations"),
    "only the first migration is known": statements("DELETE FROM grdb_migrations WHERE rowid > 1"),
    "a column without a value is wanted": statements(
        "DROP VIEW published", "ALTER TABLE figure RENAME TO was", "CREATE TABLE figure AS SELECT *, 1 AS more FROM was", "DROP TABLE was"),
}
# These may stay as they are.
HARMLESS = {
    "without the index": statements("DROP INDEX alert_by_id"),
    "another index": statements("CREATE UNIQUE INDEX another ON run (name)"),
    "one table more": statements("CREATE TABLE other (a, b)", "INSERT INTO other VALUES (1, 2)"),
    "another user's version": statements("PRAGMA user_version = 99"),
    "another application's number": statements("PRAGMA application_id = 99"),
    "other pages": statements("PRAGMA page_size = 512", "PRAGMA journal_mode = DELETE", "VACUUM"),
    "a log written ahead": statements("PRAGMA journal_mode = WAL"),
}
LATER = statements("INSERT INTO grdb_migrations VALUES ('9999: of a later version')")


def instead(make):
    """Something in the history's place."""
    def damage(path, _):
        path.unlink()
        make(path)
    return damage


def other_database(path):
    """A sound database that is no history."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE run (marathon)")
        other.execute("INSERT INTO run VALUES ('2023-02-30')")
        other.commit()


def folder(path):
    """A folder that is not empty."""
    path.mkdir()
    (path / "x").write_text("x", encoding="utf-8")


def journal_of(suffix, make):
    """Something where SQLite keeps what is half done."""
    return lambda path, _: make(path.with_name(path.name + suffix))


FILES = {
    "an empty folder": instead(lambda path: path.mkdir()),
    "a folder": instead(folder),
    "a FIFO": instead(os.mkfifo),
    "a loop of links": instead(lambda path: path.symlink_to(path.name)),
    "a link to nothing": instead(lambda path: path.symlink_to("nothing/there")),
    "a link to a device": instead(lambda path: path.symlink_to("/dev/zero")),
    "an empty file": instead(lambda path: path.write_bytes(b"")),
    "another database": instead(other_database),
    "a text": instead(lambda path: path.write_text("no history\n" * 999, encoding="utf-8")),
    "its first bytes alone": lambda path, _: os.truncate(path, 16),
    "a FIFO for a journal": journal_of("-journal", os.mkfifo),
    "a folder for a journal": journal_of("-journal", folder),
    "a loop of links for a journal": journal_of("-journal", lambda path: path.symlink_to(path.name)),
    "garbage for a log": journal_of("-wal", lambda path: path.write_bytes(b"garbage" * 999)),
}
