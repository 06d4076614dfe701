"""The workbook: as LibreOffice reads and prints it, and its own XML, where a number has all its digits."""

import csv
import datetime
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
SHORTHAND = {"[x]", "[z]"}
# The sheets that show a published table, and the file.
PUBLISHED = {"Targets": "targets.csv", "Monthly values": "series.csv", "Control charts": "spc.csv", "Alerts": "alerts.csv",
             "Data quality": "quality.csv", "Breakdowns": "breakdowns.csv", "Actions": "actions.csv"}


def convert(path, target, folder):
    """What LibreOffice makes of a file, in a folder."""
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target,
                    "--outdir", folder, str(path)], check=True, capture_output=True, timeout=180)


@cache
def sheets(path):
    """Sheet → its rows as lists of texts."""
    with tempfile.TemporaryDirectory() as folder:
        convert(path, EVERY_SHEET, folder)
        read = {}
        for file in Path(folder).glob("*.csv"):
            with open(file, encoding="utf-8", newline="") as text:
                read[file.stem.removeprefix(f"{Path(path).stem}-")] = list(csv.reader(text))
        return read


def table(path, sheet):
    """A sheet's table, from A4 on, as LibreOffice reads it: a dictionary a row. Dates as ISO 8601, shorthand as nothing."""
    headings, *rows = sheets(path)[sheet][3:]
    return [{name: iso(cell) for name, cell in zip(headings, row)} for row in rows if any(row)]


def iso(cell):
    """A date as LibreOffice writes it, as ISO 8601; anything else as it is."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", cell)
    return f"{found[3]}-{found[1]}-{found[2]}" if found else cell


def day(serial):
    """A day from a spreadsheet's number, as ISO 8601."""
    return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(serial))).isoformat()


@cache
def parts(path):
    """The workbook's parts: name → XML."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def worksheets(path):
    """Name → XML of each worksheet, in order."""
    book = ET.fromstring(parts(path)["xl/workbook.xml"])
    names = [sheet.get("name") for sheet in book.find(f"{MAIN}sheets")]
    return {name: parts(path)[f"xl/worksheets/sheet{number}.xml"] for number, name in enumerate(names, 1)}


@cache
def cells(path, sheet):
    """Each row of a sheet by its number: a dictionary of column (A is 0) → a text, or a number with all its digits."""
    texts = ["".join(part.text or "" for part in item.iter(f"{MAIN}t"))
             for item in ET.fromstring(parts(path)["xl/sharedStrings.xml"])]
    read = {}
    for row in ET.fromstring(worksheets(path)[sheet]).find(f"{MAIN}sheetData"):
        read[int(row.get("r"))] = {
            column(cell.get("r")): texts[int(cell[0].text)] if cell.get("t") == "s" else float(cell[0].text)
            for cell in row if len(cell)}
    return read


def column(reference):
    """The column of a cell's name: A is 0."""
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def exact(path, sheet):
    """A sheet's table, from A4 on: a dictionary a row, by heading. A cell that is not there is None."""
    rows = cells(path, sheet)
    headings = [text for _, text in sorted(rows[4].items())]
    return [{name: rows[number].get(place) for place, name in enumerate(headings)} for number in sorted(rows) if number > 4]


def columns(path, sheet):
    """The columns of a published file by their headings on a sheet, as the sheet of columns says."""
    return {row["Heading"]: row["Column of the file"] for row in exact(path, "Columns")
            if row["Sheet"] == sheet and row["File"] not in SHORTHAND}


@cache
def pages(path):
    """The printed pages: the width of each in points, and how many characters it has in each size of letters."""
    with tempfile.TemporaryDirectory() as folder:
        convert(path, "pdf", folder)
        xml = subprocess.run(["pdftohtml", "-xml", "-zoom", "3", "-i", "-stdout", f"{folder}/{Path(path).stem}.pdf"],
                             capture_output=True, text=True, check=True, timeout=180).stdout
    read, sizes = [], {}
    for page in xml.split("<page ")[1:]:
        sizes |= {name: int(size) / 3 for name, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', page)}
        texts = [(sizes[font], re.sub("<.*?>", "", text)) for font, text in re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', page)]
        read.append({"width": int(re.search(r'width="(\d+)"', page)[1]) / 3, "texts": texts})
    return read
