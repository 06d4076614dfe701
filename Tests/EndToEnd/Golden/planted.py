"""Somerset's exports and definitions as they were, and the same with planted changes, each of which has its place and its number."""

import csv
import shutil
from pathlib import Path

from documents import ROOT

DAY = "2024-03-31"
FIRST = "2023-04-01"


class Planted:
    """A folder with `last/exports`, `last/Pipelines` and the changed `input` and `Pipelines`."""

    def __init__(self, folder):
        folder = Path(folder)
        (folder / "last").mkdir()
        shutil.copytree(ROOT / "Fixtures/somerset", folder / "last/exports")
        shutil.copytree(ROOT / "Pipelines", folder / "last/Pipelines")
        shutil.copytree(ROOT / "Fixtures/somerset", folder / "input")
        shutil.copytree(ROOT / "Pipelines", folder / "Pipelines")
        self.state = folder / "state"
        self.state.mkdir(mode=0o700)
        (self.state / "pseudonyms.key").write_bytes(bytes(range(32)))
        (self.state / "pseudonyms.key").chmod(0o600)
        self._change_rows(folder / "input/exclusions.csv")
        self._change_key(folder / "Pipelines/kpis/07-exclusions.yml")

    def _change_rows(self, file):
        """One row goes, the dates of two are corrected to the year before, and one exclusion is withdrawn."""
        with open(file, newline="", encoding="utf-8") as opened:
            rows = list(csv.DictReader(opened))
        in_window = [place for place, row in enumerate(rows) if FIRST <= row["start_date"] <= DAY]
        # An outcome without a date counts from the start.
        stopped = {place: row["outcome"] for place, row in enumerate(rows)
                   if row["outcome"] in ("withdrawn", "reinstated") and row["outcome_date"] <= DAY}
        counted = [place for place in in_window if place not in stopped]
        gone, *moved, withdrawn = counted[3], counted[10], counted[20], counted[30]
        for place in moved:
            rows[place]["start_date"] = rows[place]["start_date"].replace("2023", "2022", 1)
        rows[withdrawn] |= {"outcome": "withdrawn", "outcome_date": DAY}
        columns = {place: ["start_date"] for place in moved}
        columns[withdrawn] = ["outcome", "outcome_date"]
        # The first row is on line 2, and below the row that goes each is a line further up.
        self.removed = gone + 2
        self.corrected = {(place + 2, place + 1 if place > gone else place + 2): columns[place] for place in [*moved, withdrawn]}
        self.reinstated = sum(stopped.get(place) == "reinstated" for place in in_window)
        self.was = len(counted)
        del rows[gone]
        with open(file, "w", newline="", encoding="utf-8") as opened:
            writer = csv.DictWriter(opened, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def _change_key(self, file):
        """A reinstated exclusion counts again."""
        text = file.read_text(encoding="utf-8")
        assert "outcome: [withdrawn, reinstated]" in text
        file.write_text(text.replace("outcome: [withdrawn, reinstated]", "outcome: [withdrawn]"), encoding="utf-8")
