"""What may happen to a history."""

import os
import sqlite3
from contextlib import closing


def a_directory(path):
    """A folder, with something in it, in the history's place."""
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x")


def overwrite(at, data):
    """Damage that writes something into the history."""

    def damage(path):
        with open(path, "r+b") as file:
            file.seek(at if at >= 0 else path.stat().st_size + at)
            file.write(data)

    return damage


def truncate(part):
    """Damage that leaves a part of the history."""
    return lambda path: os.truncate(path, int(path.stat().st_size * part))


def another_database(path):
    """A sound database that is no history."""
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE run (marathon)")


def lose(path):
    """The history is gone."""
    path.unlink()


DAMAGES = {
    "a directory": a_directory,
    "garbage": lambda path: path.write_bytes(b"not a database at all\n" * 999),
    "truncated in the middle": truncate(0.5),
    "truncated to its first bytes": truncate(0.001),
    "its first page overwritten": overwrite(0, b"\0" * 4096),
    "its second page overwritten": overwrite(4096, os.urandom(4096)),
    "all but its first page overwritten": lambda path: overwrite(4096, b"\xff" * (path.stat().st_size - 4096))(path),
    "another database": another_database,
}
