"""What somebody of the readers' group does: looks at the history, holds on to it, and locks what can be locked."""

import fcntl
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import published
import users


def history(output):
    """The history, opened as anyone may open it."""
    return sqlite3.connect(f"file:{output}/history.sqlite?mode=ro", uri=True, timeout=1, isolation_level=None)


def counts(connection):
    """How many figures the history has of each run."""
    return dict(connection.execute("SELECT run, count(*) FROM published GROUP BY run"))


def hold(pipe, output):
    """Reads in one transaction, before and after somebody says so."""
    with closing(history(output)) as reader:
        reader.execute("BEGIN")
        pipe.send(counts(reader))
        pipe.recv()
        pipe.send(counts(reader))


def lock_all(pipe, output):
    """Locks everything that can be opened for reading, the history as SQLite's readers do too; sends how many there are."""
    held = []
    for place, _, names in os.walk(output):
        for path in [place, *(os.path.join(place, name) for name in names)]:
            try:
                descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.path.basename(path) == "history.sqlite":
                    fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                continue
            held.append(descriptor)
    pipe.send(len(held))
    pipe.recv()


def look(pipe, output):
    """Follows `latest`, reads all of that run, then the history: the run's name, its files, and the figures of each run."""
    run = Path(os.path.realpath(Path(output) / "latest"))
    files = {path.name: len(path.read_bytes()) for path in run.iterdir()}
    with closing(history(output)) as reader:
        pipe.send((run.name, files, counts(reader), [line for line, in reader.execute("PRAGMA quick_check")]))


def complaints(area, output, known, whole):
    """What is wrong with what a reader finds with SQLite and with the program."""
    found = of_history(output, known, whole)
    for words in (["history", "--format", "json"], ["alerts", "--format", "json"]):
        done = area.run(output, *words, user=users.READER, limit=8)
        if done.code != 0:
            found.append(str(done))
        elif words[0] == "history" and not set(known) <= {one["run"] for one in json.loads(done.out)}:
            found.append(f"the list of runs lacks some: {done.out}")
    return found


def of_history(output, known, whole):
    """What is wrong with the history: each run is there with all its figures, or not at all, and the linked one is.

    `known`: the figures of each run before. `whole`: how many a new run has.
    """
    try:
        with users.Acting(users.READER, look, output) as reader:
            run, _, figures_of_runs, check = reader.hear()
    except AssertionError as error:
        return [str(error)]
    found = []
    new = {name: count for name, count in figures_of_runs.items() if name not in known}
    if {name: figures_of_runs.get(name) for name in known} != known or any(count != whole for count in new.values()):
        found.append(f"there are {figures_of_runs} figures, and there were {known}")
    if run not in figures_of_runs or check != ["ok"]:
        found.append(f"{run} is linked, the history knows {sorted(figures_of_runs)} and is {check}")
    return found


def tree(output):
    """Every file and folder with its time: nobody has changed anything while this stays the same."""
    return {str(path.relative_to(output)): path.lstat().st_mtime_ns for path in sorted(Path(output).rglob("*"))}


def figures(output):
    """How many figures the history has of each run, for whoever may write it too."""
    with closing(history(output)) as reader:
        return {name: count for name, count in counts(reader).items() if name in published.runs(output)}
