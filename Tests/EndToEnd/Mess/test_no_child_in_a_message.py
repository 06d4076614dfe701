"""Marked identifiers, fed wherever they can stand, come out of no message, log line or published file."""

import csv
import io
import shutil
import subprocess
import unittest

from columns import SOURCES
from leaks import ADDRESS, BORN, MARKERS, NAME, NHS_NUMBER, NHS_NUMBER_SPACED, UPN, UPN_LIKE_A_TIME, found_below, found_in
from program import PROGRAM, ROOT, Runs

OPTIONS = [["--verbose"], ["--log-format", "json", "--verbose"]]
PUBLISHED_CATEGORIES = {"reason", "phase", "area", "programme", "kpi", "stage"}    # what a breakdown names, by intent
EXCLUSIONS = "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date,Surname\n"
GOOD = "X{0},P{0},900001,2023-01-{0:02},Bullying,N,,,Quiet\n"


def as_csv(rows):
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def good_rows(source, count):
    """The first rows of a clean export, each with a marked name in a column nobody asked for, and its headings."""
    with open(ROOT / "Fixtures/somerset" / f"{source}.csv", newline="", encoding="utf-8") as file:
        headings, *rows = list(csv.reader(file))
    return headings + ["Surname"], [row + [NAME] for row in rows[:count]]


def with_value(row, place, value):
    """The row with another value in one place."""
    return row[:place] + [value] + row[place + 1:]


def marked_rows(source, row, marker):
    """The row with the marker in each column in turn: as it is, and where something else is wrong with the row."""
    columns = SOURCES[source]
    wrong = next(place for place, column in enumerate(columns) if column.kind == "date")
    for place, column in enumerate(columns):
        marked = with_value(row, place, marker)
        if column.name not in PUBLISHED_CATEGORIES and not (column.kind == "date" and marker == BORN):
            yield marked
        yield marked + ["one too many"]
        yield marked[:-1]
        if place != wrong:
            yield with_value(marked, wrong, "soon")


