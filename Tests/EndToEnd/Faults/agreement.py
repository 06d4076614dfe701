"""Whether the history, the run folders and the links of an output folder say the same."""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import folder

FIGURE = ("kpi", "part", "measure", "dimension", "category", "as_of")


def query(output, statement, *values):
    """Rows from the history, opened as a reader of the group would who may not write."""
    with closing(sqlite3.connect(f"file:{output}/history.sqlite?mode=ro", uri=True)) as history:
        return history.execute(statement, values).fetchall()


def known_runs_as_left(output):
    """The runs in the history as a fault left it: in a copy, since a journal left behind is played back.

    None where it is no history, or not yet one.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for path in Path(output).glob("history.sqlite*"):
            if path.is_file():
                shutil.copy(path, scratch)
        if not (Path(scratch) / "history.sqlite").exists():
            return set()
        with closing(sqlite3.connect(f"{scratch}/history.sqlite")) as history:
            try:
                return {name for name, in history.execute("SELECT name FROM run")}
            except sqlite3.DatabaseError:
                return set()


def complaints(output):
    """What does not agree; nothing where there is neither a history nor a run."""
    try:
        return disagreements(output)
    except sqlite3.Error as error:
        return [f"the history cannot be read: {error}"]


def disagreements(output):
    """What does not agree in an output folder whose history can be read."""
    if not (Path(output) / "history.sqlite").exists():
        return ["there are runs and no history"] if folder.runs(output) else []
    found = [f"integrity: {line}" for line, in query(output, "PRAGMA integrity_check") if line != "ok"]
    known = query(output, "SELECT id, name, as_of, is_newest, withdrawn_at FROM run ORDER BY id")
    folders = folder.runs(output)
    names = [name for _, name, *_ in known]
    found += [
        f"run {name} is in the history {names.count(name)} times"
        for name in sorted({*folders, *names})
        if names.count(name) > 1 or (name in folders and name not in names)
    ]
    found += withdrawals(output, known) + links(output, known, folders)
    for number, name, _, is_newest, _ in known:
        if name in folders:
            found += figures(output, name)
            sequence = json.loads((Path(output) / "runs" / name / "manifest.json").read_text(encoding="utf-8")).get(
                "sequence"
            )
            if sequence != number:
                found.append(f"{name} is number {number} in the history and {sequence} in its folder")
            if is_newest:
                found += alerts(output, number, name)
    return found


def withdrawals(output, known):
    """A run is withdrawn in the history and beside its folder, or in neither."""
    return [
        f"{name} is withdrawn in one place only"
        for _, name, _, _, withdrawn in known
        if (withdrawn is not None) != (Path(output) / f"runs/{name}.withdrawn.json").exists()
    ]


def links(output, known, folders):
    """Every day leads to the last of its runs that stands, `latest` to the last day."""
    wanted = {as_of: f"runs/{name}" for _, name, as_of, _, withdrawn in known if withdrawn is None and name in folders}
    if wanted:
        wanted["latest"] = max(wanted)
    found = folder.links(output)
    return [
        f"{name} leads to {found.get(name)} and not to {wanted.get(name)}"
        for name in sorted({*wanted, *found})
        if wanted.get(name) != found.get(name)
    ]


def figures(output, name):
    """The figures of a run in the history against those of its folder."""
    run = folder.files(Path(output) / "runs" / name)
    published = {}
    for file in ("series.csv", "breakdowns.csv"):
        for row in folder.rows(run[file]):
            key = tuple(row.get(part, "") for part in FIGURE)
            published[key] = tuple(rounded(row[part]) for part in ("value", "numerator", "denominator"))
    columns = ", ".join((*FIGURE, "value", "numerator", "denominator"))
    kept = {
        row[:6]: tuple(rounded(part) for part in row[6:])
        for row in query(output, f"SELECT {columns} FROM published WHERE run = ?", name)
    }
    return [
        f"{name}: {' '.join(key)} is {kept.get(key)} in the history and {published.get(key)} in its folder"
        for key in sorted({*published, *kept})
        if kept.get(key) != published.get(key)
    ]


def alerts(output, number, name):
    """The ledger after a run against its alerts."""
    run = Path(output) / "runs" / name
    published = {(row["id"], row["state"]) for row in folder.rows((run / "alerts.csv").read_bytes())}
    day = json.loads((run / "manifest.json").read_text(encoding="utf-8"))["as_of"]
    kept = {
        (ident, state)
        for ident, state, resolved in query(output, "SELECT id, state, resolved_on FROM alert WHERE run = ?", number)
        if state != "pending" and (state != "resolved" or resolved == day)
    }
    stands = {(ident, "open" if state in ("opened", "acknowledged") else state) for ident, state in published}
    kept = {(ident, "open" if state in ("opened", "acknowledged") else state) for ident, state in kept}
    return [f"{name}: the ledger has {sorted(kept)}, its alerts {sorted(stands)}"] if kept != stands else []


def rounded(number):
    """As published: at most six places, nothing where there is no number."""
    return None if number in ("", None) else round(float(number), 6)
