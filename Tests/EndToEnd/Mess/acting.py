"""Texts that would do something where they arrive, and whether they still would."""

import csv
import re

FORMULAS = ["=cmd()", "+1", "@x", "-1", '=HYPERLINK("http://example.org","more")', "=1+cmd|' /C calc'!A0", "-cmd()"]
TERMINAL = ["\x1b[31mred", "\x1b]0;title\x07", "\u009b31mred", "back\x08\x08\x08", "gone\x7f", "over\rwritten"]
DIRECTION = ["\u202egnp.csv", "\u2066inside\u2069", "\u200fmark", "\u061cmark"]
MARKUP = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "</td></tr></table>"]
ALL = FORMULAS + TERMINAL + DIRECTION + MARKUP

NUMBERS = {"value", "numerator", "denominator", "baseline", "expected", "target_3m", "target_6m", "target_12m", "previous",
           "change", "threshold", "target", "mean", "lower_limit", "upper_limit", "interval_lower", "interval_upper",
           "first_published"}
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def acts_in_a_terminal(text):
    """Lines with control characters or marks that turn the direction of writing."""
    return [repr(line) for line in text.split("\n") if CONTROLS.search(line) or DIRECTIONS.search(line)]


def is_formula(column, cell):
    """Whether a spreadsheet would calculate the cell; a number in a column of numbers is none."""
    if column in NUMBERS and re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return False
    return cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def acts_in_a_spreadsheet(text):
    """Cells of a CSV text that would be calculated."""
    rows = csv.DictReader(text.splitlines(keepends=True))
    return [f"{column}: {cell!r}" for row in rows for column, cell in row.items() if is_formula(column, cell or "")]
