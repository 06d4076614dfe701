"""The table of modules is read as it is written, and what it does not list is found."""

import tempfile
import unittest
from pathlib import Path

import modules
from modules import Row

TABLE = """# Contributing

| floor | module | may import |
| --- | --- | --- |
| 9 | `Elsewhere` | `Model` |

## Modules

Words with `Code` in them.

| floor | module | holds | may import |
| --- | --- | --- | --- |
| 0 | `CBytes`, `CYAML` | headers | – |
| 1 | `Model` | values, no `GRDB` | – |
| 2 | `History` | what was published | `Model`, `GRDB` |
| 3 | `Loaders` | files | `Model`, `CYAML` |

## Another

| floor | module | may import |
| --- | --- | --- |
| 9 | `Another` | `Model` |
"""
ROWS = modules.table(TABLE)


class Table(unittest.TestCase):
    """A made table."""

    def test_its_rows(self):
        self.assertEqual(ROWS, {
            "CBytes": Row(0, frozenset()), "CYAML": Row(0, frozenset()), "Model": Row(1, frozenset()),
            "History": Row(2, frozenset({"Model", "GRDB"})), "Loaders": Row(3, frozenset({"Model", "CYAML"}))})

    def test_what_is_no_table_is_refused(self):
        for text in ("", TABLE.replace("## Modules", "## Module"), TABLE.replace("may import", "imports"),
                     TABLE.replace("`CYAML` |", "`Model` |")):
            with self.assertRaises(modules.NoTable, msg=text):
                modules.table(text)

    def test_an_arrow_that_is_not_listed(self):
        listed = [("History", "Model"), ("History", "GRDB"), ("Loaders", "CYAML"), ("Model", "Glibc")]
        wrong = [("Model", "History"), ("Loaders", "History"), ("Loaders", "GRDB"), ("CYAML", "CBytes"), ("Unknown", "Model")]
        self.assertEqual(modules.unlisted(listed + wrong, ROWS), wrong)

    def test_a_row_that_lists_its_own_floor_or_a_higher_one(self):
        self.assertEqual(modules.upward(ROWS), [])
        rows = {**ROWS, "Model": Row(1, frozenset({"CBytes", "History"})), "Sample": Row(2, frozenset({"History", "GRDB"}))}
        self.assertEqual(modules.upward(rows), [("Model", "History"), ("Sample", "History")])


class Libraries(unittest.TestCase):
    """What others made."""

    def test_a_library_of_two_modules(self):
        pairs = [("Loaders", "Mustache"), ("History", "GRDB"), ("Pipeline", "GRDB"), ("History", "Model"), ("Loaders", "Model"),
                 ("Model", "Glibc"), ("Loaders", "Glibc"), ("Pipeline", "Logging"), ("scorecard", "Logging")]
        self.assertEqual(modules.shared_libraries(pairs, lambda name: name == "Model"), {"GRDB": ["History", "Pipeline"]})

    def test_a_module_of_ours_that_links_a_library_is_a_library(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, line in (("CBytes", "  export *"), ("CYAML", '  link "yaml"')):
                Path(folder, name).mkdir()
                Path(folder, name, "module.modulemap").write_text(f"module {name} [system] {{\n{line}\n}}\n", encoding="utf-8")
            Path(folder, "Model").mkdir()
            self.assertEqual([modules.is_ours(name, Path(folder)) for name in ("CBytes", "CYAML", "Model", "GRDB")],
                             [True, False, True, False])


if __name__ == "__main__":
    unittest.main()
