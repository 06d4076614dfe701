"""One messy file on its way: its lines as text, and then its bytes."""

import faults
import spelling

NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "cp1252": "Windows-1252", "utf-16-le": "UTF-16 LE",
         "utf-16-be": "UTF-16 BE"}
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


class File:
    """One file being written: its lines, and the number of the next."""

    def __init__(self, name, columns, form, dice):
        self.name, self.columns, self.dice = name, columns, dice
        self.encoding, self.delimiter, self.newline = form
        added = dice.shuffled(spelling.ADDED)[:1 + dice.below(2)]
        # A column nobody asked for stands last, where a faulty line can end.
        self.order = dice.shuffled([*columns, *added[1:]]) + added[:1]
        self.text, self.line = [], 1

    def add(self, text):
        """A line; those in it count too."""
        self.text.append(text)
        self.line += text.count("\n") + 1

    def join(self, cells):
        """Cells as a line, quoted where need be."""
        return self.delimiter.join(spelling.quoted(cell, self.delimiter, self.dice) for cell in cells)

    def headings(self):
        """The heading line."""
        self.add(self.join([item if isinstance(item, str) else spelling.heading(item, self.dice) for item in self.order]))

    def cells(self, row, large, fault=(None, None)):
        """A row's texts in this file's order."""
        texts = []
        for item in self.order:
            if isinstance(item, str):
                texts.append(spelling.note(self.dice, 0.02 if large else 0.1))
            elif item is fault[1]:
                texts.append(faults.wrong(fault[0], item, row, self.dice))
            else:
                texts.append(spelling.value(item, row[item.name], self.dice, large))
        return texts

    def bytes(self):
        """All of it, with or without an end to the last line."""
        last = self.newline if self.dice.chance(0.5) else ""
        # Line breaks between quotes are line feeds whatever ends a line, as spreadsheets write them.
        return MARKS.get(self.encoding, b"") + (self.newline.join(self.text) + last).encode(self.encoding)
