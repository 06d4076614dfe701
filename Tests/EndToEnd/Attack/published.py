"""An output folder with a history worth damaging, and what its readers find in it."""

import csv
import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from area import NEWER, OLDER

RUN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
FINISH = ("run", "--as-of", NEWER)


def prepare(area, output):
    """Two month-ends, told to their owner; an alert that somebody knows of, and so does a later run; a run withdrawn."""
    area.must(output, "run", "--as-of", OLDER, "--notify")
    area.must(output, "run", "--as-of", NEWER, "--notify")
    area.must(output, "acknowledge", open_alert(output), "--until", "2024-12-31", "--why", "seen to", "--by", "somebody")
    area.must(output, "run", "--as-of", NEWER)
    area.must(output, "run", "--as-of", OLDER)
    area.must(output, "withdraw", runs(output)[-1], "--reason", "not of this month", "--by", "somebody")


def runs(output):
    """The names of the runs in the order of publication."""
    manifests = [json.loads(path.read_text(encoding="utf-8")) for path in Path(output).glob("runs/*/manifest.json")]
    return [manifest["run"] for manifest in sorted(manifests, key=lambda one: one["sequence"])]


def open_alert(output):
    """The id of an alert that is open."""
    with open(Path(output) / "latest/alerts.csv", encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file) if row["state"] in ("opened", "open")][-1]


def copy(source, target):
    """An output folder once more; the files of a run never change, so they need not be copied."""
    def again(old, new):
        return os.link(old, new) if "runs" in Path(old).relative_to(source).parts else shutil.copy2(old, new)
    shutil.copytree(source, target, symlinks=True, copy_function=again)


def databases(output):
    """The history, and what else a writer may keep of it in a folder of its own."""
    hidden = [path for path in Path(output).glob(".*/**/*.sqlite") if path.is_file()]
    return [Path(output) / "history.sqlite", *hidden]


def set_aside(output):
    """What was set aside as damaged."""
    return sorted(Path(output).glob("history.sqlite.damaged-*"))


def found(area, output, known):
    """All that readers find after the last run: run names that are not among the known ones are one new name."""
    texts = {"runs": area.must(output, "history", "--format", "json"),
             "alerts": area.must(output, "alerts", "--all", "--format", "json")}
    for name in ("series.csv", "alerts.csv", "scorecard.csv"):
        texts[name] = (Path(output) / "latest" / name).read_text(encoding="utf-8")
    with closing(sqlite3.connect(f"file:{output}/history.sqlite?mode=ro", uri=True)) as history:
        rows = history.execute("SELECT * FROM published ORDER BY 1, 2, 3, 4, 5, 6, 7").fetchall()
    lines = [" ".join(map(str, row)) for row in rows]
    texts["published"] = "\n".join(sorted(lines))
    return {name: "\n".join(sorted(named(text, known).splitlines())) for name, text in texts.items()}


def named(text, known):
    """A text in which only the known runs have their names."""
    return RUN.sub(lambda found: found[0] if found[0] in known else "NEW", text)
