"""The papers for boards: what they say, how long they are, and whether everybody can read them."""

import os
import re
import tempfile
import unittest
import zipfile
from pathlib import Path

import html5lib
import outputs
import papers

GOLDEN = Path(__file__).resolve().parent / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
MONTHLY, QUARTERLY = ("app-subgroup", "partnership-board"), "children-and-families-board"
SIX_MONTHLY = ("health-and-wellbeing-board", "scrutiny-committee")


def section(text, heading):
    """A section of a paper in Markdown."""
    return text.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]


class Papers(unittest.TestCase):
    """On the three days."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = papers.folder()

    def text(self, day, board):
        """A paper's Markdown."""
        return (self.folder / f"{day}-{board}.md").read_text(encoding="utf-8")

    def test_papers_are_as_they_were_read(self):
        for day, board in ((papers.DAYS[0], MONTHLY[1]), (papers.DAYS[1], QUARTERLY), (papers.DAYS[2], SIX_MONTHLY[0])):
            with self.subTest(day, board=board):
                kept, paper = GOLDEN / f"{day}-{board}.md", outputs.steady(self.text(day, board))
                if UPDATE:
                    kept.write_text(paper, encoding="utf-8")
                self.assertEqual(paper, kept.read_text(encoding="utf-8"))

    def test_what_is_due_is_made_and_nothing_else(self):
        made = {path.stem for path in self.folder.glob("*.docx")}
        due = {f"{day}-{board}" for day in papers.DAYS for board in (*MONTHLY, QUARTERLY)}
        due |= {f"{day}-{board}" for day in papers.DAYS[1:] for board in SIX_MONTHLY}
        self.assertEqual(made, due)
        for kind in ("md", "html"):
            self.assertEqual({path.stem for path in self.folder.glob(f"*.{kind}")}, due)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".")], [])

    def test_each_paper_keeps_what_it_was_made_from(self):
        for path in sorted(self.folder.glob("*.md")):
            with self.subTest(path.name):
                head, paper = path.read_text(encoding="utf-8").split("---\n\n", 1)
                kept = dict(line.split(": ", 1) for line in head.splitlines()[1:])
                self.assertEqual((kept["as_of"], kept["board"]), (path.stem[:10], path.stem[11:]))
                self.assertTrue(paper.startswith("# "))
                if "Made from run" in paper:
                    self.assertIn(f"Made from run {kept['run']}.", paper)
                with zipfile.ZipFile(path.with_suffix(".docx")) as document:
                    properties = document.read("docProps/custom.xml").decode()
                for name, value in kept.items():
                    self.assertRegex(properties, f'name="{name}"><vt:lpwstr>{re.escape(value)}<')
                page = html5lib.parse(path.with_suffix(".html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
                description = page.find(".//meta[@name='description']").get("content").split()
                self.assertEqual(" ".join(description), ", ".join(f"{name} {value}" for name, value in kept.items()))

    def test_a_monthly_paper_is_two_pages_and_a_quarterly_one_four_without_the_card(self):
        for path in sorted(self.folder.glob("*.docx")):
            with self.subTest(path.name):
                pages, board = papers.pages(path), path.stem[11:]
                card = 2 if "## Impact Score Card" in path.with_suffix(".md").read_text(encoding="utf-8") else 0
                self.assertLessEqual(len(pages), card + (2 if board in MONTHLY else 4 if board == QUARTERLY else 8))
                self.assertTrue(all(page.strip() for page in pages))

    def test_word_has_headings_alternatives_heading_rows_and_a_language(self):
        for path in sorted(self.folder.glob("*.docx")):
            with self.subTest(path.name):
                word = papers.Word(path)
                levels = [level for level, _ in word.headings()]
                self.assertEqual(levels[0], 1)
                self.assertEqual(levels.count(1), 1)
                self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])))
                self.assertEqual(word.tables_without_headings(), 0)
                self.assertTrue(all(word.pictures()))
                self.assertGreaterEqual(len(word.pictures()), 6)
                self.assertEqual(word.languages(), {"en-GB"})

    def test_html_is_strictly_right_and_whole_by_itself(self):
        for path in sorted(self.folder.glob("*.html")):
            with self.subTest(path.name):
                source = path.read_text(encoding="utf-8")
                self.assertIn('lang="en-GB"', source)
                self.assertEqual(re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', source), [])
                html5lib.HTMLParser().parse(source)

    def test_each_section_is_where_it_is_wanted(self):
        monthly, quarterly = self.text(papers.DAYS[2], MONTHLY[0]), self.text(papers.DAYS[2], QUARTERLY)
        for heading in ("## Decisions asked for", "## What was found out", "## Impact Score Card"):
            self.assertNotIn(heading, monthly)
        for heading in ("## The figures", "## Lived experience", "## Decisions asked for", "## Impact Score Card"):
            self.assertIn(heading, quarterly)
        self.assertIn("## What was found out", self.text(papers.DAYS[2], MONTHLY[1]))
        self.assertIn("Summary of Impact Findings", quarterly)
        for day in papers.DAYS:
            for board in (MONTHLY[1], QUARTERLY):
                self.assertIn("## Impact Score Card", self.text(day, board))
            self.assertNotIn("## Impact Score Card", self.text(day, MONTHLY[0]))
        self.assertIn("## What was found out", self.text(papers.DAYS[2], SIX_MONTHLY[1]))

    def test_figures_are_those_of_the_scorecard(self):
        for day in papers.DAYS:
            lines = outputs.rows(self.folder.parent / day, "scorecard.csv")
            table = section(self.text(day, QUARTERLY), "## The figures")
            colours = dict(re.findall(r"^\| (\d+[ab]?) \|(?:[^|]*\|){3} (\w+) \|", table, re.M))
            wanted = {line["kpi"] + line["part"]: line["rag"] or "none" for line in lines}
            self.assertEqual(colours, wanted)
            table = section(self.text(day, MONTHLY[0]), "## The figures")
            self.assertEqual(dict(re.findall(r"^\| \d \| (\d+[ab]?) \|(?:[^|]*\|){3} (\w+) \|", table, re.M)), wanted)

    def test_what_has_changed_is_what_differs_from_the_scorecard_before(self):
        for day, before in (("2023-06-30", "2023-03-31"), ("2023-09-30", "2023-06-30"), ("2024-03-31", "2023-12-31")):
            then, now = ({line["kpi"] + line["part"]: line["rag"] for line in outputs.rows(self.folder.parent / each, "scorecard.csv")}
                         for each in (before, day))
            since = "the plan began" if day == papers.DAYS[0] else "the last paper"
            said = section(self.text(day, QUARTERLY), f"## What has changed since {since}")
            turned = set(re.findall(r"^- KPI (\w+), [^:]*: from (?:green|amber|red|no colour) to", said, re.M))
            self.assertEqual(turned, {kpi for kpi in now if now[kpi] != then[kpi]})

    def test_what_one_board_escalates_stands_in_the_next_ones_paper(self):
        for day in papers.DAYS:
            passed = section(self.text(day, "app-subgroup"), "## Risks and issues").split("### To escalate\n\n")[1].split("\n\n")[0]
            heard = section(self.text(day, "partnership-board"), "## Risks and issues")
            self.assertIn(f"### Escalated by the Accelerated Progress Plan subgroup\n\n{passed}\n", heard + "\n")
            on = heard.split("### To escalate\n\n")[1].split("\n\n")[0].strip()
            if on != "Nothing.":
                heard_next = section(self.text(day, QUARTERLY), "## Risks and issues").split("### Escalated by the SEND Partnership Board")[1]
                names = set(re.findall(r"R\d+|\d\.\d|\d+[ab]?", on.split("hears: ")[1]))
                self.assertEqual(names, self.listed(heard_next.split("\n\n")[1]))
                self.assertLessEqual(names, self.listed(passed))

    @staticmethod
    def listed(items):
        """The figures, actions and risks of a list of what is escalated."""
        found = re.findall(r"(\d+[ab]?) since|(\d\.\d) \(|Risk (R\d+)", items)
        return {name for names in found for name in names if name}

    def test_a_milestone_due_on_the_papers_day_is_not_forgotten(self):
        for day in papers.DAYS:
            rows = outputs.rows(self.folder.parent / day, "actions.csv")
            due = {row["action"] + row["milestone"] for row in rows if row["milestone"] and row["due"] == day and row["reported"] != "blue"}
            self.assertTrue(due)
            for path in self.folder.glob(f"{day}-*.md"):
                said = section(path.read_text(encoding="utf-8"), "## Milestones").split("### Due by")[1]
                self.assertLessEqual(due, set(re.findall(r"^\| (\d\.\d[a-f]) \|", said, re.M)))

    def test_late_milestones_are_those_of_the_table(self):
        for day in papers.DAYS:
            late = {row["action"] + row["milestone"] for row in outputs.rows(self.folder.parent / day, "actions.csv")
                    if row["overdue"] == "yes" and row["milestone"]}
            for board in (*MONTHLY, QUARTERLY):
                said = section(self.text(day, board), "## Milestones").split("### Due by")[0]
                self.assertEqual(set(re.findall(r"^\| (\d\.\d[a-f]) \|", said, re.M)), late)


class Asked(unittest.TestCase):
    """The command, asked for what it has and has not."""

    def test_who_is_owed_what(self):
        code, said, _ = papers.report("--as-of", "2023-06-30", output=papers.folder().parent)
        self.assertEqual((code, len(said.splitlines())), (0, 5))
        self.assertEqual(sum("due for 30 June 2023" in line for line in said.splitlines()), 3)

    def test_a_board_or_a_day_that_is_not_there(self):
        code, _, wrong = papers.report("partnershp-board", output=papers.folder().parent)
        self.assertEqual(code, 66)
        self.assertIn("there is no board 'partnershp-board'; one of: app-subgroup, partnership-board", wrong)
        code, _, wrong = papers.report("partnership-board", "--as-of", "2023-07-31", output=papers.folder().parent)
        self.assertEqual(code, 66)
        self.assertIn("no scorecard is published for 31 July 2023; first: scorecard run --as-of 2023-07-31", wrong)
        self.assertEqual(papers.report("partnership-board", "--all", output=papers.folder().parent)[0], 64)

    def test_without_pandoc_there_is_markdown_and_the_remedy(self):
        with tempfile.TemporaryDirectory() as path:
            code, said, wrong = papers.report("app-subgroup", "--as-of", "2023-06-30", output=papers.folder().parent, path=path)
        self.assertEqual(code, 74)
        self.assertTrue(said.endswith("2023-06-30-app-subgroup.md\n"))
        self.assertIn("pandoc is not installed (Debian: apt-get install pandoc librsvg2-bin)", wrong)

    def test_a_folder_named_from_where_one_stands(self):
        output = papers.folder().parent
        code, said, wrong = papers.report("app-subgroup", "--as-of", "2023-06-30", output=output.name, cwd=output.parent)
        self.assertEqual((code, wrong), (0, ""))
        self.assertIn(f"{output.name}/papers/2023-06-30-app-subgroup.docx\n", said)

    def test_another_areas_boards(self):
        area = outputs.ROOT / "Fixtures/northmoor"
        output = Path(outputs.SCRATCH.name) / "northmoor-papers"
        for day in ("2024-11-30", "2025-02-28"):
            outputs.published(area / "Pipelines", area / "exports", output, "--as-of", day)
        code, said, wrong = papers.report("--all", "--as-of", "2025-02-28", output=output, pipelines=area / "Pipelines")
        self.assertEqual((code, len(said.splitlines()), wrong), (0, 6, ""))
        paper = (output / "papers/2025-02-28-local-area-board.md").read_text(encoding="utf-8")
        self.assertIn("Escalated by the Delivery group", paper)
        self.assertNotIn("Somerset", paper)

    def test_what_came_from_a_file_is_text(self):
        area, folder = Path(outputs.SCRATCH.name) / "ugly", outputs.ugly("everything")
        (area / "Pipelines/governance.yml").write_text(
            "boards:\n  board:\n    title: A <b>board</b> & *more* | $x$ [y](z)\n    every_months: 1\n    wants: [changes, kpis, off_track, risks, "
            "findings, lived_experience, decisions, data]\n", encoding="utf-8")
        code, _, wrong = papers.report("board", "--as-of", "2024-03-31", output=folder.parents[1], pipelines=area / "Pipelines")
        self.assertEqual((code, wrong), (0, ""))
        source = (folder.parents[1] / "papers/2024-03-31-board.html").read_text(encoding="utf-8")
        self.assertNotIn("<script>alert", source)
        self.assertNotIn("<b>board", source)
        self.assertIn("&lt;b&gt;board&lt;/b&gt; &amp; *more* | $x$ [y](z)", source)
