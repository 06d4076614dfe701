"""What the tests of the papers share: the papers that are due on three days, and Word documents taken apart."""

import json
import re
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import outputs

# The papers of a quarter, of half a year and of the plan's end, with the days that each looks back to.
DAYS = ("2023-06-30", "2023-09-30", "2024-03-31")
BEFORE = ("2023-03-31", "2023-05-31", "2023-08-31", "2023-12-31", "2024-02-29")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report(*arguments, output, pipelines=outputs.ROOT / "Pipelines", path=None, cwd=None):
    """A call of the command; its exit code, what it prints, and what it says besides."""
    environment = {"PATH": path or "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([outputs.PROGRAM, "report", "--pipelines", pipelines, "--output", output, *arguments], env=environment, cwd=cwd,
                          capture_output=True, text=True, timeout=300, check=False)
    return done.returncode, done.stdout, done.stderr


@cache
def folder():
    """All papers that are due on the three days."""
    output = Path(outputs.SCRATCH.name) / "papers"
    for day in sorted(DAYS + BEFORE):
        outputs.published(outputs.ROOT / "Pipelines", outputs.ROOT / "Fixtures/somerset", output, "--as-of", day)
    for day in DAYS:
        code, said, wrong = report("--all", "--as-of", day, output=output)
        if code != 0:
            raise AssertionError(f"exit {code}\n{said}\n{wrong}")
    return output / "papers"


@cache
def pages(document):
    """The pages of a PDF, each as its text."""
    text = subprocess.run(["pdftotext", "-layout", document, "-"], capture_output=True, text=True, timeout=60, check=True).stdout
    return text.split("\f")[:-1]


def about(document):
    """What a PDF says about itself, with single spaces."""
    said = subprocess.run(["pdfinfo", document], capture_output=True, text=True, timeout=60, check=True).stdout
    return re.sub(r" +", " ", said)


def smallest(document):
    """The size in points of the smallest letters of a PDF that are text, and not part of a chart."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["pdftohtml", "-xml", "-i", "-zoom", "1", document, f"{scratch}/out.xml"], capture_output=True, timeout=60, check=True)
        fonts = re.findall(r'<fontspec [^>]*size="(\d+)"', Path(f"{scratch}/out.xml").read_text(encoding="utf-8"))
    return min(map(int, fonts))


def contrast(one, other):
    """How far two colours are apart (WCAG 2.2)."""
    def light(colour):
        parts = [int(colour[place:place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def texts(published):
    """All texts of a published scorecard."""
    def walk(part):
        if isinstance(part, dict):
            for value in part.values():
                yield from walk(value)
        elif isinstance(part, list):
            for value in part:
                yield from walk(value)
        elif isinstance(part, str):
            yield part
    return list(walk(json.loads((published / "scorecard.json").read_text(encoding="utf-8"))))


class Word:
    """A Word document's parts."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.body = ElementTree.fromstring(self.parts["word/document.xml"])

    def headings(self):
        """Level and text of each heading."""
        found = []
        for paragraph in self.body.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            level = re.fullmatch(r"Heading(\d)", style.get(f"{W}val")) if style is not None else None
            if level:
                found.append((int(level[1]), "".join(text.text or "" for text in paragraph.iter(f"{W}t"))))
        return found

    def tables_without_headings(self):
        """How many tables have no row that is repeated on each page."""
        return sum(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None for table in self.body.iter(f"{W}tbl"))

    def rows_that_split(self):
        """How many rows of tables may be split between pages."""
        return sum(row.find(f"{W}trPr/{W}cantSplit") is None for row in self.body.iter(f"{W}tr"))

    def title(self):
        """What a screen reader announces."""
        return ElementTree.fromstring(self.parts["docProps/core.xml"]).findtext("{http://purl.org/dc/elements/1.1/}title")

    def pictures(self):
        """What each picture says to who cannot see it."""
        return [part.get("descr") for part in self.body.iter() if part.tag.endswith("}docPr")]

    def languages(self):
        """The languages that the styles name."""
        return set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', self.parts["word/styles.xml"].decode()))

    def character_style(self, name):
        """The ground and the ink of a character style, in small letters."""
        style = re.search(rf'<w:style [^>]*><w:name w:val="{name}" ?/>.*?</w:style>', self.parts["word/styles.xml"].decode(), re.S)[0]
        return tuple(re.search(rf'<w:{tag} [^>]*w:{key}="(\w+)"', style)[1].lower() for tag, key in (("shd", "fill"), ("color", "val")))

    def spans(self, name):
        """What is written in a character style, in its order."""
        style = re.search(rf'<w:style [^>]*w:styleId="(\w+)"[^>]*><w:name w:val="{name}" ?/>', self.parts["word/styles.xml"].decode())[1]
        runs = self.body.iter(f"{W}r")
        return ["".join(text.text or "" for text in run.iter(f"{W}t")) for run in runs
                if (mark := run.find(f"{W}rPr/{W}rStyle")) is not None and mark.get(f"{W}val") == style]
