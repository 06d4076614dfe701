"""Scattered exports: the same rows, but every pupil has a unique pupil number (UPN) and every person an NHS number that is
drawn anywhere in its space. They are seldom neighbours, as they are where a system counts its pupils from one on."""

import random
import shutil
from functools import cache
from pathlib import Path

SEED = 1
KEYS = [random.Random(SEED).getrandbits(64) for _ in range(4)]
# The letters that check a UPN.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
# The first eight digits of NHS numbers that England gives out: 40000000 to 49999999, and 60000000 to 79999999.
PREFIXES = 30_000_000


def shuffled(number, rows, columns):
    """Another number of the same space for each number below rows × columns, one to one (a Feistel network)."""
    row, column = divmod(number, columns)
    if row >= rows:
        raise ValueError(f"there are only {rows * columns:,} numbers")
    for key in KEYS:
        row = (row + mixed(column ^ key)) % rows
        column = (column + mixed(row ^ key)) % columns
    return row * columns + column


def mixed(value):
    """Bits that show nothing of a value."""
    value = value * 0x9E3779B97F4A7C15 & 0xFFFF_FFFF_FFFF_FFFF
    return (value ^ value >> 32) * 0xD6E8FEB86659FD93 >> 32 & 0xFFFF_FFFF


def upn(number):
    """The UPN for a running number: any twelve digits, after the letter that checks them."""
    digits = f"{shuffled(number, 10**6, 10**6):012d}"
    return LETTERS[sum(weight * int(digit) for weight, digit in enumerate(digits, 2)) % 23] + digits


def nhs_number(number):
    """The NHS number for a running number. After any eight digits at least nine ninth digits have a check digit."""
    prefix, choice = divmod(shuffled(number, 9 * PREFIXES // 10_000, 10_000), 9)
    prefix += 40_000_000 if prefix < 10_000_000 else 50_000_000
    known = sum(weight * int(digit) for weight, digit in zip(range(10, 2, -1), str(prefix)))
    checks = [(last, -(known + 2 * last) % 11) for last in range(10)]
    last, check = [pair for pair in checks if pair[1] < 10][choice]
    return f"{prefix}{last}{check}"


SPACES = {"pupil_id": upn, "person_id": nhs_number}


def scatter(exports, folder):
    """Writes a folder of the same files; those without a pupil or a person as they are."""
    folder.mkdir()
    drawn = {column: cache(lambda text, draw=draw: draw(int(text[1:]))) for column, draw in SPACES.items()}
    for file in exports.glob("*.csv"):
        with open(file, encoding="utf-8", newline="") as read:
            headings = next(read)
            named = [column for column in headings.rstrip().split(",") if column in SPACES]
            if not named:
                shutil.copyfile(file, folder / file.name)
                continue
            place, draw = headings.rstrip().split(",").index(named[0]), drawn[named[0]]
            with open(Path(folder, file.name), "w", encoding="utf-8", newline="") as write:
                write.write(headings)
                # Nothing that stands before a pupil or a person is ever quoted.
                for line in read:
                    cells = line.split(",", place + 1)
                    cells[place] = draw(cells[place])
                    write.write(",".join(cells))
