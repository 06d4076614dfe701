"""What the tests of the papers share: the papers that are due on three days, and Word documents taken apart."""

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
    """The pages of a Word document as LibreOffice sets them, each as its text."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{scratch}/profile", "--convert-to", "pdf", "--outdir",
                        scratch, document], capture_output=True, timeout=180, check=True)
        text = subprocess.run(["pdftotext", "-layout", f"{scratch}/{document.stem}.pdf", "-"], capture_output=True, text=True,
                              timeout=60, check=True).stdout
    return text.split("\f")[:-1]


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

    def pictures(self):
        """What each picture says to who cannot see it."""
        return [part.get("descr") for part in self.body.iter() if part.tag.endswith("}docPr")]

    def languages(self):
        """The languages that the styles name."""
        return set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', self.parts["word/styles.xml"].decode()))
