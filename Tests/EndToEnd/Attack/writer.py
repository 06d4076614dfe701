"""Somebody who writes an export while it is read, in one of many ways, and keeps every content that it ever had."""

import os
import threading
import time
from functools import cache
from pathlib import Path

from exports import digest

# Longer than a tick of any kernel's clock, so that two changes of one size never have the same time of change.
TICK = 0.03
# No writer goes on for longer, whatever becomes of the reader.
LONGEST = 25


class Writer:
    """A thread that changes a file until it is told to stop. `way` is the name of one of `WAYS`."""

    def __init__(self, export, path, way, random, window):
        self.export, self.path, self.random = export, Path(path), random
        self.base = export.content()
        # Contents that the file had: any beginning of some bytes between two lengths, since a reader may see a long write grow.
        self.versions = []
        self.error = None
        self.ended = threading.Event()
        self.until = time.monotonic() + LONGEST
        self.delay = random.uniform(0, window)
        self.restore()
        # The way is a generator: what it does before it first yields is done before anybody reads.
        self.way = WAYS[way](self)
        next(self.way)
        self.thread = threading.Thread(target=self._change, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def _change(self):
        try:
            next(self.way, None)
        except Exception as error:  # pylint: disable=broad-except  # the test shows it
            self.error = error

    def restore(self):
        """Puts the whole export in its place."""
        self.keep(self.base)
        self.replace(self.base)

    def replace(self, data):
        """Renames a file of these bytes over the export."""
        beside = self.path.with_name(".beside")
        beside.write_bytes(data)
        os.replace(beside, self.path)

    def keep(self, data, low=None, high=None):
        """From now on the file may have this content, or a beginning of it of these lengths at least and at most."""
        version = (len(data) if low is None else low, len(data) if high is None else high, data)
        if version not in self.versions:
            self.versions.append(version)

    def going(self, pause=0.0):
        """Whether to go on, after a pause."""
        return not self.ended.wait(pause) and time.monotonic() < self.until

    def waits(self):
        """Waits for the moment of the one change, which comes in any case."""
        self.ended.wait(self.delay)

    def version(self, size, sha256):
        """The content of this size and digest that the file had; None where it never had one."""
        for low, high, data in self.versions:
            if low <= size <= high and digest(data[:size]) == sha256:
                return data[:size]
        return None


def append(writer, pieces):
    """Appends, all the time."""
    data = bytearray(writer.base)
    with open(writer.path, "ab", buffering=0) as file:
        yield
        for piece in pieces:
            data += piece
            writer.versions = [(len(writer.base), len(data), data)]
            file.write(piece)
            if not writer.going(writer.random.choice([0, 0, 0.001])):
                return


def append_rows(writer):
    """Whole rows are appended all the time."""
    return append(writer, (writer.export.rows(number, 5) for number in range(writer.export.count, 10**6, 5)))


def append_half_rows(writer):
    """Rows are appended in two pieces."""
    def halves():
        for number in range(writer.export.count, 10**6):
            row = writer.export.rows(number, 1)
            cut = writer.random.randrange(1, len(row))
            yield from (row[:cut], row[cut:])
    return append(writer, halves())


def truncate(writer):
    """The file loses its end once."""
    length = writer.random.randrange(len(writer.base))
    writer.keep(writer.base, length)
    yield
    writer.waits()
    os.truncate(writer.path, length)


def truncate_and_rewrite(writer):
    """The file is emptied and written anew, with more rows each time, all the time."""
    most = writer.base + writer.export.rows(writer.export.count, 20_000)
    row = len(writer.export.rows(0, 1))
    writer.keep(most, 0)
    length = len(writer.base)
    yield
    while writer.going(0.002):
        length = min(length + row, len(most))
        with open(writer.path, "wb", buffering=0) as file:
            file.write(most[:length])


def rename_over(writer):
    """Another file takes its place, all the time: of other sizes."""
    row, turn = len(writer.export.rows(0, 1)), 0
    yield
    while writer.going(0.002):
        turn = turn % 50 + 1
        length = len(writer.base) - turn * row
        writer.keep(writer.base, length, length)
        writer.replace(writer.base[:length])


@cache
def spoilt(export, count):
    """The export with so many rows that are none, spread over it, and of the same size."""
    lines = export.content().split(b"\n")
    for place in range(count):
        number = 1 + place * (len(lines) - 2) // 7
        lines[number] = lines[number].replace(export.good, export.bad)
    return b"\n".join(lines)


def rename_a_twin_over(writer):
    """Another file of the same size and time takes its place, once."""
    status = os.stat(writer.path)
    data = spoilt(writer.export, 3)
    writer.keep(data)
    beside = writer.path.with_name(".beside")
    beside.write_bytes(data)
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    yield
    writer.waits()
    os.replace(beside, writer.path)


def overwrite(writer):
    """One row after the other is spoilt in place, and size and time stay as they were."""
    status = os.stat(writer.path)
    contents = [spoilt(writer.export, count) for count in range(6)]
    places = [difference(one, next) for one, next in zip(contents, contents[1:])]
    yield
    writer.waits()
    for place, data in zip(places, contents[1:]):
        writer.keep(data)
        with open(writer.path, "r+b", buffering=0) as file:
            file.seek(place)
            file.write(data[place:place + 1])
        os.utime(writer.path, ns=(status.st_atime_ns, status.st_mtime_ns))
        if not writer.going(TICK):
            return


def difference(one, other):
    """The first place where two contents of the same size differ."""
    low, high = 0, len(one)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if one[:middle + 1] == other[:middle + 1] else (low, middle)
    return low


def delete(writer):
    """The file is taken away, once."""
    yield
    writer.waits()
    os.unlink(writer.path)


def delete_and_return(writer):
    """The file comes and goes, all the time."""
    yield
    while writer.going(0.001):
        os.unlink(writer.path)
        writer.ended.wait(0.001)
        writer.replace(writer.base)


def grow_and_shrink(writer):
    """Rows come at the end and go again, and some that were there with them, all the time."""
    more = writer.base + writer.export.rows(writer.export.count, 200)
    writer.keep(more, len(writer.base) // 2)
    with open(writer.path, "r+b", buffering=0) as file:
        yield
        while writer.going():
            length = writer.random.randrange(len(writer.base) // 2, len(writer.base))
            os.truncate(writer.path, length)
            file.seek(length)
            file.write(more[length:])


def touch(writer):
    """Nothing but the time changes, all the time."""
    yield
    while writer.going(0.0005):
        os.utime(writer.path)


WAYS = {way.__name__: way for way in (
    append_rows, append_half_rows, truncate, truncate_and_rewrite, rename_over, rename_a_twin_over, overwrite, delete,
    delete_and_return, grow_and_shrink, touch)}
# Those that come once, or a few times: they are tried at several moments.
ONCE = {"truncate", "rename_a_twin_over", "overwrite", "delete"}
# Those that go on and on, in the file itself: no reading of a large file can miss them.
CONSTANT = {"append_rows", "append_half_rows", "grow_and_shrink"}
