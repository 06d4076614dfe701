"""Marked identifiers: what stands for a child in the exports of a test, and where it comes out again."""

import os
import re

NAME = "Wyznoquorp Thuzzlewick"
UPN = "H920347561908"                       # as real ones are: a letter, twelve digits
UPN_LIKE_A_TIME = "T820318476905"           # its letter stands in dates too
NHS_NUMBER = "9434768519"
NHS_NUMBER_SPACED = "943 476 8519"
ADDRESS = "17 Quexby Fjordmoor Lane"
BORN = "31/06/2016"                         # no day, so that it is rejected wherever a day should be
MARKERS = [NAME, UPN, UPN_LIKE_A_TIME, NHS_NUMBER, NHS_NUMBER_SPACED, ADDRESS, BORN]

# What gives a marker away: parts that no digest, clock or figure holds by chance.
SIGNS = {
    NAME: ["wyzno", "quorp", "thuzz", "zlewi"],
    UPN: ["20347561", "H9203475"],
    UPN_LIKE_A_TIME: ["T8203184", "20318476"],
    NHS_NUMBER: ["94347685", "43476851", "34768519"],
    NHS_NUMBER_SPACED: ["943 476", "476 8519"],
    ADDRESS: ["quexby", "fjordm"],
    BORN: ["31/06/2016"],
}


def found_in(text, markers=MARKERS):
    """The lines of a text in which a marker, or a part of one, stands."""
    signs = [sign.lower() for marker in markers for sign in SIGNS[marker]]
    pattern = re.compile(b"|".join(re.escape(sign.encode()) for sign in signs), re.IGNORECASE)
    return [line.decode("utf-8", "replace")[:300] for line in text.splitlines() if pattern.search(line)]


def found_below(folder, markers=MARKERS):
    """The same of every file, and of every file's name, below a folder."""
    found = []
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                text = file.read()
            found += [f"{name}: {line}" for line in found_in(name.encode() + b"\n" + text, markers)]
    return found
