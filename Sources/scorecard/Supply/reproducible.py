#!/usr/bin/env python3
"""Builds the last commit twice, in two folders of different names, and compares the two programs byte by byte.

What is not committed is not built. Exit code 0 if they are the same; 1, with the sections that differ, if they are not.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from parts import ROOT

PROGRAM = Path(".build/scorecard")


def build(commit, folder):
    """A clone, built as `make build` builds."""
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "checkout", "--quiet", "--detach", commit], check=True)
    subprocess.run(["make", "--no-print-directory", "-C", str(folder), "build"], check=True, stdout=sys.stderr)
    return (folder / PROGRAM).read_bytes(), sections(folder / PROGRAM)


def sections(path):
    """The sections of a program: name to place and size in the file."""
    command = ["readelf", "--section-headers", "--wide", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = re.findall(r"^ +\[ *\d+\] (\S+) +(\S+) +[0-9a-f]+ ([0-9a-f]+) ([0-9a-f]+) ", said, re.MULTILINE)
    return {name: (int(place, 16), 0 if kind == "NOBITS" else int(size, 16)) for name, kind, place, size in rows}


def differing(one, other):
    """The sections whose content is not the same in both, with how many bytes differ."""
    (data, places), (other_data, other_places) = one, other
    found = []
    for name in sorted(set(places) | set(other_places)):
        at, size = places.get(name, (0, 0))
        other_at, other_size = other_places.get(name, (0, 0))
        content, other_content = data[at:at + size], other_data[other_at:other_at + other_size]
        if content != other_content:
            unlike = sum(a != b for a, b in zip(content, other_content))
            found.append(f"{name}: {size} and {other_size} bytes, {unlike} of them unlike")
    return found


def main():
    """Builds and compares."""
    commit = subprocess.check_output(["git", "-C", str(ROOT), "rev-parse", "HEAD"], text=True).strip()
    with tempfile.TemporaryDirectory() as folder:
        one = build(commit, Path(folder) / "a")
        other = build(commit, Path(folder) / "another" / "folder-with-a-longer-name")
    print(hashlib.sha256(one[0]).hexdigest(), hashlib.sha256(other[0]).hexdigest())
    if one[0] == other[0]:
        print(f"the same, {len(one[0])} bytes")
        return 0
    print("not the same", *(differing(one, other) or ["in no section, but between them"]), sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
