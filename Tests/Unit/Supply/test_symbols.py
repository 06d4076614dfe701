"""The program for a server is without symbols; they lie in a file beside it, which it names."""

import subprocess
import unittest
import zlib

import reproducible
from project import RELEASE, ROOT, SYMBOLS

LINKED = ROOT / ".build/release/scorecard"


def content(path, name):
    """The bytes of a section."""
    place, size = reproducible.sections(path)[name]
    return path.read_bytes()[place:place + size]


@unittest.skipUnless(RELEASE.is_file(), "there is no program for a server here: make build")
class Symbols(unittest.TestCase):
    """Of the program, of the file beside it, of what the compiler linked."""

    def test_the_program_has_none_and_is_otherwise_what_was_linked(self):
        linked, stripped = reproducible.sections(LINKED), reproducible.sections(RELEASE)
        self.assertEqual(set(linked) - set(stripped), {".symtab", ".strtab"})
        for name in (".text", ".rodata", ".data", ".eh_frame"):
            self.assertEqual(content(LINKED, name), content(RELEASE, name), name)

    def test_they_are_where_the_program_says(self):
        link = content(RELEASE, ".gnu_debuglink")
        self.assertEqual(link[:-4].rstrip(b"\0").decode(), SYMBOLS.name)
        self.assertEqual(int.from_bytes(link[-4:], "little"), zlib.crc32(SYMBOLS.read_bytes()))
        names = subprocess.run(["nm", SYMBOLS], capture_output=True, text=True, check=True).stdout
        self.assertIn(" scorecard_main\n", names)


if __name__ == "__main__":
    unittest.main()
