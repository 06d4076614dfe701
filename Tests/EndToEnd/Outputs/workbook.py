"""The workbook as LibreOffice reads it: every sheet as a table of its own, without looks."""

import csv
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path

# Every sheet as a file, in UTF-8, values as they are and not as they are shown.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def sheets(path):
    """Sheet → its rows as lists of texts."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", EVERY_SHEET,
                        "--outdir", folder, str(path)], check=True, capture_output=True, timeout=180)
        read = {}
        for file in Path(folder).glob("*.csv"):
            with open(file, encoding="utf-8", newline="") as text:
                read[file.stem.removeprefix(f"{Path(path).stem}-")] = list(csv.reader(text))
        return read


def table(path, sheet):
    """A sheet's table, from A4 on: a dictionary a row. Dates as ISO 8601."""
    headings, *rows = sheets(path)[sheet][3:]
    return [{name: iso(cell) for name, cell in zip(headings, row)} for row in rows if any(row)]


def iso(cell):
    """A date as LibreOffice writes it, as ISO 8601; anything else as it is."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", cell)
    return f"{found[3]}-{found[1]}-{found[2]}" if found else cell


@cache
def parts(path):
    """The workbook's parts: name → XML."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def worksheets(path):
    """Name → XML of each worksheet, in order."""
    book = ET.fromstring(parts(path)["xl/workbook.xml"])
    names = [sheet.get("name") for sheet in book.find(f"{MAIN}sheets")]
    return {name: parts(path)[f"xl/worksheets/sheet{number}.xml"] for number, name in enumerate(names, 1)}
