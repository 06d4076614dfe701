"""The page in a real browser: accessible by what axe-core knows of WCAG 2.2 AA, whole on a phone, quick, of itself alone."""

import os
import re
import subprocess
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
WIDTHS = (390, 768, 1280, 1920)
LOOKS = [(width, dark) for width in WIDTHS for dark in (False, True)]
COUNCIL = 400_000
# Marks whose contrast with the ground must be well above 3 to 1: each with the property that paints it.
MARKS = {".series": "stroke", ".series-mark": "fill", ".expected": "stroke", ".target": "stroke", ".target-mark": "stroke",
         ".chart .common": "fill", ".chart .improvement": "fill", ".chart .concern": "fill", ".limit": "stroke", ".mean": "stroke", ".axis": "stroke",
         ".mark.red": "color", ".mark.green": "color", ".icon.improvement": "color", ".icon.concern": "color", ".icon.common": "color"}
CONTRAST = """
const light = text => { const c = text.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255)
  .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * c[0] + .7152 * c[1] + .0722 * c[2]; };
const ground = light(getComputedStyle(document.body).backgroundColor);
return Object.fromEntries(Object.entries(arguments[0]).map(([mark, property]) => {
  const e = document.querySelector('main ' + mark); if (!e) return [mark, null];
  const own = light(getComputedStyle(e)[property]);
  return [mark, (Math.max(own, ground) + .05) / (Math.min(own, ground) + .05)]; }))"""
