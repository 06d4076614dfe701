"""The workbook against the Government Analysis Function's checklist of the basics of accessible spreadsheets: a test a point.

https://analysisfunction.civilservice.gov.uk/policy-store/making-spreadsheets-accessible-a-brief-checklist-of-the-basics/

It departs in three points, since people work in this workbook and print it: tables have filters, headings are frozen, and printed
pages have a header and a footer. The cover says how to turn the first two off, and has what the third says."""

import re
import unittest
import xml.etree.ElementTree as ET

import outputs
import workbook

# Sheets without a table.
OTHERS = {"Cover", "Charts"}
# The only sheets with blank cells: charts are drawn from them.
DRAWN = {"Chart data", "Control charts"}


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    shares = [int(colour[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Checklist(unittest.TestCase):
    """Of the plan at its end, of another area, and of the area that is all edges."""

    @classmethod
    def setUpClass(cls):
        folders = [outputs.plan(outputs.DAYS[2]), outputs.northmoor(), outputs.ugly("everything"), outputs.ugly("nothing")]
        cls.books = [folder / "scorecard.xlsx" for folder in folders]

    def tables(self):
        """Each sheet with a table: the book, its name, its XML, and the table's own XML."""
        for path in self.books:
            parts = workbook.parts(path)
            for number, (name, sheet) in enumerate(workbook.worksheets(path).items(), 1):
                if name not in OTHERS:
                    links = parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"]
                    table = re.search(r"tables/table\d+\.xml", links)
                    yield path, name, sheet, parts["xl/" + table[0]] if table else ""

    def test_tables_1_each_is_marked_up_as_a_table(self):
        for path, name, sheet, table in self.tables():
            with self.subTest(name, path=path):
                last = max(workbook.cells(path, name))
                width = len(workbook.cells(path, name)[4])
                self.assertEqual(len(re.findall("<tablePart ", sheet)), 1)
                found = re.search(r'ref="A4:([A-Z]+)(\d+)"', table)
                self.assertEqual((workbook.column(found[1]) + 1, int(found[2])), (width, last))

    def test_tables_2_each_has_a_meaningful_name(self):
        for path, name, _, table in self.tables():
            self.assertEqual(re.search(r'displayName="([^"]*)"', table)[1], name.replace(" ", "_") + "_table", path)

    def test_tables_3_no_cell_is_merged(self):
        for path in self.books:
            for name, sheet in workbook.worksheets(path).items():
                self.assertNotIn("<mergeCell", sheet, name)

    def test_tables_4_no_row_and_no_column_is_blank(self):
        for path, name, _, _ in self.tables():
            rows = workbook.exact(path, name)
            self.assertGreater(len(rows), 0, name)
            for row in rows:
                self.assertTrue(any(cell is not None for cell in row.values()), (name, row))
            if name not in DRAWN:
                self.assertFalse([heading for heading in rows[0] if all(row[heading] is None for row in rows)], name)

    def test_tables_5_one_heading_row_whose_texts_differ(self):
        for path, name, _, table in self.tables():
            headings = [text for _, text in sorted(workbook.cells(path, name)[4].items())]
            self.assertEqual(len(headings), len({heading.lower() for heading in headings}), headings)
            self.assertTrue(all(isinstance(heading, str) and heading.strip() for heading in headings), name)
            self.assertEqual(len(re.findall("<tableColumn ", table)), len(headings))
            self.assertNotIn('headerRowCount="0"', table)

    def test_tables_6_texts_wrap(self):
        for path, name, sheet, _ in self.tables():
            looks = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)",
                               re.search("<cellXfs.*?</cellXfs>", workbook.parts(path)["xl/styles.xml"], re.S)[0], re.S)
            for row in ET.fromstring(sheet).find(f"{workbook.MAIN}sheetData"):
                if int(row.get("r")) >= 4:
                    for cell in row:
                        self.assertIn('wrapText="1"', looks[int(cell.get("s"))], (name, cell.get("r")))

    def test_tables_7_the_cover_says_how_to_turn_filters_and_frozen_headings_off(self):
        for path, name, sheet, table in self.tables():
            self.assertIn("<autoFilter", table, name)
            self.assertIn('topLeftCell="B5"', sheet, name)
            self.assertIn('state="frozen"', sheet, name)
            cover = self.text(path, "Cover")
            self.assertIn("To turn the filters off", cover)
            self.assertIn("Unfreeze Panes", cover)

    def test_tables_8_an_empty_cell_is_explained(self):
        for path, name, _, _ in self.tables():
            if name == "Notes":
                continue
            rows = workbook.exact(path, name)
            found = {cell for row in rows for cell in row.values() if cell is None or cell in workbook.SHORTHAND}
            above = " ".join(workbook.cells(path, name).get(number, {}).get(0, "") for number in (2, 3))
            with self.subTest(name, path=path):
                self.assertTrue(None not in found or name in DRAWN, name)
                self.assertEqual("Blank cells have no value to draw" in above, name in DRAWN)
                for shorthand in found - {None}:
                    self.assertIn(f"{shorthand} means ", above)
        for path in self.books:
            terms = {row["Term"] for row in workbook.exact(path, "Notes")}
            self.assertLessEqual(workbook.SHORTHAND | {"Blank cells"}, terms)

    def test_tables_9_no_row_and_no_column_is_hidden(self):
        for path in self.books:
            self.assertNotIn('state="hidden"', workbook.parts(path)["xl/workbook.xml"])
            for name, sheet in workbook.worksheets(path).items():
                self.assertNotIn('hidden="1"', sheet, name)

    def test_footnotes_1_shorthand_is_in_square_brackets(self):
        for path, name, _, _ in self.tables():
            for row in workbook.exact(path, name):
                for cell in (cell for heading, cell in row.items() if "the plan's words" not in heading):
                    self.assertNotIn(cell, {"-", "–", ":", "..", "*", "x", "z", "N/A", "none"}, name)

    def test_footnotes_4_notes_are_a_table_on_a_sheet_of_their_own(self):
        for path in self.books:
            notes = {row["Term"]: row["What it means"] for row in workbook.exact(path, "Notes")}
            for term in ("Green", "Amber", "Red", "Target so far", "Real change?", "Control chart"):
                self.assertGreater(len(notes[term]), 20)

    def test_formatting_2_letters_are_sans_serif_and_12_points_or_more(self):
        for path in self.books:
            fonts = re.search("<fonts.*?</fonts>", workbook.parts(path)["xl/styles.xml"], re.S)[0]
            self.assertEqual(set(re.findall(r'<name val="([^"]*)"/>', fonts)), {"Arial"})
            self.assertGreaterEqual(min(float(size) for size in re.findall(r'<sz val="([^"]*)"/>', fonts)), 12)
            self.assertNotIn("<i/>", fonts)
            self.assertNotIn("textRotation", workbook.parts(path)["xl/styles.xml"])
            for name, chart in workbook.parts(path).items():
                if name.startswith("xl/charts/chart"):
                    sizes = [int(size) for size in re.findall(r' sz="(\d+)"', chart)]
                    self.assertGreaterEqual(min(sizes), 1200, name)

    def test_formatting_3_each_sheet_has_its_title_in_a1(self):
        for path in self.books:
            titles = {name: workbook.cells(path, name)[1][0] for name in workbook.worksheets(path)}
            self.assertEqual(len(set(titles.values())), len(titles), titles)
            self.assertTrue(all(len(title) > 4 for title in titles.values()))

    def test_formatting_3_titles_are_marked_as_headings(self):
        for path in self.books:
            styles = ET.fromstring(workbook.parts(path)["xl/styles.xml"])
            levels = {style.get("xfId"): style.get("name") for style in styles.find(f"{workbook.MAIN}cellStyles")}
            built_in = {style.get("name"): style.get("builtinId") for style in styles.find(f"{workbook.MAIN}cellStyles")}
            self.assertEqual(built_in, {"Normal": "0", "Heading 1": "16", "Heading 2": "17"})
            self.assertEqual(len(styles.find(f"{workbook.MAIN}cellStyleXfs")), 3)
            looks = [levels[look.get("xfId")] for look in styles.find(f"{workbook.MAIN}cellXfs")]
            for name, sheet in workbook.worksheets(path).items():
                styled = {cell.get("r"): looks[int(cell.get("s"))] for cell in ET.fromstring(sheet).iter(f"{workbook.MAIN}c")}
                self.assertEqual([cell for cell, look in styled.items() if look == "Heading 1"], ["A1"], name)
                self.assertEqual("Heading 2" in styled.values(), name in OTHERS, name)

    def test_formatting_5_what_printed_pages_say_is_on_the_cover_too(self):
        for path in self.books:
            for name, sheet in workbook.worksheets(path).items():
                header = re.search(r"<oddHeader>(?:&amp;[LCR]|&amp;\"Arial\"|&amp;12)*(.*?)&amp;R.*</oddHeader>", sheet)[1]
                self.assertIn(ET.fromstring(f"<a>{header}</a>").text, self.text(path, "Cover"), name)
                self.assertRegex(sheet, r"Page &amp;P of &amp;N</oddFooter>")

    def test_formatting_6_and_7_nothing_has_a_ground_but_the_rag(self):
        for path in self.books:
            fills = re.search("<fills.*?</fills>", workbook.parts(path)["xl/styles.xml"], re.S)[0]
            self.assertEqual(re.findall(r"<fgColor|<bgColor", fills), [])
            for name, sheet in workbook.worksheets(path).items():
                self.assertEqual("<conditionalFormatting" in sheet, name in {"Summary", "Score card"}, name)

    def test_formatting_8_no_colour_without_its_word(self):
        for path in self.books:
            for name in ("Summary", "Score card"):
                sheet = workbook.worksheets(path)[name]
                self.assertEqual(re.findall(r"<formula>\"(\w+)\"</formula>", sheet), ["Green", "Amber", "Red"])

    def test_formatting_9_contrast_is_enough(self):
        for path in self.books:
            styles = workbook.parts(path)["xl/styles.xml"]
            grounds = re.findall(r'<bgColor rgb="FF(\w{6})"/>', re.search("<dxfs.*?</dxfs>", styles, re.S)[0])
            self.assertEqual(len(grounds), 3)
            for ground in grounds:
                self.assertGreaterEqual((luminance(ground) + 0.05) / 0.05, 4.5)
            for ink in re.findall(r'<color rgb="FF(\w{6})"/>', styles):
                self.assertGreaterEqual(1.05 / (luminance(ink) + 0.05), 4.5)

    def test_formatting_10_each_chart_is_described_in_words(self):
        for path in self.books:
            for name, drawing in workbook.parts(path).items():
                if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
                    frames = drawing.count("<xdr:graphicFrame ")
                    described = re.findall(r'descr="([^"]+)"', drawing)
                    self.assertEqual(len(described), frames)
                    self.assertTrue(all(len(text) > 20 for text in described))

    def test_formatting_11_there_is_no_macro_and_no_formula(self):
        for path in self.books:
            self.assertFalse([name for name in workbook.parts(path) if "vba" in name.lower()])
            for name, sheet in workbook.worksheets(path).items():
                self.assertNotRegex(sheet, r"<f[ >]", name)

    def test_structure_1_sheets_have_names_of_their_own_and_contents_lead_to_each(self):
        for path in self.books:
            names = list(workbook.worksheets(path))
            self.assertEqual(names[:4], ["Cover", "Summary", "Contents", "Notes"])
            links = re.findall(r'<hyperlink ref="A\d+" location="(?:&apos;|\')?([^"!\'&]*)(?:&apos;|\')?!A1"', workbook.worksheets(path)["Contents"])
            rows = workbook.exact(path, "Contents")
            self.assertEqual(links, [name for name in names if name not in {"Cover", "Contents"}])
            self.assertEqual([row["Sheet"] for row in rows], links)
            for row in rows:
                self.assertEqual(row["What it holds"], workbook.cells(path, row["Sheet"])[1][0])

    def test_structure_2_no_sheet_is_blank(self):
        for path in self.books:
            for name in workbook.worksheets(path):
                self.assertGreater(len(workbook.cells(path, name)), 4, name)

    def test_structure_3_column_a_says_what_the_sheet_is_about(self):
        for path, name, _, _ in self.tables():
            above = [workbook.cells(path, name).get(row, {}) for row in (1, 2, 3)]
            self.assertTrue(above[0] and above[1], name)
            self.assertTrue(all(set(row) <= {0} for row in above), name)
        for path in self.books:
            self.assertIn("Each sheet contains one table, starting at cell A4.", self.text(path, "Cover"))
            for name in workbook.worksheets(path):
                if name != "Cover":
                    self.assertNotIn("A4", self.text(path, name))

    def test_structure_4_to_6_one_table_at_the_left_edge_and_nothing_below(self):
        for path, name, _, table in self.tables():
            found = re.search(r'ref="A4:([A-Z]+)(\d+)"', table)
            self.assertEqual(max(workbook.cells(path, name)), int(found[2]), name)

    def test_before_publishing_3_title_author_and_language_are_set(self):
        core = [workbook.parts(path)["docProps/core.xml"] for path in self.books]
        self.assertIn("<dc:title>Somerset SEND Accelerated Progress Plan: scorecard for 31 March 2024</dc:title>", core[0])
        self.assertIn("<dc:creator>Somerset, produced by scorecard</dc:creator>", core[0])
        self.assertIn("2024-03-31T00:00:00Z", core[0])
        for text in core:
            self.assertEqual(ET.fromstring(text).find("{http://purl.org/dc/elements/1.1/}language").text, "en-GB")

    def test_the_cover_names_a_contact(self):
        for path in self.books:
            cover = self.text(path, "Cover")
            self.assertRegex(cover, "Contact\n.*its owner, whom the sheet Summary names.*the data team")
        self.assertIn("Accountable Officer from the LA", self.text(self.books[0], "Cover"))

    def text(self, path, sheet):
        """All texts of a sheet, a line each."""
        return "\n".join(str(cell) for row in workbook.cells(path, sheet).values() for cell in row.values())


if __name__ == "__main__":
    unittest.main()
