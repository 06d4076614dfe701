"""csv-spectrum's eleven files, each equal to the JSON that its authors keep beside it.

The pipeline takes spaces around a value away. The `_crlf` files mean CRLF (the corpus' own `.gitattributes` says so),
which a checkout may have turned into LF: they are read with the line ends they mean.
"""

import json
import tempfile
import unittest
from pathlib import Path

from corpora import DATA, define, extract, needs

CORPUS = DATA / "csv/csv-spectrum"


@needs("csv/csv-spectrum")
class CSVSpectrum(unittest.TestCase):
    """One definition a file, its columns the keys of the JSON."""

    maxDiff = None

    def read(self, name, content, columns, kind):
        """The records that the program makes of a file's bytes, and what it said."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            (folder / "input").mkdir()
            (folder / "input" / f"{name}.csv").write_bytes(content)
            define(folder / "Pipelines", name, {column: f"{{type: {kind}}}" for column in columns})
            code, headings, rows, said = extract("rows", folder / "Pipelines", folder / "input")
        self.assertEqual((code, said, headings), (0, "", list(columns)), name)
        return [dict(zip(headings, row, strict=True)) for row in rows]

    def test_every_file_equals_its_json(self):
        files = sorted((CORPUS / "csvs").glob("*.csv"))
        self.assertEqual(len(files), 11)
        for path in files:
            expected = [{key: value.strip() for key, value in row.items()}
                        for row in json.loads((CORPUS / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))]
            content = path.read_bytes()
            if path.stem.endswith("_crlf"):
                content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            for kind in ("text", "category"):
                with self.subTest(file=path.name, kind=kind):
                    self.assertEqual(self.read(path.stem, content, expected[0], kind), expected)


if __name__ == "__main__":
    unittest.main()