# How large the words of charts are on the screen, and how far they reach over the edge of their chart.
CHART_WORDS = """
return [...document.querySelectorAll('figure > svg.chart text')].map(e => {
  const text = e.getBoundingClientRect(), chart = e.ownerSVGElement.getBoundingClientRect();
  const scale = chart.width / e.ownerSVGElement.viewBox.baseVal.width;
  return [e.textContent, parseFloat(getComputedStyle(e).fontSize) * scale,
          Math.max(chart.left - text.left, text.right - chart.right)]; })"""
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
                self.assertLess(len(source.encode()), COUNCIL if name in outputs.DAYS else 1_000_000)
                self.assertNotRegex(source, r"<script|<link|<iframe|<img|<object|\son\w+=|javascript:|@import|url\(")
                self.assertEqual(re.findall(r"https?://[^\s\"'<]*", source), [])

    def test_axe_finds_nothing(self):
        for name, page in self.pages.items():
            # The states that are short, or longer versions of another, at their narrowest and at their widest.
            for width, dark in [*LOOKS, (320, False)] if name in (outputs.DAYS[2], "everything") else [(320, False), (1920, True)]:
                with self.subTest(name, width=width, dark=dark):
                    self.browser.open(page, width, dark)
                    self.assertEqual(self.browser.violations(), [])

    def test_nothing_is_wider_than_the_screen(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                for width in (320, *WIDTHS):
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
        self.assertEqual(self.browser.run("return [...document.querySelectorAll('main b')].filter(e => e.textContent === 'more').length"), 0)

    def test_each_colour_has_its_word_and_its_shape(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                source = page.read_text(encoding="utf-8")
                for chip in re.findall(r'<span class="rag">.*?</span>', source):
                    self.assertRegex(chip, r"<svg.*</svg>(Green|Amber|Red|No target (set|yet|any more))</span>")
                    kind, word = re.search(r'<use href="#i-(\w+)"', chip)[1], re.sub("<.*?>", "", chip)
                    self.assertEqual(kind, "none" if word.startswith("No target") else word.lower())

    def test_marks_stand_out_in_light_and_in_dark(self):
        for dark in (False, True):
            self.browser.open(self.pages[outputs.DAYS[2]], 1280, dark)
            for mark, ratio in self.browser.run(CONTRAST, MARKS).items():
                with self.subTest(mark, dark=dark):
                    self.assertGreater(ratio or 0, 3.3)

    def test_words_of_charts_are_large_enough_and_within_their_chart(self):
        for name in (outputs.DAYS[2], "northmoor", "ten years"):
            for width in WIDTHS:
                self.browser.open(self.pages[name], width)
                words = self.browser.run(CHART_WORDS)
                self.assertGreater(len(words), 15)
                for text, size, over in words:
                    with self.subTest(name, width=width, text=text):
                        self.assertGreater(size, 11)
                        self.assertLess(over, 1)


class FirstScreen(unittest.TestCase):
    """What a board member sees before scrolling."""

    @classmethod
    def setUpClass(cls):
        cls.folder = outputs.plan(outputs.DAYS[2])
        cls.page = cls.folder / "dashboard.html"
        cls.lines = outputs.rows(cls.folder, "scorecard.csv")
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def shown(self):
        return re.sub(r"\s+", " ", self.browser.run("return document.querySelector('.first').innerText"))

    def test_all_figures_fit_on_it(self):
        for width, height in ((1280, 900), (1920, 1080)):
            self.browser.open(self.page, width)
            rows = self.browser.run("return [...document.querySelectorAll('.all tbody tr')].map(e => e.getBoundingClientRect().bottom)")
            self.assertEqual(len(rows), 16)
            self.assertLess(max(rows), height, width)
            lines = self.browser.run("""return [...document.querySelectorAll('.all tbody th')].map(e =>
                (e.clientHeight - parseFloat(getComputedStyle(e).paddingTop) * 2) / parseFloat(getComputedStyle(e).lineHeight))""")
            self.assertLess(max(lines), 2.5, width)

    def test_it_gives_the_verdict(self):
        self.browser.open(self.page, 1280)
        counts = {rag: sum(line["rag"] == rag for line in self.lines) for rag in ("red", "amber", "green")}
        self.assertIn(f"{counts['red']} of {sum(counts.values())} targets are off track, {counts['amber']} are nearly on track", self.shown())
        better = [line["kpi"] + line["part"] for line in self.lines if line["variation"] == "improvement"]
        tested = sum(line["variation"] != "" for line in self.lines)
        names = f"{', '.join(better[:-1])} and {better[-1]}"
        self.assertIn(f"Real change: {tested} of {len(self.lines)} figures can be tested; {len(better)} have improved (KPI {names})", self.shown())

    def test_it_names_the_worst_figure_whether_it_is_noise_and_who_acts(self):
        def missing(line):
            start = float(line["baseline"]) if line["baseline"] and not line["baseline_qualifier"] else 0
            value, target = float(line["value"]), float(line["expected"])
            return abs(target - value) / abs(target - start)
        worst = max((line for line in self.lines if line["rag"] == "red"), key=missing)
        self.browser.open(self.page, 1280)
        said = re.sub(r"\s+", " ", self.browser.run("return document.querySelector('.worst').innerText"))
        self.assertTrue(said.startswith(f"Furthest off track: KPI {worst['kpi']}{worst['part']}, {worst['short_title']}:"), said)
        self.assertIn({"common cause": "within normal variation", "improvement": "a real improvement"}[worst["variation"]], said)
        self.assertIn(f"Owner: {worst['owner']}", said)

    def test_each_row_says_whether_its_change_is_real(self):
        words = {"improvement": "Yes, better", "concern": "Yes, worse", "common cause": "No", "": "Cannot tell"}
        self.browser.open(self.page, 1280)
        rows = self.browser.run("return [...document.querySelectorAll('.all tbody tr')].map(e => [...e.cells].map(c => c.innerText.trim()))")
        for line, row in zip(self.lines, rows, strict=True):
            with self.subTest(row[0]):
                self.assertTrue(re.sub(r"\s+", " ", row[0]).startswith(f"{line['kpi']}{line['part']}"), row[0])
                self.assertEqual(row[3], line["rag"].capitalize() or "–")
                self.assertEqual(row[4], words[line["variation"]])

    def test_the_contents_list_every_section_and_stay_in_sight(self):
        self.browser.open(self.page, 1280)
        links = self.browser.run("return [...document.querySelectorAll('.contents li > a')].map(e => e.hash.slice(1))")
        headings = self.browser.run("return [...document.querySelectorAll('main h2:not(#contents)')].map(e => e.id)")
        self.assertEqual(links, headings)
        self.browser.run("document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('#kpi-12').scrollIntoView()")
        self.assertAlmostEqual(self.browser.run("return document.querySelector('.contents').getBoundingClientRect().top"), 0, delta=5)

    def test_names_of_alerts_are_out_of_sight_and_a_question_is_asked_once(self):
        source = self.page.read_text(encoding="utf-8")
        for alert in outputs.rows(self.folder, "alerts.csv"):
            self.assertNotIn(alert["id"], source)
        attention = source.split('<h2 id="attention">')[1].split("</section>")[0]
        self.assertEqual(attention.count("by what date?"), 1)


class Printed(unittest.TestCase):
    """What a printer gives: the summary, and everything where it is asked for."""

    @classmethod
    def setUpClass(cls):
        cls.page = outputs.plan(outputs.DAYS[2]) / "dashboard.html"
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def pages(self, anchor):
        """The text of each page."""
        pdf = Path(outputs.SCRATCH.name) / "printed.pdf"
        self.browser.printed(self.page, anchor, pdf)
        done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, timeout=60, check=True)
        return done.stdout.split("\f")[:-1]

    def test_the_summary_has_two_pages_and_everything_is_a_link_away(self):
        summary, everything = self.pages(""), self.pages("#everything")
        self.assertEqual(len(summary), 2)
        self.assertIn("What has improved", summary[1])
        self.assertNotIn("Risk register", "".join(summary))
        for heading in ("Key", "Risk register", "Who oversees the plan", "Data sources", "How this is worked out"):
            self.assertIn(heading, "".join(everything))
        for pages in (summary, everything):
            for number, text in enumerate(pages, 1):
                with self.subTest(number, of=len(pages)):
                    self.assertIn(f"Page {number} of {len(pages)}", text)
                    self.assertIn("OFFICIAL – internal use only", text)
                    self.assertGreater(len("".join(text.split())), 500 if number < len(pages) else 150, "nearly empty")

    def test_nothing_is_wider_than_the_paper(self):
        self.browser.open(self.page, 794, media="print")
        self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 794)
        for hidden in (".skip", ".contents"):
            self.assertEqual(self.browser.run("return getComputedStyle(document.querySelector(arguments[0])).display", hidden), "none")


