"""The program for a server does not say where it was built."""

import os
import re
import unittest
from pathlib import Path

from project import RELEASE, ROOT

# Whoever built Swift's own libraries left this in them.
SWIFT_BUILDERS = (b"/home/build-user/",)
# Where a path may be, and the printable characters around it; then the path itself, which nothing stands before.
HINT = re.compile(rb"/(?:home|root|Users|\.build|checkouts|Sources)/")
PATH = re.compile(rb"(?<![\w.+-])/(?:(?:home|root|Users)/[\w.+-]{2,}|(?:[\w.+-]+/)+?(?:\.build|checkouts|Sources)/)[\w./+-]*")
LONGEST = 4096


def around(data, place):
    """The printable text around a place."""
    start, end = place, place
    while start > max(0, place - LONGEST) and 0x21 <= data[start - 1] <= 0x7e:
        start -= 1
    while end < min(len(data), place + LONGEST) and 0x21 <= data[end] <= 0x7e:
        end += 1
    return data[start:end]


def paths_in(data, *places):
    """The build paths that a program holds: folders of this machine, and anything in a home or above a checkout."""
    found = set()
    for hint in HINT.finditer(data):
        found |= {path for path in PATH.findall(around(data, hint.start())) if not path.startswith(SWIFT_BUILDERS)}
    for place in {str(place).encode() for place in places if len(str(place)) > 2}:
        found |= {around(data, match.start()) for match in re.finditer(re.escape(place) + rb"(?![\w.+-])", data)}
    return sorted(found)


class Paths(unittest.TestCase):
    """Of this folder, of a home, of a checkout."""

    @unittest.skipUnless(RELEASE.is_file(), "there is no program for a server here: make build")
    def test_none_is_in_the_program(self):
        found = paths_in(RELEASE.read_bytes(), ROOT, Path.home(), os.environ.get("HOME", ""))
        self.assertEqual(found[:10], [], f"{len(found)} paths in {RELEASE}; make build leaves them out")

    def test_one_would_be_seen(self):
        for path in (b"/home/ann/scorecard/x.swift", b"/root/project", b"/srv/ci/.build/checkouts/GRDB.swift/Sources/a.c",
                     str(ROOT).encode() + b"/Sources/Model/Day.swift", b"/w/Sources/Model/Day.swift"):
            self.assertTrue(paths_in(b"text\0" + path + b"\0text", ROOT), path)

    def test_others_are_none(self):
        for text in (b"icudt76l/zone/root.res", b"./Sources/Model/Day.swift", b"Model/Day.swift", b"/var/tmp/libdispatch.%d.log",
                     b"/home/build-user/swift/lib/Demangling/Demangler.cpp", b"./.build/checkouts/GRDB.swift/Sources/api.c"):
            self.assertEqual(paths_in(b"text\0" + text + b"\0text", ROOT), [], text)


if __name__ == "__main__":
    unittest.main()
