"""Of what is wrong in an export its shape is told, never its value: names, numbers of people, days, whatever they look like."""

import csv
import io
import re
import shutil
import unittest

from columns import SOURCES
from everywhere import texts_below
from program import ROOT, Runs

NAMES = ["Quillfeather", "O'Zebedee"]
NUMBERS = ["91827364", "73651", "7365019482"]
DAYS = ["20160631", "31.13.2016", "06/31/2017", "7365019"]
MARKERS = NAMES + NUMBERS + DAYS
CODES = {"Quillfeather": 5, "O'Zebedee": 500, "91827364": 5, "73651": 40}
SHOWN = {"reason", "phase", "area", "programme", "kpi", "stage"}     # what a breakdown names, by intent
COMMANDS = [["run", "--verbose"], ["run", "--log-format", "json", "--format", "json", "--verbose"], ["check", "--profile"],
            ["check", "--profile", "--format", "json"]]


def as_csv(rows):
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def fixture(source, count):
    """The headings and the first rows of a clean export."""
    with open(ROOT / "Fixtures/somerset" / f"{source}.csv", newline="", encoding="utf-8") as file:
        headings, *rows = list(csv.reader(file))
    return headings, rows[:count]


def replaced(row, place, value):
    """The row with another value in one place."""
    return row[:place] + [value] + row[place + 1:]


def about_people(source, row, number):
    """The row with digits alone where people and their cases are named: of eight, or of five."""
    names = [(91827360 if number % 2 else 73650) + number % 10] * len(row)
    return [str(name) if column.kind == "id" and column.name != "school_urn" else value
            for name, value, column in zip(names, row, SOURCES[source])]


def sign(marker):
    """A marker as it may stand in a text; digits alone only where no other digit, letter or point is beside them."""
    return rf"(?<![\w.]){re.escape(marker)}(?![\w.])" if marker.isdecimal() else re.escape(marker)


