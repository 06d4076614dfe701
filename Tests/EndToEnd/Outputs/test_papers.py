"""The papers for boards: what they say, how long they are, and whether everybody can read them."""

import os
import re
import shutil
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
FIGURES, FINDINGS = "## KPIs against their targets", "## What we have learned"


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
        for kind in ("md", "html", "pdf"):
            self.assertEqual({path.stem for path in self.folder.glob(f"*.{kind}")}, due)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".")], [])

    def test_each_paper_keeps_what_it_was_made_from(self):
        for path in sorted(self.folder.glob("*.md")):
            with self.subTest(path.name):
                head, paper = path.read_text(encoding="utf-8").split("---\n\n", 1)
                kept = dict(line.split(": ", 1) for line in head.splitlines()[1:])
                self.assertEqual((kept["as_of"], kept["board"]), (path.stem[:10], path.stem[11:]))
                self.assertTrue(paper.startswith("# "))
                if "## Data quality" in paper:
                    self.assertIn(f"(reference {kept['run']}).", paper)
                with zipfile.ZipFile(path.with_suffix(".docx")) as document:
                    properties = document.read("docProps/custom.xml").decode()
                for name, value in kept.items():
                    self.assertRegex(properties, f'name="{name}"><vt:lpwstr>{re.escape(value)}<')
                page = html5lib.parse(path.with_suffix(".html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
                description = page.find(".//meta[@name='description']").get("content").split()
                self.assertEqual(" ".join(description), ", ".join(f"{name} {value}" for name, value in kept.items()))

    def test_a_monthly_paper_is_four_pages_and_a_quarterly_one_six_without_the_card(self):
        for path in sorted(self.folder.glob("*.pdf")):
            with self.subTest(path.name):
                pages, board = papers.pages(path), path.stem[11:]
                card = 3 if "## Impact Score Card" in path.with_suffix(".md").read_text(encoding="utf-8") else 0
                self.assertLessEqual(len(pages), card + (4 if board in MONTHLY else 6 if board == QUARTERLY else 10))
                # More than its footer, which has 21 words.
                self.assertTrue(all(len(page.split()) > 25 for page in pages))

    def test_the_first_page_says_what_is_asked_and_each_page_who_may_read_it(self):
        for path in sorted(self.folder.glob("*.pdf")):
            with self.subTest(path.name):
                pages = papers.pages(path)
                for words in ("Meeting date", "Purpose", "Reporting period", "Recommendations", "is asked to:", "Summary",
                              "Furthest off track"):
                    self.assertIn(words, pages[0])
                block = path.with_suffix(".md").read_text(encoding="utf-8")
                classification = re.search(r"^\| \*\*Classification\*\* \| (.*) \|$", block, re.M)[1]
                for number, page in enumerate(pages, 1):
                    lines = [" ".join(line.split()) for line in page.strip().splitlines()]
                    self.assertEqual(lines[-1], f"Page {number} of {len(pages)}")
                    self.assertIn(classification, lines)

    def test_letters_are_large_enough_and_a_pdf_has_its_structure(self):
        for path in sorted(self.folder.glob("*.pdf")):
            with self.subTest(path.name):
                self.assertGreaterEqual(papers.smallest(path), 9)
                self.assertIn("Tagged: yes", papers.about(path))
                title = re.search(r"^# (.*)$", path.with_suffix(".md").read_text(encoding="utf-8"), re.M)[1]
                self.assertIn(f"Title: {title}\n", papers.about(path))

    def test_a_colour_is_a_word_in_its_colour(self):
        pairs = {"red": ("c4281c", "ffffff"), "amber": ("f0a30a", "0b0c0c"), "green": ("0f7a52", "ffffff")}
        for ground, ink in pairs.values():
            self.assertGreaterEqual(papers.contrast(ground, ink), 4.5)
        text, word = self.text(papers.DAYS[2], MONTHLY[0]), papers.Word(self.folder / f"{papers.DAYS[2]}-{MONTHLY[0]}.docx")
        page = html5lib.parse((self.folder / f"{papers.DAYS[2]}-{MONTHLY[0]}.html").read_text(encoding="utf-8"),
                              namespaceHTMLElements=False)
        self.assertNotIn("custom-style", text)
        for name, (ground, ink) in pairs.items():
            self.assertRegex(text, rf"\| {name.capitalize()} \|")
            self.assertEqual(word.character_style(f"RAG {name}"), (ground, ink))
            self.assertEqual(set(word.spans(f"RAG {name}")), {name.capitalize()})
            spans = page.findall(f".//span[@class='{name}']")
            self.assertEqual([span.text for span in spans], word.spans(f"RAG {name}"))

    def test_no_word_is_cut(self):
        for path in sorted(self.folder.glob("*.md")):
            told = " ".join(map(str, papers.texts(self.folder.parent / path.name[:10])))
            for found in re.findall(r"([\w’'-]+) ?…", path.read_text(encoding="utf-8")):
                with self.subTest(path.name, word=found):
                    self.assertRegex(told, rf"\b{re.escape(found)}\b")

    def test_word_has_headings_alternatives_heading_rows_and_a_language(self):
        for path in sorted(self.folder.glob("*.docx")):
            with self.subTest(path.name):
                word = papers.Word(path)
                levels = [level for level, _ in word.headings()]
                self.assertEqual(levels[0], 1)
                self.assertEqual(levels.count(1), 1)
                self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])))
                self.assertEqual((word.tables_without_headings(), word.rows_that_split()), (0, 0))
                self.assertEqual(word.title(), word.headings()[0][1])
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
        for heading in (FINDINGS, "## Impact Score Card"):
            self.assertNotIn(heading, monthly)
        for heading in (FIGURES, "## Lived experience", "## Impact Score Card"):
            self.assertIn(heading, quarterly)
        for paper, purpose, asked in ((monthly, "For discussion", "discuss"), (quarterly, "For decision", "agree")):
            self.assertIn(f"| **Purpose** | {purpose} |", paper)
            self.assertRegex(section(paper, "## Recommendations"), rf"(?m)^1\. {asked} ")
        self.assertIn(FINDINGS, self.text(papers.DAYS[2], MONTHLY[1]))
        self.assertIn("Summary of Impact Findings", quarterly)
        for day in papers.DAYS:
            for board in (MONTHLY[1], QUARTERLY):
                self.assertIn("## Impact Score Card", self.text(day, board))
            self.assertNotIn("## Impact Score Card", self.text(day, MONTHLY[0]))
        self.assertIn(FINDINGS, self.text(papers.DAYS[2], SIX_MONTHLY[1]))

    def test_figures_are_those_of_the_scorecard(self):
        for day in papers.DAYS:
            lines = outputs.rows(self.folder.parent / day, "scorecard.csv")
            table = section(self.text(day, QUARTERLY), FIGURES)
            colours = dict(re.findall(r"^\| (\d+[ab]?) \|(?:[^|]*\|){3} (\w+)", table, re.M))
            wanted = {line["kpi"] + line["part"]: (line["rag"] or ("no" if line["value"] else "not")).capitalize() for line in lines}
            self.assertEqual(colours, wanted)
            table = section(self.text(day, MONTHLY[0]), FIGURES)
            self.assertEqual(dict(re.findall(r"^\| \d \| (\d+[ab]?) \|(?:[^|]*\|){3} (\w+)", table, re.M)), wanted)

    def test_what_is_furthest_from_its_target_is_worked_out_from_the_scorecard(self):
        for day in papers.DAYS:
            missing = {}
            for line in outputs.rows(self.folder.parent / day, "scorecard.csv"):
                if line["rag"] != "red":
                    continue
                value, aim = float(line["value"]), float(line["expected"])
                start = float(line["baseline"]) if re.fullmatch(r"[\d.]+", line["baseline"]) else None
                has_way = start is not None and (aim > start) == (line["better"] == "higher") and aim != start
                missing[line["kpi"] + line["part"]] = abs(aim - value) / abs(aim - start if has_way else aim)
            worst = max(missing, key=missing.get)
            said = section(self.text(day, MONTHLY[0]), "## Summary")
            self.assertEqual(re.search(r"Furthest off track: KPI (\w+),", said)[1], worst)
            self.assertIn("worse than at its baseline" if missing[worst] > 1 else f" {100 - max(1, round(100 * missing[worst]))}% of the way", said)

    def test_what_has_changed_is_what_differs_from_the_scorecard_before(self):
        for day, before in (("2023-06-30", "2023-03-31"), ("2023-09-30", "2023-06-30"), ("2024-03-31", "2023-12-31")):
            then, now = ({line["kpi"] + line["part"]: line["rag"] for line in outputs.rows(self.folder.parent / each, "scorecard.csv")}
                         for each in (before, day))
            number, month, year = int(before[8:]), papers.MONTHS[int(before[5:7]) - 1], before[:4]
            said = section(self.text(day, QUARTERLY), f"## Changes since {number} {month} {year}")
            turned = set(re.findall(r"^- KPI (\w+), [^:]*: from (?:Green|Amber|Red|no colour) to", said, re.M))
            self.assertEqual(turned, {kpi for kpi in now if now[kpi] != then[kpi]})

    def test_what_one_board_escalates_stands_in_the_next_ones_paper(self):
        for day in papers.DAYS:
            passed = section(self.text(day, "app-subgroup"), "## Risks and issues").split("### For escalation\n\n")[1].split("\n\n")[0]
            heard = section(self.text(day, "partnership-board"), "## Risks and issues")
            self.assertIn(f"### Escalated by the Accelerated Progress Plan subgroup\n\n{passed}\n", heard + "\n")
            on = heard.split("### For escalation\n\n")[1].split("\n\n")[0].strip()
            if on != "Nothing is escalated.":
                heard_next = section(self.text(day, QUARTERLY), "## Risks and issues").split("### Escalated by the SEND Partnership Board")[1]
                names = set(re.findall(r"R\d+|\d\.\d|\d+[ab]?", on.split("this board: ")[1]))
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

    def test_a_meeting_and_an_author_that_the_definitions_give(self):
        pipelines = Path(outputs.SCRATCH.name) / "meetings"
        shutil.copytree(outputs.ROOT / "Pipelines", pipelines)
        (pipelines / "governance.yml").write_text(
            "boards:\n  board:\n    title: Board\n    every_months: 1\n    author: Head of SEND\n"
            "    meetings: [2023-06-30, 2023-08-02, 2023-07-05]\n    wants: [kpis]\n", encoding="utf-8")
        code, _, wrong = papers.report("board", "--as-of", "2023-06-30", "--format", "markdown", output=papers.folder().parent,
                                       pipelines=pipelines)
        self.assertEqual((code, wrong), (0, ""))
        made = papers.folder() / "2023-06-30-board.md"
        paper = made.read_text(encoding="utf-8")
        made.unlink()
        shutil.rmtree(papers.folder() / "2023-06-30-board")
        self.assertIn("| **Meeting date** | 5 July 2023 |", paper)
        self.assertIn("| **Report author** | Head of SEND, Somerset Council |", paper)
        self.assertIn("| **Purpose** | For discussion |", paper)

    def test_a_board_or_a_day_that_is_not_there(self):
        code, _, wrong = papers.report("partnershp-board", output=papers.folder().parent)
        self.assertEqual(code, 66)
        self.assertIn("There is no board 'partnershp-board'. Did you mean 'partnership-board'?", wrong)
        code, _, wrong = papers.report("partnership-board", "--as-of", "2023-07-31", output=papers.folder().parent)
        self.assertEqual(code, 66)
        self.assertIn("There is no scorecard for 31 July 2023", wrong)
        self.assertEqual(papers.report("partnership-board", "--all", output=papers.folder().parent)[0], 64)

    def test_the_first_paper_of_an_area_compares_with_the_series(self):
        output = Path(outputs.SCRATCH.name) / "first-paper"
        outputs.published(outputs.ROOT / "Pipelines", outputs.ROOT / "Fixtures/somerset", output, "--as-of", "2024-03-31")
        for board, day, words in ((MONTHLY[0], "2024-02-29", "29 February 2024"), (QUARTERLY, "2023-12-31", "31 December 2023")):
            code, _, wrong = papers.report(board, "--as-of", "2024-03-31", "--format", "markdown", output=output)
            self.assertEqual((code, wrong), (0, ""))
            said = section((output / f"papers/2024-03-31-{board}.md").read_text(encoding="utf-8"), f"## Changes since {words}")
            self.assertIn(f"No scorecard was published for {words}.", said)
            lines = {line["kpi"] + line["part"]: line for line in outputs.rows(output / "2024-03-31", "scorecard.csv")}
            better, worse, changed, same = set(), set(), set(), set()
            for row in outputs.rows(output / "2024-03-31", "series.csv"):
                kpi = row["kpi"] + row["part"]
                if row["as_of"] == day and row["measure"] == "value" and row["value"] and lines[kpi]["value"]:
                    then, now = float(row["value"]), float(lines[kpi]["value"])
                    # A count that starts again each year can only rise.
                    if kpi == "13":
                        continue
                    is_better = (now > then) == (lines[kpi]["better"] == "higher")
                    real = {("improvement", True): better, ("concern", False): worse}.get((lines[kpi]["variation"], is_better), changed)
                    (same if round(then, 1) == round(now, 1) else real).add(kpi)
            for word, group in (("Real improvement", better), ("Real deterioration", worse), ("Changed", changed), ("Unchanged", same)):
                found = re.search(rf"^- {word}: KPIs? (.*)\.$", said, re.M)
                names = set(re.findall(r"(?:^|, | and )(\d+[ab]?)\b", re.sub(r"\([^)]*\)", "", found[1]))) if found else set()
                self.assertEqual(names, group, word)

    def test_without_libreoffice_there_is_no_pdf_and_that_is_a_failure_only_where_it_was_asked_for(self):
        with tempfile.TemporaryDirectory() as path:
            (Path(path) / "pandoc").symlink_to(shutil.which("pandoc"))
            for tool in ("rsvg-convert",):
                (Path(path) / tool).symlink_to(shutil.which(tool))
            call = ("app-subgroup", "--as-of", "2023-06-30")
            code, said, wrong = papers.report(*call, output=papers.folder().parent, path=path)
            self.assertEqual((code, ".pdf" in said, ".docx" in said), (0, False, True), wrong)
            self.assertIn("notice: no PDF: LibreOffice is not installed (Debian: apt-get install libreoffice-writer-nogui)", wrong)
            code, said, wrong = papers.report(*call, "--format", "pdf", output=papers.folder().parent, path=path)
        self.assertEqual(code, 74)
        self.assertIn("error: no PDF: LibreOffice is not installed", wrong)
        self.assertEqual([name for name in (papers.folder()).iterdir() if name.name.startswith(".")], [])

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
        self.assertEqual((code, len(said.splitlines()), wrong), (0, 8, ""))
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
