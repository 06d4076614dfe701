"""make reproducible says where two programs differ."""

import re
import shutil
import tempfile
import unittest
from pathlib import Path

from project import ROOT

import overlay
import reproducible

SMALL = Path("/usr/bin/true")


@unittest.skipUnless(shutil.which("readelf") and SMALL.is_file(), "there is no readelf here: apt-get install binutils")
class Differences(unittest.TestCase):
    """Of a small program and the same after a change."""

    def setUp(self):
        self.data, self.places = SMALL.resolve().read_bytes(), reproducible.sections(SMALL)

    def test_the_same_program_has_none(self):
        self.assertIn(".rodata", self.places)
        self.assertEqual(reproducible.differing((self.data, self.places), (self.data, self.places)), [])

    def test_one_byte_is_told_with_its_section(self):
        place, size = self.places[".rodata"]
        changed = bytearray(self.data)
        changed[place + 5] ^= 1
        self.assertEqual(reproducible.differing((self.data, self.places), (bytes(changed), self.places)),
                         [f".rodata: {size} and {size} bytes, 1 of them unlike"])

    def test_a_section_that_one_lacks_is_told(self):
        fewer = {name: place for name, place in self.places.items() if name != ".rodata"}
        size = self.places[".rodata"][1]
        self.assertEqual(reproducible.differing((self.data, self.places), (self.data, fewer)),
                         [f".rodata: {size} and 0 bytes, 0 of them unlike"])


class Built(unittest.TestCase):
    """Both are built as everybody builds."""

    def test_make_build_leaves_the_folder_out(self):
        recipe = re.search(r"(?m)^build:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text()).group(1)
        for flag in ("-file-prefix-map -Xswiftc '$(CURDIR)=.'", "-ffile-prefix-map=$(CURDIR)=.", "-debug-info-format none",
                     "-vfsoverlay", "-disable-incremental-llvm-codegen"):
            self.assertIn(flag, recipe)

    def test_the_overlay_has_every_file_that_needs_it(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in (("Sources/A/One.swift", "withoutActuallyEscaping(work) { $0() }"), ("Sources/A/Two.swift", "work()"),
                               (".build/checkouts/P/Three.swift", "try withoutActuallyEscaping(\n  work) {}")):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            entries = overlay.overlay(overlay.calling(root, root / ".build"), root)["roots"]
        self.assertEqual({entry["name"]: entry["external-contents"] for entry in entries},
                         {f"{root}/{name}": name for name in ("Sources/A/One.swift", ".build/checkouts/P/Three.swift")})


if __name__ == "__main__":
    unittest.main()