class ShapesOnly(Runs):
    """Everything that is said and written is searched for what stood in the exports."""

    def setUp(self):
        super().setUp()
        self.expect_titles_and_ends()
        self.tolerant = self.pipelines
        for path in (self.tolerant / "sources").glob("*.yml"):
            if "\nreject_limit:" not in path.read_text(encoding="utf-8"):
                with open(path, "a", encoding="utf-8") as file:
                    file.write("reject_limit: {percent: 100}\n")

    def said(self, source):
        """What each command says of the exports; of an extraction its rows are not what is said."""
        for command, *options in COMMANDS:
            yield [command, "--as-of", "2024-03-31", *(["--from", "2024-03-31"] if command == "run" else []), *options]
        yield ["extract", "--verbose", source]

    def look(self, source, signs, pipelines=None):
        """Runs the commands, with limits and without, and looks for markers in all that comes of it."""
        pattern, found = re.compile("|".join(signs).encode(), re.IGNORECASE), set()
        for self.pipelines in pipelines or (ROOT / "Pipelines", self.tolerant):
            texts = []
            for command in self.said(source):
                done = self.scorecard(*command)
                self.assertIn(done.returncode, (0, 65, 66), done.stderr.decode())
                texts += [(" ".join(command[:2]), done.stderr + (b"" if command[0] == "extract" else done.stdout))]
            for name, text in texts + list(texts_below(self.folder / "output")):
                found |= {f"{name}: {line.decode('utf-8', 'replace')[:200]}" for line in text.splitlines()
                          if pattern.search(line)}
            shutil.rmtree(self.folder / "output", ignore_errors=True)
        if found:
            self.fail(f"{len(found)} lines, the first: " + "\n".join(["", *sorted(found, key=len)[:6]]))

    def deliver_rows(self, source, headings, rows):
        """An export."""
        self.deliver(f"{source}.csv", as_csv([headings, *rows]))

    def test_a_code_that_nobody_lists_however_often(self):
        self.deliver_codes()
        self.look("exclusions", map(sign, CODES))

    def deliver_codes(self):
        """Exclusions with codes that nobody lists, each so many times."""
        headings, rows = fixture("exclusions", 20)
        marked = [replaced([f"Y{marker}{number}", *rows[0][1:]], headings.index("sen_status"), marker)
                  for marker, count in CODES.items() for number in range(count)]
        self.deliver_rows("exclusions", headings, rows + marked)

    def test_what_is_suggested_for_a_file_with_such_codes(self):
        self.deliver_codes()
        done = self.scorecard("check", "--suggest", "exclusions", str(self.input / "exclusions.csv"))
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(re.findall("|".join(map(sign, CODES)), (done.stdout + done.stderr).decode()), [])

    def test_codes_of_every_source(self):
        for source, columns in SOURCES.items():
            headings, rows = fixture(source, 12)
            codes = [place for place, column in enumerate(columns) if column.kind == "code"]
            self.deliver_rows(source, headings, rows + [
                replaced(row, place, name) for place in codes for name in NAMES for row in rows[:6]])
        self.look("referrals", map(sign, NAMES), [self.tolerant])

    def test_rows_shifted_by_a_column(self):
        for source, columns in SOURCES.items():
            if any(column.name in SHOWN - {"reason"} for column in columns):
                continue
            headings, rows = fixture(source, 20)
            people = [about_people(source, row, number) for number, row in enumerate(rows)]
            shifted = [[""] + row[:-1] for row in people] + [row[1:] + [""] for row in people] + [row[1:] for row in people]
            shifted += [row[:1] + row for row in people] + [row + ["x"] for row in people]
            self.deliver_rows(source, headings, rows + shifted)
        signs = [r"(?<![\w.])9182736\d(?![\w.])", r"(?<![\w.])7365\d(?![\w.])"]
        for source in ("suspensions", "referrals"):
            self.look(source, signs, [self.tolerant])

    def test_numbers_of_people_and_no_days_where_days_and_numbers_should_be(self):
        for source, columns in SOURCES.items():
            headings, rows = fixture(source, 12)
            places = [place for place, column in enumerate(columns) if column.kind in ("date", "code")
                      or column.name == "sessions"]
            marked = [replaced(rows[0], place, marker) for place in places for marker in MARKERS]
            self.deliver_rows(source, headings, rows + marked)
        self.look("suspensions", map(sign, MARKERS))

    def test_a_file_whose_first_row_is_data(self):
        starts = [["91827364", "7365019482", "900001", "01/01/2023", "O'Zebedee", "SEN Support", "", ""],
                  ["7365019482", "Quillfeather", "O'Zebedee", "20160631", "", "", "", ""]]
        _, rows = fixture("exclusions", 9)
        for start in starts:
            with self.subTest(start):
                self.deliver("exclusions.csv", as_csv([start, *rows]))
                self.look("exclusions", map(sign, MARKERS), [self.tolerant])

    def test_a_row_in_the_headings_place_of_which_one_value_is_a_heading(self):
        for source, start in (("waiting_times", ["W0", NAMES[0], "2023-03-30", "2023-07-24", "", "", "Priority"]),
                              ("sen_support", ["2023-01-19", NAMES[0], "900001", "SEN", "ASD"]),
                              ("exclusions", ["Reason", NAMES[0], "", "", "", ""])):
            _, rows = fixture(source, 9)
            self.deliver(f"{source}.csv", as_csv([start, *rows]))
            done = self.scorecard("check", "--suggest", source, str(self.input / f"{source}.csv"))
            self.assertNotIn(NAMES[0], (done.stdout + done.stderr).decode())
        self.look("waiting_times", [sign(NAMES[0])], [self.tolerant])

    def test_a_second_file_that_came_without_its_headings(self):
        headings, rows = fixture("exclusions", 9)
        self.deliver_rows("exclusions", headings, rows)
        self.deliver("exclusions-2.csv", as_csv([["91827364", "73651", *row[2:]] for row in rows]))
        self.look("exclusions", map(sign, NUMBERS), [ROOT / "Pipelines"])

    def test_values_that_stand_where_headings_should(self):
        headings, rows = fixture("exclusions", 9)
        values = {"pupil_id": "91827364", "start_date": "31.13.2016", "sen_status": "7365019482"}
        self.deliver_rows("exclusions", [values.get(name, name) for name in headings], rows)
        self.look("exclusions", map(sign, values.values()))


if __name__ == "__main__":
    unittest.main()
