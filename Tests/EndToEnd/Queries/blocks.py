"""Parts of exports as an engine on several machines would read them: calls of `extract --block`, their answers and their rows.

    block = Block(path, 0, 1000, rows="part-0.tsv")
    block.answer["block"]["accepted"]       # 7
    block.rows                              # [["0", "0", "1", …], …]
"""

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import unquote

from clean import PROGRAM

MASK = (1 << 64) - 1
PRIMES = (11400714785074694791, 14029467366897019727, 1609587929392839161, 9650029242287828579, 2870177450012600261)


def rotated(word, bits):
    """A word of 64 bits, rotated to the left."""
    return (word << bits | word >> (64 - bits)) & MASK


def xxh64(data, seed=42):
    """XXH64, written from its specification."""
    first, second, third, fourth, fifth = PRIMES

    def turn(lane, word):
        return rotated((lane + word * second) & MASK, 31) * first & MASK

    def word(place, size=8):
        return int.from_bytes(data[place:place + size], "little")

    place, digest = 0, (seed + fifth) & MASK
    if len(data) >= 32:
        lanes = [(seed + first + second) & MASK, (seed + second) & MASK, seed, (seed - first) & MASK]
        while place + 32 <= len(data):
            lanes = [turn(lane, word(place + 8 * number)) for number, lane in enumerate(lanes)]
            place += 32
        digest = sum(rotated(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18))) & MASK
        for lane in lanes:
            digest = ((digest ^ turn(0, lane)) * first + fourth) & MASK
    digest = (digest + len(data)) & MASK
    while place + 8 <= len(data):
        digest = (rotated(digest ^ turn(0, word(place)), 27) * first + fourth) & MASK
        place += 8
    if place + 4 <= len(data):
        digest = (rotated(digest ^ word(place, 4) * first & MASK, 23) * second + third) & MASK
        place += 4
    for byte in data[place:]:
        digest = rotated(digest ^ byte * fifth & MASK, 11) * first & MASK
    digest = (digest ^ digest >> 33) * second & MASK
    digest = (digest ^ digest >> 29) * third & MASK
    return digest ^ digest >> 32


def digest(lines):
    """What the digest of a rows file is: of all lines together, in any order."""
    total = 0
    for line in lines:
        total ^= xxh64(line)
    return total - (1 << 64) if total >> 63 else total


def extract_block(path, start, end, rows, *options):
    """One call of the program."""
    return subprocess.run(
        [PROGRAM, "extract", "--block", f"{path}:{start}-{end}", "--rows", str(rows), *map(str, options)],
        capture_output=True, timeout=300, check=False)


class Block:
    """A part that was read: its answer, and its rows with each value unescaped."""

    def __init__(self, case, path, start, end, rows, *options):
        done = extract_block(path, start, end, rows, *options)
        case.assertEqual((done.returncode, done.stderr), (0, b""), f"{path}:{start}-{end}")
        case.assertEqual(done.stdout.count(b"\n"), 1)
        self.answer = json.loads(done.stdout)
        self.data = Path(rows).read_bytes()
        self.lines = self.data.split(b"\n")[:-1]
        self.fields = [(column["name"], column["holds"]) for column in self.answer["columns"]]
        self.rows = [[unquote(value) for value in line.decode().split("\t")] for line in self.lines]

    def __getitem__(self, key):
        return self.answer["block"].get(key)

    @property
    def records(self):
        """The rows as dictionaries by name and what the column holds."""
        return [dict(zip(self.fields, row)) for row in self.rows]


def parts(case, path, size, folder, *options):
    """The parts of a file that count, each read again where it did not begin where the one before it ended."""
    whole, expected, found, ended = os.path.getsize(path), None, [], False
    for start in range(0, whole, size):
        end = min(whole, start + size)
        if expected is not None and expected >= end:
            continue
        rows = Path(folder) / f"{Path(path).name}-{start}.tsv"
        block = Block(case, path, start, end, rows, *options)
        if expected is not None and (block["start"] != expected or (ended and block["first_row"] is not None)):
            block = Block(case, path, start, end, rows, "--start", expected, *(["--after-end"] if ended else []), *options)
            case.assertEqual(block["start"], expected)
        if block["end"] is not None:
            expected = block["end"]
            found.append(block)
        ended = ended or block["end_line"] is not None
        if block["fault"]:
            break
    return found
