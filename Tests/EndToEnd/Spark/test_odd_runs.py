"""Exports that are late, damaged, linked, in other encodings or full of line ends: Apache Spark says what this machine alone does."""

import csv
import io
import os
import random
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from both import ROOT, Both
from test_runs import random_exports

ALL = os.environ.get("CASES") == "all"
DAY = "2024-03-31"


@unittest.skipUnless(ALL, "make test-spark does")
class Odd(unittest.TestCase):
    """Somerset's plan over invented exports, each changed for what its test is about."""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        # All of them have a space in their way.
        self.exports = Path(folder.name) / "the area's exports"
        random_exports.main([str(self.exports), "--seed", "101", "--rows", "120"])

    def take(self, source):
        """The rows of a source, whose files are gone; its headings first."""
        rows, headings = [], None
        for path in sorted(self.exports.glob(f"{source}*.csv")):
            content = path.read_bytes()
            text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig" if is_utf8(content) else "cp1252")
            delimiter = max(",;\t|", key=text.split("\n")[0].split("\r")[0].count)
            found = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
            headings = headings or [simple(name) for name in found[0]]
            order = [[simple(name) for name in found[0]].index(name) for name in headings]
            rows += [[row[place] for place in order] for row in found[1:] if len(row) == len(order)]
            path.unlink()
        return [headings, *rows]

    def give(self, name, rows, encoding="utf-8", newline="\n"):
        """Write an export."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator=newline).writerows(rows)
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        (self.exports / f"{name}.csv").write_bytes((mark + text.getvalue()).encode(encoding))

    def both(self, **how):
        """Both engines on the exports."""
        return Both(self, ROOT / "Pipelines", self.exports, **how)

    def test_what_is_not_delivered(self):
        self.take("milestones")
        self.take("feedback")
        (self.exports / "feedback.csv").write_bytes(b"")
        self.give("training", self.take("training")[:1])
        missing, optional = self.take("exclusions"), self.take("sen_information_reports")
        self.give("exclusions", without(missing, "sen_status"))
        self.give("sen_information_reports", without(optional, "refers_to_ordinarily_available"))
        suspensions = self.take("suspensions")
        self.give("suspensions", [row if number % 5 or not number else [*row[:-1], "a", "b"] for number, row in enumerate(suspensions)])
        self.both().run("--as-of", DAY)

    def test_without_a_register(self):
        self.take("schools")
        self.both().run("--as-of", DAY)

    def test_nothing(self):
        for path in self.exports.iterdir():
            path.unlink()
        self.both().run("--as-of", DAY)

    def test_fewer_rows_than_before(self):
        both = self.both()
        both.run("--as-of", "2024-02-29")
        for source in ("referrals", "schools"):
            rows = self.take(source)
            self.give(source, rows[:len(rows) // 3])
        both.run("--as-of", DAY)
        both.run("--as-of", DAY, "--accept", "referrals", "--why", "A new system")

    def test_an_open_quote_and_what_follows_it(self):
        for source, place in (("referrals", 60), ("suspensions", 3), ("waiting_times", -1)):
            rows = self.take(source)
            self.give(source, rows)
            path = self.exports / f"{source}.csv"
            lines = path.read_text(encoding="utf-8").split("\n")
            lines[place] = '"' + lines[place]
            path.write_text("\n".join(lines), encoding="utf-8")
        for part_size in (None, 700):
            self.both(part_size=part_size).run("--as-of", DAY)

    def test_links_between_schools(self):
        schools = [row[self.headings("schools").index("schoolurn")] for row in self.rows("schools")]
        chain = [(schools[number], schools[number + 1]) for number in range(3)]
        circle = [(schools[5], schools[6]), (schools[6], schools[7]), (schools[7], schools[5])]
        split = [(schools[8], schools[9]), (schools[8], schools[10])]
        into = [(schools[11], schools[5]), ("999001", schools[1]), (schools[4], "999003"), (schools[0], schools[0])]
        links = [[*pair, "Successor"] for pair in chain + circle + split + into]
        links += [[schools[2], schools[3], "Predecessor"], [schools[9], schools[0], "Merged"]]
        self.give("school_links", [["URN", "Link URN", "Link Type"], *links], encoding="utf-16", newline="\r\n")
        for part_size in (None, 9000):
            self.both(part_size=part_size).run("--as-of", DAY)

    def headings(self, source):
        """The headings of a source."""
        return self.copied(source)[0]

    def rows(self, source):
        """The rows of a source."""
        return self.copied(source)[1:]

    def copied(self, source):
        """The rows of a source, whose file is written again."""
        rows = self.take(source)
        self.give(source, rows)
        return rows

    def test_encodings_and_line_ends_in_small_parts(self):
        chosen = random.Random("quotes")
        for number, source in enumerate(("referrals", "suspensions", "exclusions", "waiting_times", "ehcp_consultations", "sen_support")):
            headings, *rows = self.take(source)
            # What looks like rows stands inside quotes, so that parts begin on wrong guesses.
            inside = [f"x\n{','.join(chosen.choice(rows))}\n{','.join(chosen.choice(rows))}\n, café é" for _ in rows]
            rows = [[*row, text if chosen.random() < 0.4 else 'a ""quoted"" word'] for row, text in zip(rows, inside)]
            encoding = ("utf-16", "utf-8", "cp1252", "utf-8-sig", "utf-16-be", "utf-8")[number]
            self.give(source, [[*headings, "Note of the day"], *rows], encoding, ("\n", "\r\n", "\n", "\r", "\n", "\r\n")[number])
        both = self.both(part_size=701)
        both.run("--as-of", DAY)


def without(rows, name):
    """Rows without a column."""
    place = rows[0].index(simple(name))
    return [[*row[:place], *row[place + 1:]] for row in rows]


def simple(heading):
    """A heading as it is compared."""
    return "".join(letter for letter in heading.lower() if letter.isalnum())


def is_utf8(content):
    """Whether bytes are UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


if __name__ == "__main__":
    unittest.main()
