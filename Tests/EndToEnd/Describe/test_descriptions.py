"""What `scorecard describe` says: golden for two KPIs, nothing left out for any, and errors as other commands give them.

    UPDATE_GOLDEN=1 make suite-Describe
"""

import os
import re
import subprocess
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

import yaml
from describing import PLANS, PROGRAM, describe, hostile

GOLDEN = Path(__file__).resolve().parent / "golden"
ENDINGS = {"text": "txt", "markdown": "md"}


def kpis(plan):
    """The KPIs of a plan by their numbers, as their files have them."""
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((PLANS[plan] / "kpis").iterdir())]
    return {str(each["kpi"]): each for each in found}


def figures(kpi):
    """The ids of a KPI's figures."""
    return [f"{kpi['kpi']}{part}" for part in kpi.get("parts", {"": None})]


class Page(HTMLParser):
    """What a page loads, its ids and where its links go."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.ids, self.links, self.text = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.loads += [given[name] for name in ("src", "srcset", "data") if name in given] + ([tag] if tag in ("script", "link") else [])
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []

    def handle_data(self, data):
        self.text += data


class Descriptions(unittest.TestCase):
    """Descriptions of both plans and of the recipes."""

    maxDiff = None

    def test_golden(self):
        for kpi in ("7", "10"):
            for format_, ending in ENDINGS.items():
                done = describe(kpi, "--format", format_)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                file = GOLDEN / f"kpi-{kpi}.{ending}"
                if os.environ.get("UPDATE_GOLDEN"):
                    file.parent.mkdir(exist_ok=True)
                    file.write_text(done.stdout, encoding="utf-8")
                self.assertEqual(done.stdout, file.read_text(encoding="utf-8"), file.name)

    def test_every_kpi_says_what_its_definition_says(self):
        for plan in PLANS:
            for number, kpi in kpis(plan).items():
                for id_ in figures(kpi):
                    text = re.sub(r"\s+", " ", describe(id_, plan=plan).stdout)
                    part = (kpi.get("parts") or {}).get(id_.removeprefix(number)) or kpi
                    place = f"{plan} KPI {id_}"
                    title = re.sub(r"\s+", " ", part.get("title", kpi["title"])).strip()
                    self.assertIn(f"KPI {id_}: {title}", text, place)
                    self.assertIn(kpi["owner"], text, place)
                    for name, reading in (part.get("readings") or {}).items():
                        self.assertIn(reading["title"], text, f"{place} {name}")
                    for name, shown in (part.get("also_shown") or {}).items():
                        self.assertIn(shown["title"], text, f"{place} {name}")
                    for checkpoint in part.get("targets") or {}:
                        self.assertIn(f"{checkpoint} ", text, place)
                    self.assertNotRegex(text, r"nil|Optional\(|\(\)", place)

    def test_a_figure_without_a_control_chart_has_no_rule_about_it(self):
        for plan in PLANS:
            for number, kpi in kpis(plan).items():
                for id_ in figures(kpi):
                    text = re.sub(r"\s+", " ", describe(id_, plan=plan).stdout)
                    charted = "A change is called real only where" in text
                    self.assertEqual("spc.csv: " in text, charted, f"{plan} KPI {id_}")
                    if not charted:
                        self.assertNotIn("real deterioration", text, f"{plan} KPI {id_}")
        self.assertIn("a real deterioration on the control chart", re.sub(r"\s+", " ", describe("7").stdout))
        self.assertIn("No chart", describe("2").stdout)

    def test_keys_are_among_the_columns(self):
        for plan in PLANS:
            for path in sorted((PLANS[plan] / "sources").glob("*.yml")):
                source = yaml.safe_load(path.read_text(encoding="utf-8"))
                key = source.get("key")
                done = describe("source:" + source["source"], plan=plan)
                if not isinstance(key, list) or done.returncode or not done.stdout:
                    continue
                for column in key:
                    self.assertRegex(done.stdout, rf"(?s)    - {column}: (?:(?!\n    - ).)*?tells\s+duplicates\s+apart", f"{plan} {source['source']}")
        self.assertIn("exclusion_id (duplicates)", describe("7", "--format", "html").stdout)

    def test_links_are_named_where_they_can_matter(self):
        two, lookup = "with two numbers counts as two", "looks up a row with an earlier number"
        said = {id_: re.sub(r"\s+", " ", describe(id_).stdout) for id_ in ("1", "3", "6", "7", "10", "13")}
        self.assertEqual({id_: (two in text, lookup in text, "school_links.csv" in text) for id_, text in said.items()},
                         {"1": (False, True, True), "3": (True, False, True), "6": (False, False, False), "7": (False, True, True),
                          "10": (True, False, True), "13": (False, False, False)})

    def test_where_it_shows_names_every_file_with_figures(self):
        text = describe("7").stdout
        for file in ("scorecard.csv", "series.csv", "breakdowns.csv", "targets.csv", "spc.csv", "alerts.csv", "scorecard.json", "dashboard.html",
                     "scorecard.xlsx"):
            self.assertIn(f"  - {file}: ", text)
            self.assertIn(f">{file}<", describe("7", "--format", "html").stdout)

    def test_what_is_to_be_confirmed_has_its_person(self):
        text = re.sub(r"\s+", " ", describe("9").stdout)
        self.assertIn("To be confirmed - Reading: ", text)
        self.assertIn("(Head of Service, Vulnerable Learners, since 1 April 2023)", text)

    def test_the_page_is_one_file_and_its_links_lead_somewhere(self):
        for arguments in ((), ("7",)):
            page = Page(describe(*arguments, "--format", "html").stdout)
            self.assertEqual(page.loads, [])
            self.assertEqual(len(page.ids), len(set(page.ids)))
            for link in page.links:
                self.assertIn(link.removeprefix("#"), page.ids)
        self.assertIn("KPI 7: Rolling 12-month number", page.text)

    def test_all_have_a_list_of_contents(self):
        markdown = describe("--format", "markdown").stdout
        headings = [line.removeprefix("## ") for line in markdown.splitlines() if line.startswith("## KPI")]
        entries = re.findall(r"(?m)^- \[(.*)\]\(#(.*)\)$", markdown)
        self.assertEqual([name for name, _ in entries], headings)
        self.assertEqual(len(headings), 16)
        for name, anchor in entries:
            plain = name.replace("\\", "")
            self.assertEqual(anchor, re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-"))
        text = describe().stdout
        self.assertIn("\nContents\n  KPI 1: ", text)

    def test_markup_in_a_name_stays_a_name(self):
        with tempfile.TemporaryDirectory() as folder:
            hostile(folder)
            page = describe("7", "--format", "html", plan=folder).stdout
            self.assertNotIn("<script", page)
            self.assertIn("<script>alert(1)</script> &", Page(page).text)
            self.assertNotRegex(describe("7", "--format", "markdown", plan=folder).stdout, r"(?<!\\)<script")

    def test_errors(self):
        self.assertEqual(describe("99").returncode, 66)
        self.assertIn("There is no KPI '99'. Choose from: 1, 2, 3", describe("99").stderr)
        self.assertEqual(describe("7", as_of="2024-02-30").returncode, 64)
        self.assertEqual(describe("7", "--lineage", "").returncode, 64)
        self.assertEqual(describe("7", "--format", "pdf").returncode, 64)
        self.assertEqual(describe("7", plan="/nowhere").returncode, 78)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "file"
            file.write_text("", encoding="utf-8")
            for option in ("--lineage", "--openlineage", "--contracts"):
                done = describe("7", option, f"{file}/below")
                self.assertEqual(done.returncode, 73, option)
                self.assertEqual(done.stdout, "")
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "describe", "7", "--pipelines", str(PLANS["somerset"])], stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        self.assertEqual(done.returncode, 74)

    def test_files_are_named_and_nothing_else_is_printed(self):
        with tempfile.TemporaryDirectory() as folder:
            done = describe("7", "--lineage", f"{folder}/a.svg", "--openlineage", f"{folder}/b")
            self.assertEqual((done.stdout, done.stderr), ("", f"Written: {folder}/a.svg\nWritten: {folder}/b\n"))
            quiet = describe("7", "--lineage", f"{folder}/c.svg", "--format", "text", "--quiet")
            self.assertTrue(quiet.stdout.startswith("KPI 7: "))
            self.assertEqual(quiet.stderr, "")
            self.assertEqual(Path(f"{folder}/a.svg").read_bytes(), Path(f"{folder}/c.svg").read_bytes())


if __name__ == "__main__":
    unittest.main()
