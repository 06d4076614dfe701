"""Pollock's 22 versions of one file: each becomes the clean table or is refused with its place, never another table.

What becomes of each, with a definition that names the nine columns alone and with the layout that an analyst would
declare (the program is held to this table by `READ`, `REFUSED` and `LAYOUTS` below):

| file | columns alone | with the layout |
| --- | --- | --- |
| source, double_trailing_newline, no_trailing_newline, one_data_row, record_delimiter_0xA and 0xD | clean | |
| field_delimiter_0x2C_0x20, 0x3B and 0x9 | clean | clean |
| header_only | clean: a nil return | |
| no_payload | refused: not even a heading line | |
| header_multirow_2 and 3 | clean, or refused: the heading line comes again | clean |
| preamble | clean, or refused: no heading of a column on line 1 | clean |
| no_header | refused: no heading of a column | none can say so |
| multitable_less and more | refused: the second table's rows have other field counts | refused |
| multitable_same | refused: the heading line comes again | clean, or refused |
| escape_char_0x00 and 0x5C | refused: six stray quotes | none can say so |
| field_delimiter_0x20 | refused: the heading line is one heading | none can say so |
| quotation_char_0x27 | refused: commas between quotes that are none | none can say so |
"""

import json
import re
import tempfile
import unittest
from pathlib import Path

from corpora import DATA, define, extract, needs, records

CORPUS = DATA / "csv/pollock"
COLUMNS = ("DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL", "Comments")
OPTIONAL = {column: "{type: text}" for column in COLUMNS}
# As one would say it of a real export: all but the comments must be there.
MANDATORY = {column: "{type: text, required: true}" for column in COLUMNS[:-1]} | {"Comments": "{type: text}"}
DELIMITERS = {"file_field_delimiter_0x2C_0x20": "comma", "file_field_delimiter_0x3B": "semicolon",
              "file_field_delimiter_0x9": "tab"}
TITLES = {"file_header_multirow_2": 1, "file_header_multirow_3": 2, "file_preamble": 2}
# The second table begins with the headings again.
ENDS = ("file_multitable_less", "file_multitable_more", "file_multitable_same")
LAYOUTS = ({name: f"{{delimiter: {delimiter}}}" for name, delimiter in DELIMITERS.items()}
           | {name: f"{{title_lines: {count}}}" for name, count in TITLES.items()}
           | {name: "{end_lines: [DATE]}" for name in ENDS})
READ = {"source", "file_double_trailing_newline", "file_no_trailing_newline", "file_one_data_row", "file_header_only",
        "file_record_delimiter_0xA", "file_record_delimiter_0xD", *DELIMITERS}
REFUSED = {"file_no_payload", "file_no_header", "file_escape_char_0x00", "file_escape_char_0x5C", *ENDS,
           "file_field_delimiter_0x20", "file_quotation_char_0x27"}


def clean(name):
    """The right table's records, trimmed; the clean version of the file without headings has none either."""
    table = records((CORPUS / f"clean/{name}.csv").read_text(encoding="utf-8"))
    return [[value.strip() for value in row] for row in table[0 if name == "file_no_header" else 1:]]


def content(name, is_as_made):
    """A file's bytes: as found, or with the line ends it was made with, which a checkout may have changed."""
    found = (CORPUS / f"csv/{name}.csv").read_bytes()
    parameters = (CORPUS / f"parameters/{name}.csv_parameters.json").read_text(encoding="utf-8")
    if is_as_made and json.loads(parameters)["row_delimiter"] == "\r\n" and b"\r" not in found:
        return found.replace(b"\n", b"\r\n")
    return found


def outcome(name, columns, layout="", is_as_made=False):
    """`clean`, `refused: why`, `rejected: how many rows`; anything else begins with `ANOTHER TABLE`."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "input").mkdir()
        (folder / "input" / f"{name}.csv").write_bytes(content(name, is_as_made))
        define(folder / "Pipelines", name, columns, layout)
        code, _, found, said = extract("rows", folder / "Pipelines", folder / "input")
    right = clean(name)
    places = re.findall(rf"^{re.escape(name)}\.csv:[0-9]+: ", said, re.MULTILINE)
    if code in (65, 66):
        is_placed = places or re.search(rf"{re.escape(name)}\.csv(, line [0-9]+| is empty)", said)
        return f"refused: {said.splitlines()[-1]}" if is_placed and not found else f"REFUSED WITHOUT A PLACE: {said}"
    if code == 0 and found == right:
        return "clean"
    rest = iter(right)
    if code == 0 and len(right) - len(found) == len(places) > 0 and all(row in rest for row in found):
        return f"rejected: {len(places)} rows"
    strange = sum(row not in right for row in found)
    return f"ANOTHER TABLE, exit {code}: {len(found)} rows for {len(right)}, {strange} of them none of its"


@needs("csv/pollock")
class Pollock(unittest.TestCase):
    """Definitions as an analyst would write them, over every file."""

    maxDiff = None

    def files(self):
        """The names of the files, without `.csv`."""
        names = sorted(path.stem for path in (CORPUS / "csv").glob("*.csv"))
        self.assertEqual(len(names), 22)
        return names

    def check(self, runs):
        """Nothing but clean tables, refusals and rejections; otherwise the table of what became of each file."""
        table = [(name, saying, outcome(name, columns, layout, is_as_made))
                 for name, saying, columns, layout in runs for is_as_made in (False, True)]
        wrong = sorted({name for name, _, result in table if result.startswith(("ANOTHER", "REFUSED"))})
        lines = [f"{name:31} {saying:24} {result}" for name, saying, result in table]
        self.assertEqual(wrong, [], "\n" + "\n".join(dict.fromkeys(lines)))

    def test_with_the_columns_alone(self):
        self.check((name, "columns alone", OPTIONAL, "") for name in self.files())

    def test_with_mandatory_columns(self):
        self.check((name, "mandatory columns", MANDATORY, "") for name in self.files())

    def test_with_the_layout_declared(self):
        self.check((name, layout, columns, layout) for name, layout in sorted(LAYOUTS.items())
                   for columns in (OPTIONAL, MANDATORY))

    def test_with_headings_looked_for(self):
        layout = "{title_lines: any}"
        self.check((name, layout, columns, layout) for name in self.files() for columns in (OPTIONAL, MANDATORY))

    def test_what_can_be_read_is_read(self):
        self.assertEqual(READ | REFUSED | set(TITLES), set(self.files()))
        for name in sorted(READ):
            self.assertEqual((name, outcome(name, OPTIONAL)), (name, "clean"))
        for name in sorted({*DELIMITERS, *TITLES}):
            self.assertEqual((name, outcome(name, MANDATORY, LAYOUTS[name])), (name, "clean"))
        self.assertEqual(outcome("file_preamble", MANDATORY, "{title_lines: any}"), "clean")

    def test_what_cannot_is_refused(self):
        for name in sorted(REFUSED):
            with self.subTest(file=name):
                self.assertRegex(outcome(name, OPTIONAL), "^refused: ")


if __name__ == "__main__":
    unittest.main()
