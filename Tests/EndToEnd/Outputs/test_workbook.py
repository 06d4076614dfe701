"""The workbook, opened by LibreOffice: cell by cell what the CSV files say, and made as spreadsheets should be."""

import html
import re
import unittest

import outputs
import workbook

SAME = {"Targets": "targets.csv", "Series": "series.csv", "SPC": "spc.csv", "Alerts": "alerts.csv", "Quality": "quality.csv",
        "Breakdowns": "breakdowns.csv", "Actions": "actions.csv"}
ONE_TABLE = [*SAME, "Score card", "Definitions", "Risks", "Findings", "Governance", "Chart data"]


def is_same(shown, published):
    """A cell of the workbook, and of a CSV file: numbers to six places, texts without the apostrophe that stops formulas."""
    try:
        return abs(float(shown) - float(published)) <= 5.1e-7 * max(1, abs(float(published)) * 1e-6)
    except ValueError:
        return shown == (published[1:] if published[:2] in ("'=", "'+", "'-", "'@") else published)


class Workbook(unittest.TestCase):
    """Of the plan at its end, and of the area that is all edges."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folders = {"plan": outputs.plan(outputs.DAYS[2]), "edges": outputs.ugly("everything"), "nothing": outputs.ugly("nothing")}

    def test_every_cell_is_that_of_the_csv_file(self):
        for name, folder in self.folders.items():
            day = outputs.feed(folder)["as_of"]
            for sheet, file in SAME.items():
                with self.subTest(name, sheet=sheet):
                    shown = workbook.table(folder / "scorecard.xlsx", sheet)
                    published = [row for row in outputs.rows(folder, file) if file != "breakdowns.csv" or row["as_of"] == day]
                    self.assertEqual(len(shown), len(published))
                    for mine, theirs in zip(shown, published):
                        different = {key: (mine[key], theirs[key]) for key in theirs if not is_same(mine[key], theirs[key])}
                        self.assertEqual(different, {})

    def test_the_score_card_is_the_plans(self):
        folder = self.folders["plan"]
        shown = {row["KPI"]: row for row in workbook.table(folder / "scorecard.xlsx", "Score card")}
        published = outputs.rows(folder, "scorecard.csv")
        self.assertEqual(list(shown), [row["kpi"] + row["part"] for row in published])
        columns = {"Measure": "title", "Baseline": "baseline", "Target at 3 months": "target_3m", "Target at 6 months": "target_6m",
                   "Target at 12 months": "target_12m", "Now": "value", "RAG": "rag", "Expected now": "expected",
                   "Direction": "direction"}
        for row in published:
            mine = shown[row["kpi"] + row["part"]]
            for heading, column in columns.items():
                self.assertTrue(is_same(mine[heading], row[column] or "none"), (row["kpi"], heading, mine[heading], row[column]))

    def test_the_score_card_has_the_plans_words(self):
        folder = self.folders["plan"]
        shown = {row["KPI"]: row for row in workbook.table(folder / "scorecard.xlsx", "Score card")}
        for line in outputs.feed(folder)["lines"]:
            mine = shown[line["id"]["kpi"] + line["id"]["part"]]
            self.assertTrue(mine["Baseline in the plan's words"].startswith(line["card"]["baseline"]), mine)
            for target in line["card"]["targets"]:
                self.assertEqual(mine[f"Target at {target['checkpoint']} in the plan's words"], target["printed"])
                self.assertIn(target.get("footnote", ""), mine["Footnote"])
            measured = line.get("baseline", {}).get("measured", False)
            self.assertEqual("calculated from the data" in mine["Baseline in the plan's words"], measured)
        self.assertIn("Repeat suspensions", shown["9"]["Also on the card"])
        self.assertIn("more than 13 weeks", shown["5a"]["Also on the card"])

    def test_owners_words_stand_beside_their_figures(self):
        """In the feed, on the page and in the workbook, and in no table of figures."""
        for name in ("plan", "edges"):
            folder = self.folders[name]
            lines = {line["id"]["kpi"] + line["id"]["part"]: line for line in outputs.feed(folder)["lines"]}
            shown = {row["KPI"]: row for row in workbook.table(folder / "scorecard.xlsx", "Definitions")}
            page = html.unescape((folder / "dashboard.html").read_text(encoding="utf-8"))
            self.assertGreater(sum("commentary" in line for line in lines.values()), 3)
            for kpi, line in lines.items():
                words = line.get("commentary")
                first = words["text"].split("\n")[0] if words else "none"
                self.assertTrue(shown[kpi]["Owner's commentary"].startswith(first.replace("\u200f", "?")), (name, kpi))
                if words:
                    self.assertEqual(shown[kpi]["Period to"], words["period_end"])
                    self.assertEqual(shown[kpi]["Commentary by"], words["author"].replace("\u200f", "?"))
                    self.assertIn(f"<p>{first}</p>".replace("\u200f", "?"), page)
                    for table in folder.glob("*.csv"):
                        self.assertNotIn(first + "\n", table.read_text(encoding="utf-8"))

    def test_numbers_and_dates_are_real(self):
        for folder in self.folders.values():
            series = workbook.worksheets(folder / "scorecard.xlsx")["Series"]
            days = re.findall(r'<c r="D\d+" s="\d+"(?: t="(\w+)")?><v>(\d+)</v>', series)
            self.assertGreater(len(days), 6)
            values = re.findall(r'<c r="E\d+" s="\d+"(?: t="(\w+)")?>', series)
            self.assertEqual({kind for kind, _ in days[1:]} | set(values[1:]), {""} if len(values) > 1 else {""})

    def test_one_table_a_sheet_from_a_stated_cell(self):
        for folder in self.folders.values():
            path = folder / "scorecard.xlsx"
            for name, sheet in workbook.worksheets(path).items():
                with self.subTest(name):
                    self.assertNotIn("<mergeCell", sheet)
                    self.assertNotRegex(sheet, r"<f[ >]")
                    if name in ONE_TABLE:
                        self.assertEqual(len(re.findall("<tablePart ", sheet)), 1)
                        self.assertIn('state="frozen"', sheet)
                        self.assertIn("from cell A4 on", workbook.sheets(path)[name][1][0])
            tables = [part for part in workbook.parts(path) if part.startswith("xl/tables/")]
            self.assertEqual(len(tables), len(ONE_TABLE))
            for part in tables:
                self.assertRegex(workbook.parts(path)[part], r'ref="A4:[A-Z]+\d+".*<autoFilter')

    def test_the_cover_leads_to_every_sheet(self):
        path = self.folders["plan"] / "scorecard.xlsx"
        names = list(workbook.worksheets(path))
        self.assertEqual(names[0], "Cover")
        links = re.findall(r'<hyperlink [^>]*location="(?:&apos;|\')?([^"!]*?)(?:&apos;|\')?!A1"', workbook.worksheets(path)["Cover"])
        self.assertEqual(links, names[1:])
        self.assertIn("not for publication", " ".join(" ".join(row) for row in workbook.sheets(path)["Cover"]))

    def test_colours_go_with_words(self):
        sheet = workbook.worksheets(self.folders["plan"] / "scorecard.xlsx")["Score card"]
        self.assertEqual(re.findall(r"<formula>&quot;(\w+)&quot;</formula>|<formula>\"(\w+)\"</formula>", sheet),
                         [("", word) for word in ("green", "amber", "red")])

    def test_a_chart_of_each_figure_with_a_text_alternative(self):
        folder = self.folders["plan"]
        parts = workbook.parts(folder / "scorecard.xlsx")
        charts = [part for part in parts if re.fullmatch(r"xl/charts/chart\d+\.xml", part)]
        self.assertEqual(len(charts), 16)
        described = re.findall(r'descr="([^"]+)"', parts["xl/drawings/drawing1.xml"])
        self.assertEqual(len(described), 16)
        self.assertTrue(all("Line chart" in text for text in described))

    def test_properties_of_the_document(self):
        core = workbook.parts(self.folders["plan"] / "scorecard.xlsx")["docProps/core.xml"]
        self.assertIn("<dc:title>Somerset SEND Accelerated Progress Plan: scorecard as at 31 March 2024</dc:title>", core)
        self.assertIn("2024-03-31T00:00:00Z", core)


if __name__ == "__main__":
    unittest.main()
