"""What an output folder holds, as a reader finds it."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

RUN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# The areas' own days are all of 2024 and before: what is later was taken from the clock.
CLOCK = re.compile(r"20(?:2[5-9]|[3-9]\d)-\d\d-\d\d(?:T[\d:.]+Z?)?")
# The page says when it was produced: the minute of the run's name.
MADE = re.compile(r"Produced on \d+ \w+ \d{4} at \d\d:\d\d UTC")
# As a spreadsheet counts days: 1 January 2025 is 45,658.
SERIAL = re.compile(r"<v>(?:4565[89]|456[6-9]\d|45[7-9]\d\d|4[6-9]\d{3})</v>")
FILES = {
    "dashboard.html",
    "scorecard.xlsx",
    "scorecard.schema.json",
    "datapackage.json",
    "csv-metadata.json",
    "spc.csv",
    "scorecard.csv",
    "scorecard.json",
    "series.csv",
    "breakdowns.csv",
    "targets.csv",
    "alerts.csv",
    "alerts.json",
    "quality.csv",
    "rejects.csv",
    "manifest.json",
}


def links(output):
    """Every link a reader may follow, with its target."""
    return (
        {
            path.name: str(path.readlink())
            for path in Path(output).iterdir()
            if path.is_symlink() and (DAY.fullmatch(path.name) or path.name == "latest")
        }
        if Path(output).exists()
        else {}
    )


def runs(output):
    """The names of the run folders, oldest name first."""
    folder = Path(output) / "runs"
    return (
        sorted(path.name for path in folder.iterdir() if path.is_dir() and RUN.fullmatch(path.name))
        if folder.exists()
        else []
    )


def leftovers(output):
    """What should be nowhere once a run has ended well; a history that was set aside keeps its journal."""
    return sorted(
        str(path.relative_to(output))
        for path in Path(output).rglob("*")
        if path.name.endswith(".tmp")
        or path.name in ("history.sqlite-journal", "history.sqlite-wal", "history.sqlite-shm")
    )


def files(folder):
    """The bytes of every file of a run's folder."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def rows(data):
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def sheets(data):
    """The parts of a workbook as one text; days from 2025 on are the clock's there too."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return SERIAL.sub("TIME", "\n".join(book.read(part).decode("utf-8") for part in sorted(book.namelist())))


def published(folder):
    """A run's files without its name, its number and the time: the same for runs that published the same."""
    found = {}
    for name, data in files(folder).items():
        text = sheets(data) if name.endswith(".xlsx") else data.decode("utf-8")
        if name == "manifest.json":
            manifest = json.loads(text)
            for key in ("seconds", "sequence"):
                manifest.pop(key, None)
            text = json.dumps(manifest, indent=1, sort_keys=True)
        found[name] = MADE.sub("Produced", CLOCK.sub("TIME", RUN.sub("RUN", text)))
    return found


def of_one_run(folder):
    """Complaints if the files of a run's folder are not all there, or not all of that run."""
    found, name = files(folder), Path(folder).resolve().name
    if missing := FILES - set(found):
        return [f"{name} has no {', '.join(sorted(missing))}"]
    complaints = []
    for file in ("scorecard.json", "manifest.json"):
        if json.loads(found[file])["run"] != name:
            complaints.append(f"{name}/{file} is of another run")
    if {row["run"] for row in rows(found["scorecard.csv"])} != {name}:
        complaints.append(f"{name}/scorecard.csv is of another run")
    return complaints


def same(output, other):
    """Whether two output folders hold the same to the byte, apart from the lock."""
    return contents(output) == contents(other)


def contents(output):
    """Every link's target and every file's bytes, by path."""
    return {
        str(path.relative_to(output)): (
            str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        )
        for path in Path(output).rglob("*")
        if path.name != "lock"
    }
