"""What a run says of a day, and what of a second run's figures has changed without a word."""

import re
from dataclasses import dataclass

from exports import PIPELINES
from program import by_figure, published

COMPARED = ("value", "numerator", "denominator", "rag")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def sources_of_figures(area):
    """For each KPI the sources that its definition names; a school's phase or area is looked up in the register."""
    found = {}
    for path in sorted((PIPELINES[area] / "kpis").glob("*.yml")):
        text = path.read_text(encoding="utf-8").split("\nexamples:")[0]
        sources = set(re.findall(r"\bsource: (\w+)", text)) | ({"schools"} if "school." in text else set())
        found[re.search(r"^kpi: (\w+)", text, re.MULTILINE).group(1)] = sources
    return found


@dataclass
class Picture:
    """A published day: its figures, what is shown beside them, and what is said of each source."""

    figures: dict
    beside: dict
    quality: dict

    @classmethod
    def of(cls, folder, day):
        """As it is published in a folder."""
        beside = {}
        for row in published(folder, "series.csv") + published(folder, "breakdowns.csv"):
            if row["as_of"] == day and (row["measure"] != "value" or "dimension" in row):
                key = tuple(row.get(name) or "" for name in ("kpi", "part", "measure", "dimension", "category"))
                beside[key] = tuple(row[name] for name in ("value", "numerator", "denominator"))
        return cls(by_figure(published(folder, "scorecard.csv")), beside,
                   {row["source"]: row for row in published(folder, "quality.csv")})


def sentences(note):
    """What a note says: each thing by its words, with the numbers in it. That a figure is another than before says not why."""
    parts = [part.strip() for part in re.split(r"[;.] |\n", note.strip().rstrip("."))]
    return {NUMBER.sub("#", part): [float(number.replace(",", "")) for number in NUMBER.findall(part)]
            for part in parts if part and not part.startswith("restated")}


def says_more(after, before):
    """Whether a note says what the other did not: another thing, or the same with a larger number in it."""
    old = sentences(before)
    return any(words not in old or any(map(float.__gt__, numbers, old[words])) for words, numbers in sentences(after).items())


class Comparison:
    """A run on whole exports, and one on the same exports with changes."""

    def __init__(self, whole, changed, sources):
        self.whole, self.changed, self.sources = whole, changed, sources

    def exports_say(self, kpi):
        """Whether of a source that the KPI reads more is said than before."""
        for source in self.sources[kpi]:
            old, new = self.whole.quality[source], self.changed.quality.get(source, {"note": "missing", "status": "missing"})
            if says_more(new["note"], old["note"]) or new["status"] != old["status"]:
                return True
        return False

    def figure_says(self, name):
        """Whether a figure is shown as one that rests on less than it should."""
        old, new = self.whole.figures[name], self.changed.figures[name]
        return new["status"] in ("not computed", "provisional") or says_more(new["note"], old["note"])

    def is_said(self, name, kpi):
        """Whether both are so: the figure says it, and the list does."""
        return self.figure_says(name) and self.exports_say(kpi)

    def silent(self, kpis, written=()):
        """What has changed without a word, of these KPIs and what is shown beside them."""
        found = []
        for name, old in self.whole.figures.items():
            new = self.changed.figures[name]
            differing = [key for key in COMPARED if old[key] != new[key]]
            if old["kpi"] in kpis and differing and not self.is_said(name, old["kpi"]):
                found.append(f"KPI {name}: "
                             + ", ".join(f"{key} {old[key] or 'none'} → {new[key] or 'none'}" for key in differing))
        return found + self.silent_beside(kpis, written)

    def silent_beside(self, kpis, written):
        """The same of other figures and categories. A category under the very text that was `written` into the export
        says so itself; one that is not shown any more says nothing wrong."""
        found = []
        for (kpi, part, *place), value in self.changed.beside.items():
            old = self.whole.beside.get((kpi, part, *place))
            if kpi in kpis and value[0] and value != old and place[-1] not in written \
                    and not (self.figure_says(kpi + part) or self.exports_say(kpi)):
                found.append(f"beside KPI {kpi}{part}, {' '.join(filter(None, place))}: {old[0] if old else 'none'} → {value[0]}")
        return found
