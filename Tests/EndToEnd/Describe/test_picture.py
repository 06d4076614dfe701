"""The picture of a lineage and the page, looked at in a browser: what is drawn is there, can be read, and lies nowhere on top."""

import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

from describing import PLANS, ROOT, describe, written

sys.path.insert(0, str(ROOT / "Tests/EndToEnd/Outputs"))
from browser import Browser  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
# Every box with the texts that are in it, and each text's size and extent, as the browser draws them.
DRAWN = """
return [...document.querySelectorAll('svg.lineage')].map(svg => {
  const boxes = [...svg.querySelectorAll('rect.box')].map(box => box.getBBox());
  const texts = [...svg.querySelectorAll('text')].map(text => {
    const extent = text.getBBox();
    return {words: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), isHead: text.classList.contains('head'),
            x: extent.x, y: extent.y, width: extent.width, height: extent.height};
  });
  const plain = box => ({x: box.x, y: box.y, width: box.width, height: box.height});
  const view = svg.viewBox.baseVal;
  const shown = svg.getBoundingClientRect();
  return {boxes: boxes.map(plain), texts, width: view.width, height: view.height, scale: shown.width / view.width};
});
"""


def overlap(one, other):
    """Whether two boxes have a point in common."""
    return (one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
            and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"])


def within(inner, outer):
    """Whether a text lies in a box, to half a pixel."""
    return (inner["x"] >= outer["x"] - .5 and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + .5
            and inner["y"] >= outer["y"] - 1 and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1)


def corner(png):
    """The colour of the first pixel of a picture as rsvg-convert writes it: 8 bits of red, green, blue and opacity."""
    data = b"".join(png[place + 8:place + 8 + int.from_bytes(png[place:place + 4], "big")]
                    for place in (found.start() - 4 for found in re.finditer(b"IDAT", png)))
    return tuple(zlib.decompress(data)[1:4])


class Pictures(unittest.TestCase):
    """Pictures of both plans and of the recipes."""

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def test_a_program_that_knows_no_variables_of_styles_draws_it_in_colour(self):
        for plan in PLANS:
            picture = (written(plan) / "all.svg").read_text(encoding="utf-8")
            self.assertNotIn("var(", picture)
            drawn = subprocess.run(["rsvg-convert", "--width", "400"], input=picture.encode(), capture_output=True, check=True).stdout
            self.assertEqual(corner(drawn), (255, 255, 255), plan)

    def test_boxes_lie_apart_and_hold_their_words(self):
        for plan in PLANS:
            self.browser.open(written(plan) / "all.svg", 1280)
            (drawn,) = self.browser.run(DRAWN)
            boxes = drawn["boxes"]
            for place, one in enumerate(boxes):
                self.assertTrue(0 <= one["x"] and one["x"] + one["width"] <= drawn["width"], plan)
                self.assertTrue(0 <= one["y"] and one["y"] + one["height"] <= drawn["height"], plan)
                for other in boxes[place + 1:]:
                    self.assertFalse(overlap(one, other), plan)
            for text in drawn["texts"]:
                self.assertGreaterEqual(text["size"], 11)
                if not text["isHead"]:
                    self.assertTrue(any(within(text, box) for box in boxes), f"{plan}: {text}")

    def test_a_picture_has_a_title_a_description_and_every_column(self):
        for plan in PLANS:
            root = ET.parse(written(plan) / "all.svg").getroot()
            named = [root.find(f"*[@id='{name}']").text for name in root.get("aria-labelledby").split()]
            self.assertEqual(root.get("role"), "img")
            self.assertTrue(named[0].startswith("From the exports to the readers: "))
            columns = ["".join(text.itertext()) for group in root.iter(f"{SVG}g") if group.get("class") == "columns"
                       for text in group.iter(f"{SVG}text") if text.get("class") == "name"]
            # A long name is broken, and goes on in the next line.
            self.assertTrue(columns)
            for column in columns:
                self.assertIn(column, named[1])

    def test_the_same_definitions_draw_the_same_picture(self):
        again = Path(written("somerset")) / "again.svg"
        self.assertEqual(describe("--lineage", str(again)).returncode, 0)
        self.assertEqual(again.read_bytes(), (written("somerset") / "all.svg").read_bytes())

    def test_the_page_on_a_phone_on_a_desk_in_the_dark_and_printed(self):
        page = written("somerset") / "all.html"
        for width, dark, media in ((390, False, "screen"), (1280, False, "screen"), (390, True, "screen"), (1280, True, "screen"),
                                   (794, False, "print")):
            self.browser.open(page, width, dark, media)
            if media == "screen":
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), width, f"{width} {dark}")
                self.assertEqual(self.browser.violations(), [], f"{width} {dark}")
                # A picture is scrolled, not made smaller.
                for drawn in self.browser.run(DRAWN):
                    self.assertEqual(round(drawn["scale"], 2), 1)
            else:
                self.assertFalse(self.browser.run("return !!document.querySelector('.contents')?.offsetParent"))

    def test_printed_pictures_can_be_read(self):
        printed = written("northmoor") / "all.pdf"
        self.browser.printed(written("northmoor") / "all.html", "", printed)
        words = subprocess.run(["pdftotext", "-bbox", printed, "-"], capture_output=True, text=True, check=True).stdout
        files = re.findall(r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">[a-z_]+\.csv</word>', words)
        self.assertTrue(files)
        # In points, from the top of the tallest letter to the foot of the lowest.
        self.assertGreaterEqual(min(float(last) - float(first) for first, last in files), 7)


if __name__ == "__main__":
    unittest.main()