class NoChildInAMessage(Runs):
    """Every command, in words and for machines, over exports with marked identifiers in them."""

    def setUp(self):
        super().setUp()
        self.expect_titles_and_ends()
        self.tolerant, self.pipelines = self.pipelines, ROOT / "Pipelines"
        self.help = subprocess.run([PROGRAM, "check", "--help"], capture_output=True, check=True).stdout

    def commands(self, sources):
        """Every way to have these sources read, and whether what it prints are the rows themselves."""
        for options in OPTIONS:
            yield ["run", "--as-of", "2024-03-31", "--from", "2024-02-29", *options], False
            yield ["check", *options], False
        for source in sources:
            yield ["extract", "--verbose", source], True
        for option in (["--profile"], ["--format", "json"], ["--profile", "--format", "json"]):
            if option[0].encode() in self.help:
                yield ["check", *option], False
        if b"--suggest" in self.help:
            for source in sources:
                for path in sorted(self.input.glob(f"{source}*.csv")):
                    yield ["check", "--suggest", source, str(path)], False
                    yield ["check", "--suggest", str(path), "--pipelines", str(self.input / "nowhere")], False

    def look(self, sources, markers=MARKERS):
        """Runs every command and looks for the markers in what comes of it."""
        leaks = []
        for command, prints_rows in self.commands(sources):
            done = self.scorecard(*command)
            self.assertIn(done.returncode, (0, 65, 66), done.stderr.decode())
            found = found_in(done.stderr + (b"" if prints_rows else done.stdout), markers)
            leaks += [f"{command[0]} says: {line}" for line in found]
        leaks += [f"published {line}" for line in found_below(self.folder / "output", markers)]
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        if leaks:
            self.fail(f"{len(leaks)} lines, the first: " + "\n".join(["", *sorted(set(leaks), key=len)[:6]]))

    def look_at(self, text, markers=MARKERS, source="exclusions"):
        """The same for one export, with definitions that know title and end lines and with those that do not."""
        self.deliver(f"{source}.csv", text)
        for pipelines in (ROOT / "Pipelines", self.tolerant):
            self.pipelines = pipelines
            with self.subTest(titles=pipelines == self.tolerant):
                self.look([source], markers)

    def deliver_marked(self, markers):
        """All sources, with good rows and rows marked in every column."""
        for source in SOURCES:
            headings, rows = good_rows(source, 40)
            marked = [line for marker in markers for line in marked_rows(source, rows[0], marker)]
            self.deliver(f"{source}.csv", as_csv([headings, *rows, *marked]))

    def test_in_every_column_of_sources_that_are_refused_for_it(self):
        self.deliver_marked([NAME, UPN, ADDRESS])
        self.look(SOURCES, [NAME, UPN, ADDRESS])

    def test_in_every_column_of_sources_that_bear_it(self):
        self.bear_any_rejects()
        self.deliver_marked([NAME, UPN, ADDRESS])
        self.look(SOURCES, [NAME, UPN, ADDRESS])

    def test_numbers_of_people_where_a_date_or_a_code_should_be(self):
        self.bear_any_rejects()
        markers = [UPN, UPN_LIKE_A_TIME, NHS_NUMBER, NHS_NUMBER_SPACED, BORN]
        self.deliver_marked(markers)
        self.look(SOURCES, markers)

    def bear_any_rejects(self):
        """Definitions that refuse nothing, so that every message is seen."""
        self.pipelines = self.tolerant
        for path in (self.pipelines / "sources").glob("*.yml"):
            if "\nreject_limit:" not in path.read_text(encoding="utf-8"):
                with open(path, "a", encoding="utf-8") as file:
                    file.write("reject_limit: {percent: 100}\n")

    def test_a_code_that_nobody_lists_is_never_shown(self):
        self.bear_any_rejects()
        row = "X1,P1,900001,2023-01-05,Bullying,{},,,Quiet\n"
        for times in (1, 4, 5, 500):
            with self.subTest(times):
                self.deliver("exclusions.csv", EXCLUSIONS + GOOD.format(1) + row.format(NAME) * times)
                done = self.scorecard("extract", "exclusions")
                self.assertEqual(done.stderr.count(b"[code]"), times)
                self.assertEqual(found_in(done.stderr), [])
        self.deliver("exclusions.csv", EXCLUSIONS + "".join(row.format(f"{NAME} {number}") for number in range(30)))
        self.look(["exclusions"])

    def test_in_title_and_end_lines(self):
        lines = [f"Permanent exclusions: {NAME}\n", f"Pupil,{UPN},{NHS_NUMBER}\n", f'"{NAME}, {ADDRESS}"\n']
        rows = EXCLUSIONS + "".join(map(GOOD.format, range(1, 9)))
        for title in lines:
            with self.subTest(title):
                self.look_at(title + rows + f"Total,{NAME},{UPN}\nEnd of report for {NAME}\n{ADDRESS}\n")

    def test_a_file_without_headings(self):
        for first in (f"X1,{UPN},900001,2023-01-01,Bullying,N,,,{NAME}\n", f"{NAME},{UPN},{BORN}\n", f"{UPN}\n{NAME}\n"):
            with self.subTest(first):
                self.look_at(first + "".join(map(GOOD.format, range(1, 9))))

    def test_a_heading_that_is_missing_beside_a_row(self):
        self.look_at(f"pupil_id,school_urn,start_date\n{UPN},900001,2023-01-01\n")
        self.look_at(f"exclusion_id,UPN,Pupil ID,school_urn,start_date,sen_status\nX1,{UPN},{NAME},900001,2023-01-01,N\n")

    def test_in_quotes_that_stray_and_quotes_that_do_not_close(self):
        rows = "".join(map(GOOD.format, range(1, 9)))
        marked = [f'X9,{UPN},900001,2023-01-09,Said "{NAME}" to,N,,,{NAME}\n',
                  f'X9,{UPN},900001,2023-01-09,"{NAME}" said,N,,,{NAME}\n',
                  f'X9,{UPN},900001,2023-01-09,"{NAME},N,,,{NAME}\n',
                  f'X9,{UPN},900001,2023-01-09,"{NAME}\n{ADDRESS}" x,N,,,{NAME}\n',
                  f'"{NAME},{UPN}\n']
        for row in marked:
            with self.subTest(row):
                self.look_at(EXCLUSIONS + rows + row + rows)
                self.look_at(EXCLUSIONS + rows + row)
                self.look_at(row + EXCLUSIONS + rows)

    def test_in_files_that_cannot_be_read(self):
        row = f"X9,{UPN},900001,2023-01-09,{NAME},N,,,{NAME}\n".encode()
        start = (EXCLUSIONS + GOOD.format(1)).encode() + row
        wide = (EXCLUSIONS + f"X9,{UPN},900001,2023-01-09,{NAME},N,,,").encode() + NAME.encode() * 60_000 + b"\n"
        utf16 = b"\xff\xfe" + start.decode().encode("utf-16-le")
        for text in (start + b"\0" + row, start + b"\x81" + row, wide, utf16 + b"\0", utf16 + b"\0\0" + utf16, utf16[2:]):
            with self.subTest(text[-20:]):
                self.look_at(text)

    def test_in_rows_of_one_key_and_rows_that_no_register_knows(self):
        self.deliver("schools.csv", "school_urn,school_name,headcount\n900001,Elm School,100\n")
        rows = [f"{UPN},{NAME},{NHS_NUMBER},2023-01-0{day},Bullying,K,upheld,2023-02-01,{ADDRESS}\n" for day in range(1, 9)]
        self.look_at(EXCLUSIONS + "".join(rows))


if __name__ == "__main__":
    unittest.main()
