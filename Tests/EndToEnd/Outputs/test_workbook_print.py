"""The workbook as LibreOffice prints it."""

import unittest

import outputs
import workbook

A4 = 842


class Printed(unittest.TestCase):
    """Of the plan, of another area, and of the area whose titles are as long as they can be."""

    def books(self):
        """The workbooks."""
        for folder in (outputs.plan(outputs.DAYS[2]), outputs.northmoor(), outputs.ugly("everything")):
            yield folder / "scorecard.xlsx"

    def test_no_letter_is_smaller_than_8_points(self):
        for path in self.books():
            for number, page in enumerate(workbook.pages(path), 1):
                small = [(size, text) for size, text in page["texts"] if size < 8 and text.strip()]
                self.assertEqual(small, [], f"{path}, page {number}")

    def test_the_summary_is_one_page(self):
        for path in self.books():
            pages = [[text for _, text in page["texts"]] for page in workbook.pages(path)]
            found = [number for number, texts in enumerate(pages) if "Real change?" in texts and "Owner" in texts and "Value" in texts]
            self.assertEqual(len(found), 1, path)
            self.assertAlmostEqual(workbook.pages(path)[found[0]]["width"], A4, delta=1)
            for row in workbook.exact(path, "Summary"):
                self.assertIn(row["KPI"], pages[found[0]])

    def test_each_page_has_its_number_the_day_and_the_classification(self):
        for path in self.books():
            pages = workbook.pages(path)
            classification = next(cell for row in workbook.cells(path, "Cover").values() for cell in row.values() if "internal use" in cell)
            sheets = set(workbook.worksheets(path))
            for number, page in enumerate(pages, 1):
                text = " ".join(text for _, text in page["texts"])
                self.assertIn(f"Page {number} of {len(pages)}", text)
                self.assertRegex(text, r"scorecard for \d+ \w+ \d{4}")
                self.assertIn(classification, text)
                self.assertTrue({said for _, said in page["texts"]} & sheets, text)

    def test_headings_are_repeated_on_each_page(self):
        path = outputs.plan(outputs.DAYS[2]) / "scorecard.xlsx"
        pages = [[text for _, text in page["texts"]] for page in workbook.pages(path)]
        with_values = [texts for texts in pages if "Numerator" in texts]
        self.assertGreater(len(with_values), 10)
        for texts in with_values:
            self.assertIn("KPI", texts)


if __name__ == "__main__":
    unittest.main()
