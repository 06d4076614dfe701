"""The project's documents, and the program that they speak of."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
CATALOGUE = ROOT / "Sources/scorecard/Documentation.docc"


def text(name):
    """The text of a document, by its path from the project's folder."""
    return (ROOT / name).read_text(encoding="utf-8")


def article(name):
    """The text of an article: `Files`."""
    return (CATALOGUE / f"{name}.md").read_text(encoding="utf-8")


def block(document, name):
    """The text of the fenced block after the mark with this name."""
    return re.search(rf"<!-- {re.escape(name)} -->\n```\w*\n(.*?)```\n<!-- end -->", document, re.DOTALL)[1]


def rows(document, heading):
    """The rows of the table with this heading line, each a list of cells."""
    table = document.split(heading + "\n", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()[1:]
            if line.startswith("|")]


def run(*arguments, cwd=ROOT, columns=None, state=None):
    """How the program ends, with what it prints; `columns` is how wide its terminal is, `state` the folder of its key."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    if columns:
        environment["COLUMNS"] = str(columns)
    if state:
        environment["SCORECARD_STATE"] = str(state)
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def printed(*arguments, cwd=ROOT, columns=None, state=None):
    """What the program prints."""
    return run(*arguments, cwd=cwd, columns=columns, state=state).stdout
