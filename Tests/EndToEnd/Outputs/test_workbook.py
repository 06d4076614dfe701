"""The workbook: cell by cell what the CSV files say, with a summary and charts for people."""

import html
import re
import unittest
from decimal import ROUND_HALF_UP, Decimal

import outputs
import workbook

DAYS = re.compile(r"\d{4}-\d\d-\d\d")


def is_same(shown, published):
    """A cell of the workbook, and of a CSV file: a number has every digit that the file has; an empty field has a shorthand, or
    is blank where charts are drawn from it."""
    if published == "":
        return shown is None or shown in workbook.SHORTHAND
    if isinstance(shown, str) or shown is None:
        return shown == (published[1:] if published[:2] in ("'=", "'+", "'-", "'@") else published)
    if DAYS.fullmatch(published):
        return workbook.day(shown) == published
    return Decimal(repr(shown)).quantize(Decimal("0.000001"), ROUND_HALF_UP) == Decimal(published)


class Workbook(unittest.TestCase):
    """Of the plan at its end, and of the area that is all edges."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folders = {"plan": outputs.plan(outputs.DAYS[2]), "edges": outputs.ugly("everything"), "nothing": outputs.ugly("nothing")}
        cls.plan = cls.folders["plan"] / "scorecard.xlsx"

    def published(self, name, sheet, file):
        """What a file has for a sheet."""
        folder = self.folders[name]
        rows = outputs.rows(folder, file)
        return [row for row in rows if row["as_of"] == outputs.feed(folder)["as_of"]] if file == "breakdowns.csv" else rows

    def test_every_cell_is_that_of_the_csv_file(self):
        compared = 0
        for name, folder in self.folders.items():
            path = folder / "scorecard.xlsx"
            for sheet, file in workbook.PUBLISHED.items():
                published = self.published(name, sheet, file)
                with self.subTest(name, sheet=sheet):
                    self.assertEqual(sheet in workbook.worksheets(path), bool(published))
                    if not published:
                        continue
                    shown, columns = workbook.exact(path, sheet), workbook.columns(path, sheet)
                    # A column about numbers that are left out is there only where some are.
                    written = [column for column in published[0] if column != "hidden" or any(row[column] for row in published)]
                    self.assertEqual(sorted(columns.values()), sorted(written))
                    self.assertEqual(len(shown), len(published))
                    for mine, theirs in zip(shown, published):
                        different = {key: (mine[heading], theirs[key]) for heading, key in columns.items()
                                     if not is_same(mine[heading], theirs[key])}
                        self.assertEqual(different, {})
                        compared += sum(isinstance(cell, float) for cell in mine.values())
        self.assertGreater(compared, 5_000)

    def test_numbers_have_all_digits_of_the_feed(self):
        feed = outputs.feed(self.folders["plan"])
        card = {row["KPI"]: row for row in workbook.exact(self.plan, "Score card")}
        summary = {row["KPI"]: row for row in workbook.exact(self.plan, "Summary")}
        for line in feed["lines"]:
            kpi = line["id"]["kpi"] + line["id"]["part"]
            for shown, value in ((card[kpi]["Now"], line["value"]), (summary[kpi]["Value"], line["value"]),
                                 (card[kpi]["Target so far"], line.get("expected")), (summary[kpi]["Target so far"], line.get("expected"))):
                if value is None:
                    self.assertEqual(shown, "[z]")
                else:
                    self.assertAlmostEqual(shown, value, delta=abs(value) * 1e-15)
        values = [row["Value"] for row in workbook.exact(self.plan, "Monthly values")]
        self.assertEqual(len(values), len(feed["series"]))
        for shown, point in zip(values, feed["series"]):
            if "value" in point:
                self.assertAlmostEqual(shown, point["value"], delta=abs(point["value"]) * 1e-15)

    def test_percentages_are_written_as_people_say_them(self):
        shown = {row["KPI"]: row for row in workbook.exact(self.plan, "Summary")}
        self.assertEqual(round(shown["1"]["Value"], 1), 91.3)
        self.assertEqual(shown["1"]["Target so far"], 90)

    def test_libreoffice_reads_what_is_written(self):
        for folder in self.folders.values():
            path = folder / "scorecard.xlsx"
            read = workbook.sheets(path)
            self.assertEqual(set(read), set(workbook.worksheets(path)))
            for sheet, rows in read.items():
                for number, cells in workbook.cells(path, sheet).items():
                    texts = {place: text for place, text in cells.items() if isinstance(text, str)}
                    self.assertEqual({place: rows[number - 1][place] for place in texts}, texts)

    def test_the_score_card_is_the_plans(self):
        folder = self.folders["plan"]
        shown = {row["KPI"]: row for row in workbook.exact(self.plan, "Score card")}
        published = outputs.rows(folder, "scorecard.csv")
        self.assertEqual(list(shown), [row["kpi"] + row["part"] for row in published])
        columns = {"Measure": "title", "Baseline": "baseline", "Target at 3 months": "target_3m", "Target at 6 months": "target_6m",
                   "Target at 12 months": "target_12m", "Now": "value", "Target so far": "expected"}
        directions = {"improving": "better", "worsening": "worse", "steady": "no change", "": "[z]"}
        for row in published:
            mine = shown[row["kpi"] + row["part"]]
            for heading, column in columns.items():
                self.assertTrue(is_same(mine[heading], row[column]), (row["kpi"], heading, mine[heading], row[column]))
            self.assertEqual(mine["Change"], directions[row["direction"]])
            self.assertEqual(mine["RAG"] if row["rag"] else "", row["rag"].capitalize())

    def test_the_score_card_has_the_plans_words(self):
        folder = self.folders["plan"]
        shown = {row["KPI"]: row for row in workbook.exact(self.plan, "Score card")}
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

    def test_the_summary_says_all_in_words(self):
        """A colour as a word, and a real change only where the control chart shows one."""
        real = {"improvement": "Yes, better", "concern": "Yes, worse", "common cause": "No", "": "Cannot tell"}
        for name in ("plan", "edges"):
            folder = self.folders[name]
            shown = workbook.exact(folder / "scorecard.xlsx", "Summary")
            published = outputs.rows(folder, "scorecard.csv")
            self.assertEqual(len(shown), len(published))
            for mine, row in zip(shown, published):
                self.assertEqual(mine["Real change?"], real[row["variation"]])
                if row["rag"]:
                    self.assertEqual(mine["RAG"], row["rag"].capitalize())
                else:
                    self.assertIn(mine["RAG"], {"No target set", "No target yet", "No target any more", "Provisional", "Not calculated"})
                self.assertTrue(mine["Owner"].startswith(row["owner"].removeprefix("'")))
                self.assertTrue(is_same(mine["Value"], row["value"]))

    def test_owners_words_stand_beside_their_figures(self):
        """In the feed, on the page and in the workbook, and in no table of figures."""
        for name in ("plan", "edges"):
            folder = self.folders[name]
            lines = {line["id"]["kpi"] + line["id"]["part"]: line for line in outputs.feed(folder)["lines"]}
            shown = {row["KPI"]: row for row in workbook.exact(folder / "scorecard.xlsx", "Definitions")}
            page = html.unescape((folder / "dashboard.html").read_text(encoding="utf-8"))
            self.assertGreater(sum("commentary" in line for line in lines.values()), 3)
            for kpi, line in lines.items():
                words = line.get("commentary")
                first = words["text"].split("\n")[0] if words else "[z]"
                self.assertTrue(shown[kpi]["Owner's commentary"].startswith(first.replace("\u200f", "?")), (name, kpi))
                if words:
                    self.assertEqual(workbook.day(shown[kpi]["Period to"]), words["period_end"])
                    self.assertEqual(shown[kpi]["Commentary by"], words["author"].replace("\u200f", "?"))
                    self.assertIn(f"<p>{first}</p>".replace("\u200f", "?"), page)
                    for table in folder.glob("*.csv"):
                        self.assertNotIn(first + "\n", table.read_text(encoding="utf-8"))

    def test_headings_are_peoples_words(self):
        headings = {sheet: list(workbook.exact(self.plan, sheet)[0]) for sheet in workbook.PUBLISHED}
        for sheet, words in headings.items():
            for word in words:
                self.assertNotIn("_", word, sheet)
                self.assertTrue(word[0].isupper(), (sheet, word))
        self.assertEqual(headings["Monthly values"][:6], ["KPI", "Part", "Measure", "Date", "Value", "Target so far"])
        self.assertLessEqual({"First published", "Restated in run"}, set(headings["Monthly values"]))
        self.assertLessEqual({"No recent update", "Status disagrees with dates"}, set(headings["Actions"]))

    def test_charts_lie_next_to_each_other_under_their_figure(self):
        """The monthly values of each figure, its control chart where it has points, each with what it says in words."""
        feed = outputs.feed(self.folders["plan"])
        parts = workbook.parts(self.plan)
        control = [chart for chart in feed["charts"] if chart["points"]]
        self.assertGreater(len(control), 5)
        charts = [part for part in parts if re.fullmatch(r"xl/charts/chart\d+\.xml", part)]
        self.assertEqual(len(charts), len(feed["lines"]) + len(control))
        places = re.findall(r"<xdr:from><xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>.*?descr=\"([^\"]+)\"",
                            parts["xl/drawings/drawing1.xml"], re.S)
        rows = workbook.cells(self.plan, "Charts")
        control_of = {chart["id"]["kpi"] + chart["id"]["part"]: chart for chart in control}
        seen = set()
        for column, row, said in places:
            heading, sentences = rows[int(row) - 1][0], rows[int(row)]
            kpi = re.match(r"KPI (\w+): ", heading)[1]
            seen.add((kpi, column))
            self.assertTrue(html.unescape(said).startswith(heading.split(": ", 1)[1]), (heading, said))
            self.assertIn("Line chart" if column == "0" else control_of[kpi]["summary"], html.unescape(said))
            self.assertEqual(sentences[2] if column == "2" else "", control_of[kpi]["summary"] if column == "2" else "")
        self.assertEqual(seen, {(line["id"]["kpi"] + line["id"]["part"], "0") for line in feed["lines"]} | {(k, "2") for k in control_of})

    def test_a_control_chart_has_limits_and_marks(self):
        """KPI 6's points of real improvement are those of spc.csv, drawn as marks with a shape of their own."""
        points = [row for row in workbook.exact(self.plan, "Control charts") if row["KPI"] == "6"]
        published = [row for row in outputs.rows(self.folders["plan"], "spc.csv") if row["kpi"] == "6"]
        self.assertGreater(sum(row["variation"] == "improvement" for row in published), 3)
        for shown, row in zip(points, published):
            self.assertEqual(shown["Real improvement"], shown["Value"] if row["variation"] == "improvement" else None)
            self.assertEqual(shown["Real deterioration"], shown["Value"] if row["variation"] == "concern" else None)
        charts = [text for name, text in workbook.parts(self.plan).items() if name.startswith("xl/charts/chart") and "Real improvement" in text]
        self.assertGreater(len(charts), 2)
        for chart in charts:
            series = {re.search(r"<c:v>([^<]*)</c:v>", text)[1]: text for text in chart.split("<c:ser>")[1:]}
            self.assertLessEqual({"Actual", "Average", "Normal limits", "Real improvement"}, set(series))
            self.assertIn('<c:symbol val="diamond"/>', series["Real improvement"])
            self.assertIn("<a:noFill/>", series["Real improvement"])

    def test_a_year_that_starts_again_breaks_its_line(self):
        rows = workbook.exact(self.plan, "Chart data")
        before, after = ([row[f"KPI 13: Year from April {year}"] for row in rows] for year in (2022, 2023))
        self.assertEqual([cell is None for cell in before], [cell is not None for cell in after])
        self.assertIn(None, before)
        self.assertLess(after[after.count(None)], before[before.index(None) - 1])


if __name__ == "__main__":
    unittest.main()