class Spoken(unittest.TestCase):
    """A walk with a screen reader through headings, tables and charts."""

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)
        cls.nodes = {}
        for name in (outputs.DAYS[2], "everything", "nothing"):
            page = (outputs.plan(name) if name in outputs.DAYS else outputs.ugly(name)) / "dashboard.html"
            for width in (390, 1280):
                cls.browser.open(page, width)
                cls.browser.run("document.querySelectorAll('details').forEach(e => e.open = true)")
                cls.nodes[name, width] = cls.browser.spoken()

    def test_headings_make_an_outline(self):
        for name, nodes in self.nodes.items():
            with self.subTest(name):
                headings = [(node["level"], node["name"]) for node in nodes if node["role"] == "heading"]
                self.assertEqual([level for level, _ in headings].count(1), 1)
                self.assertTrue(all(text.strip() for _, text in headings))
                for (before, _), (level, text) in zip(headings, headings[1:]):
                    self.assertLessEqual(level, before + 1, text)
                self.assertEqual(headings[1], (2, "Summary"))

    def test_tables_have_a_name_and_headings_for_their_columns_and_rows(self):
        for name, nodes in self.nodes.items():
            tables = [node for node in nodes if node["role"] == "table"]
            self.assertGreater(len(tables), 0)
            for table in tables:
                with self.subTest(name, table=table["name"]):
                    self.assertTrue(table["name"].strip())
                    roles = table["within"]
                    self.assertGreater(roles.count("columnheader"), 1)
                    # One row is that of the columns' headings; the others have a heading each.
                    self.assertEqual(roles.count("rowheader"), roles.count("row") - 1)

    def test_pictures_say_what_they_show(self):
        for name, nodes in self.nodes.items():
            for picture in (node for node in nodes if node["role"] in ("img", "image")):
                with self.subTest(name, picture=picture["name"]):
                    self.assertRegex(picture["name"], r"^(Line chart|Statistical process control \(SPC\) chart)")
        # Every chart has its numbers next to it.
        source = (outputs.plan(outputs.DAYS[2]) / "dashboard.html").read_text(encoding="utf-8")
        charts = [part.split("</figure>")[0] for part in source.split("<figure>")[1:]]
        self.assertGreater(sum('class="chart"' in chart for chart in charts), 20)
        for chart in charts:
            self.assertTrue('class="chart"' not in chart or "<table" in chart)


if __name__ == "__main__":
    unittest.main()
