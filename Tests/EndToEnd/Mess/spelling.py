"""How real systems write headings, values and the lines around a table; every choice is a throw of one seeded die."""

import random
from datetime import date

from columns import CODES

DATES = ["%d/%m/%Y", "%d/%m/%Y", "%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d-%b-%Y", "%d %B %Y", "%Y-%b-%d 00:00:00",
         "%d/%m/%Y 09:30", "%Y-%m-%dT00:00:00"]
NOTES = ["moved from the “Oak” unit", "Phoned; left a message, no | answer", 'Says "not before\nhalf-term", café; garden',
         "two\nlines", "a,b;c|d\te", 'doubled ""quotes""', "=see the other sheet", "–"]
ADDED = ["Imported from", "Notes, internal", "Last\nedited", 'Seen "by"', "Case worker; team"]
TITLES = ["Café Children’s Services – monthly extract", "Report: {source}, all schools; all years", 'Filter: status = "any"',
          "Printed 02/04/2024 07:15 | page 1 of 1"]
ENDINGS = ["Total", "TOTAL:", "Totals", "End of report", "End of Report."]


class Dice:
    """A seeded source of choices. It asks `random()` alone, whose numbers are the same in every release of Python."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def chance(self, share):
        """True about so often."""
        return self._random.random() < share

    def below(self, count):
        """A whole number from 0."""
        return int(self._random.random() * count)

    def pick(self, things):
        """One of them."""
        return things[self.below(len(things))]

    def shuffled(self, things):
        """All of them, in another order."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]


def heading(column, dice):
    """A heading of the column in one of its spellings, cases and punctuations."""
    text = dice.pick(column.headings)
    return dice.pick([text, text.upper(), text.lower(), text.replace(" ", "_"), text.replace("_", " ").title(), text + " "])


def day(text, dice):
    """A date that means the same; two digits of a year only where they do."""
    value = date.fromisoformat(text)
    form = dice.pick(DATES)
    return value.strftime(form if value.year >= 1970 or "%y" not in form else "%d/%m/%Y")


def code(name, text, dice):
    """A code, or another way to write it, in any case."""
    if dice.chance(0.6):
        return text
    known = dice.pick([text, *CODES[name][text]])
    return dice.pick([known, known, known.upper(), known.lower(), known.replace(" ", "  ")])


def value(column, text, dice, plain):
    """A value as it might be written; spaces around it are no part of it. `plain` keeps most as they are."""
    if text and column.kind == "date" and not (plain and dice.chance(0.9)):
        text = day(text, dice)
    elif text and column.kind == "code" and not (plain and dice.chance(0.9)):
        text = code(column.name, text, dice)
    return dice.pick([" " + text, text + "  ", text + "\u00a0"]) if dice.chance(0.01) else text


def note(dice, share):
    """What stands in a column nobody asked for: mostly nothing."""
    return dice.pick(NOTES) if dice.chance(share) else ""


def quoted(text, delimiter, dice):
    """A cell as it stands in the file: quoted where it must be, and now and then where it need not."""
    if any(mark in text for mark in (delimiter, '"', "\n", "\r")) or dice.chance(0.02):
        text = '"' + text.replace('"', '""') + '"'
        return " " + text + " " if dice.chance(0.1) else text
    return text


def titles(source, dice):
    """Lines above the headings; the first has letters that are not ASCII, so that no encoding can be mistaken."""
    lines = [TITLES[0]]
    for title in TITLES[1:]:
        if dice.chance(0.4):
            lines.append(title.format(source=source))
    return lines


def ending(width, count, delimiter, dice):
    """Lines below the rows: totals, or the end of the report."""
    total = delimiter.join([dice.pick(ENDINGS[:3]), str(count)] + [""] * dice.below(width))
    return [line for line in (total, dice.pick(ENDINGS[3:])) if dice.chance(0.7)]
