"""Scattered exports hold the same rows as plain ones, with numbers that look as UPNs and NHS numbers do."""

import csv
import re
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from project import ROOT

from scattered import LETTERS, SPACES, nhs_number, scatter, shuffled, upn

NUMBERS = [*range(20_000), *range(10**6, 10**6 + 2_000), 260_000_000]


def upn_is_valid(text):
    """Whether the letter of a UPN is the one that its digits ask for."""
    return re.fullmatch("[A-HJ-NP-RT-Z][0-9]{12}", text) and \
        LETTERS.index(text[0]) == sum(place * int(digit) for place, digit in enumerate(text[1:], 2)) % 23


def nhs_number_is_valid(text):
    """Whether an NHS number is one: with the check digit, the weighted sum is a multiple of 11."""
    return re.fullmatch("[0-9]{10}", text) and \
        sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), text)) % 11 == 0


def rows(path):
    """The rows of a file."""
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class Numbers(unittest.TestCase):
    """Drawn for running numbers."""

    def test_what_is_valid(self):
        self.assertTrue(nhs_number_is_valid("9434765919") and upn_is_valid("H801200001001"))
        self.assertFalse(nhs_number_is_valid("9434765918") or upn_is_valid("J801200001001"))

    def test_all_are_valid(self):
        for number in NUMBERS:
            self.assertTrue(upn_is_valid(upn(number)), number)
            self.assertTrue(nhs_number_is_valid(nhs_number(number)), number)

    def test_none_is_drawn_twice(self):
        for draw in SPACES.values():
            self.assertEqual(len({draw(number) for number in NUMBERS}), len(NUMBERS), draw.__name__)
        self.assertEqual({shuffled(number, 60, 50) for number in range(3_000)}, set(range(3_000)))

    def test_few_are_neighbours(self):
        for draw in SPACES.values():
            drawn = sorted(int(draw(number)[-12:]) // 64 for number in range(20_000))
            self.assertGreater(len(set(drawn)), 19_900, draw.__name__)

    def test_they_lie_anywhere(self):
        for draw in SPACES.values():
            drawn = [draw(number)[1:] for number in range(20_000)]
            for place in range(len(drawn[0])):
                for digit, times in Counter(text[place] for text in drawn).items():
                    self.assertAlmostEqual(times, 2_000, delta=300, msg=f"{draw.__name__}: {digit} at {place}")

    def test_a_number_beyond_the_space_is_refused(self):
        with self.assertRaises(ValueError):
            nhs_number(270_000_000)


class Rows(unittest.TestCase):
    """The committed fixtures, scattered."""

    def test_only_pupils_and_persons_are_others_and_one_to_one(self):
        plain = ROOT / "Fixtures/somerset"
        with tempfile.TemporaryDirectory() as folder:
            scattered = Path(folder, "scattered")
            scatter(plain, scattered)
            self.assertEqual(sorted(path.name for path in scattered.iterdir()), sorted(path.name for path in plain.iterdir()))
            pairs = {column: set() for column in SPACES}
            for path in plain.iterdir():
                for before, after in zip(rows(path), rows(scattered / path.name), strict=True):
                    for column in SPACES.keys() & before.keys():
                        pairs[column].add((before.pop(column), after.pop(column)))
                    self.assertEqual(before, after, path.name)
        for column, found in pairs.items():
            self.assertGreater(len(found), 1000)
            self.assertEqual(len({old for old, _ in found}), len(found), column)
            self.assertEqual(len({new for _, new in found}), len(found), column)


if __name__ == "__main__":
    unittest.main()
