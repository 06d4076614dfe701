"""The page in a real browser: accessible by what axe-core knows of WCAG 2.2 AA, whole on a phone, quick, of itself alone."""

import os
import re
import unittest
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

import html5lib
import outputs
from browser import Browser

GOLDEN = Path(__file__).resolve().parent / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1" and not os.environ.get("CI")
# Milliseconds from opening the page to its first words.
VISIBLE = """
const done = arguments[arguments.length - 1];
new PerformanceObserver(list => done(list.getEntries()[0].startTime)).observe({type: 'paint', buffered: true});"""
# Every element that the keyboard should reach, in the order of the document.
REACHABLE = "return [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].length"


def pages():
    """Each page that is published, with a name."""
    return {**{day: outputs.plan(day) for day in outputs.DAYS}, "northmoor": outputs.northmoor(), **{state: outputs.ugly(state) for state in outputs.UGLY}}


class Text(HTMLParser):
    """What a reader sees of a page."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "script")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text(page):
    """The text of a page, spaces made one."""
    parser = Text()
    parser.feed(page)
    return re.sub(r"\s+", " ", " ".join(parser.parts))


class Pages(unittest.TestCase):
    """Every page, whatever is in it."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.pages = {name: folder / "dashboard.html" for name, folder in pages().items()}
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def test_pages_are_as_they_were_looked_at(self):
        for name in (*outputs.DAYS, "northmoor", "everything", "one point", "nothing"):
            with self.subTest(name):
                kept = GOLDEN / f"{name.replace(' ', '-')}.html"
                page = outputs.steady(self.pages[name].read_text(encoding="utf-8"))
                if UPDATE:
                    kept.write_text(page, encoding="utf-8")
                wanted = kept.read_text(encoding="utf-8")
                different = [(a, b) for a, b in zip_longest(page.split("\n"), wanted.split("\n")) if a != b]
                self.assertEqual([tuple(map(str, pair)) for pair in different[:3]], [], f"{len(different)} lines")

    def test_html_is_strictly_right(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                html5lib.HTMLParser(strict=True).parse(page.read_text(encoding="utf-8"))

    def test_identifiers_are_unique_and_links_lead_somewhere(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                source = page.read_text(encoding="utf-8")
                anchors = re.findall(r'\bid="([^"]*)"', source)
                self.assertEqual(len(anchors), len(set(anchors)))
                self.assertLessEqual(set(re.findall(r'href="#([^"]*)"', source)), set(anchors))
                self.assertLessEqual(set(" ".join(re.findall(r'aria-labelledby="([^"]*)"', source)).split()), set(anchors))

    def test_a_page_is_one_file_without_scripts(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                source = page.read_text(encoding="utf-8")
                self.assertLess(len(source.encode()), 1_000_000)
                self.assertNotRegex(source, r"<script|<link|<iframe|<img|<object|\son\w+=|javascript:|@import|url\(")
                self.assertEqual(re.findall(r"https?://[^\s\"'<]*", source), [])

    def test_axe_finds_nothing(self):
        for name, page in self.pages.items():
            looks = [(320, False), (320, True), (1280, False), (1280, True)]
            # The states that are short, or longer versions of another, at their narrowest and at their widest.
            for width, dark in looks if name in (outputs.DAYS[2], "everything") else looks[::3]:
                with self.subTest(name, width=width, dark=dark):
                    self.browser.open(page, width, dark)
                    self.assertEqual(self.browser.violations(), [])

    def test_nothing_is_wider_than_the_screen(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                for width in (320, 768, 1280):
                    self.browser.open(page, width)
                    self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), width)

    def test_it_is_there_within_a_second(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                self.browser.open(page, 1280)
                self.assertLess(self.browser.driver.execute_async_script(VISIBLE), 1000)

    def test_the_keyboard_reaches_all_there_is(self):
        self.browser.open(self.pages[outputs.DAYS[2]], 1280)
        wanted = self.browser.run(REACHABLE)
        self.assertGreater(wanted, 100)
        press = {"windowsVirtualKeyCode": 9, "key": "Tab", "code": "Tab"}
        seen = set()
        for _ in range(wanted + 5):
            for kind in ("keyDown", "keyUp"):
                self.browser.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": kind, **press})
            place = self.browser.run("""
                const e = document.activeElement; if (e === document.body) return null;
                const all = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')];
                const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                return [all.indexOf(e), box.width > 0 && box.height > 0, style.outlineStyle]""")
            if place is None:
                break
            index, is_visible, outline = place
            self.assertTrue(is_visible, index)
            self.assertEqual(outline, "solid", index)
            seen.add(index)
        hidden = self.browser.run("""return [...document.querySelectorAll('details:not([open]) [tabindex="0"]')].length""")
        self.assertEqual(len(seen), wanted - hidden)

    def test_what_came_from_a_file_shows_as_text(self):
        shown = text(self.pages["everything"].read_text(encoding="utf-8"))
        for nasty in outputs.NASTY:
            wanted = nasty.replace("\u200f", "?")
            self.assertTrue(wanted in shown, wanted)
        self.browser.open(self.pages["everything"], 1280)
        self.assertEqual(self.browser.run("return document.scripts.length"), 0)
        self.assertEqual(self.browser.run("return [...document.querySelectorAll('main b')].length"), 0)

    def test_each_colour_has_its_word_and_its_shape(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                source = page.read_text(encoding="utf-8")
                for chip in re.findall(r'<span class="rag">.*?</span>', source):
                    self.assertRegex(chip, r"<svg.*</svg>(Green|Amber|Red|no target( yet)?)</span>")
                    kind = re.search(r'<path class="(\w+)"', chip)[1]
                    self.assertEqual(kind, {"no target yet": "none", "no target": "none"}.get(word := re.sub("<.*>", "", chip[:-7]), word.lower()))

    def test_what_is_printed_is_whole(self):
        for name in (outputs.DAYS[2], "everything"):
            self.browser.open(self.pages[name], 794, media="print")
            self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 794)
            self.assertEqual(self.browser.run("return getComputedStyle(document.querySelector('.skip')).display"), "none")


if __name__ == "__main__":
    unittest.main()
