"""Three exports of invented rows, of which the last field is such that no row is accepted before it is complete."""

import hashlib
from dataclasses import dataclass
from functools import cache

import program

DAY = "2024-03-31"
PLAN = """\
plan: A moving plan
area: Nowhere
start: 2023-04-01
checkpoints: {end: 2024-03-31}
areas_of_weakness: {A: Something}
"""
KPI = "area_of_weakness: A\nactions: []\nowner: Nobody\nbetter: lower\n"
MEASURES = {
    "1": ("SEN support", "children", "{kind: count, source: sen_support, day: census_date, window: latest day}"),
    "2": ("Exclusions", "exclusions", "{kind: count, source: exclusions, day: start_date, window: rolling 12 months}"),
    "3": ("Answers", "percent", "{kind: proportion, source: feedback, day: response_date, window: rolling 12 months, "
          "where: {involvement_led_to_improvement: present}, numerator: {involvement_led_to_improvement: yes}}"),
}


@dataclass(frozen=True)
class Export:
    """A source's export: its headings, a row by its number, how many rows there are, and the KPI that is made of them."""

    source: str
    kpi: str
    headings: str
    row: str
    count: int
    # What the last field is when its row is good, and of the same length when it is not.
    good: bytes
    bad: bytes

    def rows(self, first, count):
        """So many rows, from a number on."""
        return "".join(self.row.format(number) + "\n" for number in range(first, first + count)).encode()

    @cache
    def content(self):
        """The whole export."""
        return self.headings.encode() + b"\n" + self.rows(0, self.count)

    def accepted(self, data):
        """How many rows of a content are complete and good: the last may lack its line end, and no row comes twice."""
        return sum(line.endswith(self.good) for line in data.split(b"\n")[1:])


EXPORTS = [
    Export("sen_support", "1", "census_date,pupil_id,school_urn,primary_need,sen_status",
           "2024-01-18,P{:07},900001,SEMH,K", 400_000, b",K", b",?"),
    Export("exclusions", "2", "exclusion_id,pupil_id,school_urn,reason,outcome,outcome_date,start_date,sen_status",
           "X{0:06},P{0:07},900001,PP,,,2024-02-05,N", 6_000, b",N", b",?"),
    Export("feedback", "3", "response_id,involvement_led_to_improvement,response_date",
           "F{:06},yes,2024-03-05", 900, b"2024-03-05", b"2024-33-05"),
]


def prepare(folder):
    """The plan of these three sources, as Somerset's definitions read them, below a folder."""
    pipelines = folder / "Pipelines"
    for name in ("sources", "kpis"):
        (pipelines / name).mkdir(parents=True)
    (pipelines / "plan.yml").write_text(PLAN, encoding="utf-8")
    for export in EXPORTS:
        text = (program.ROOT / f"Pipelines/sources/{export.source}.yml").read_text(encoding="utf-8")
        (pipelines / f"sources/{export.source}.yml").write_text(text, encoding="utf-8")
    for name, (title, unit, measure) in MEASURES.items():
        text = f"kpi: {name}\ntitle: {title}\nunit: {unit}\n{KPI}measure: {measure}\n"
        (pipelines / f"kpis/{name}.yml").write_text(text, encoding="utf-8")
    return pipelines


def digest(data):
    """As the manifest has it."""
    return hashlib.sha256(data).hexdigest()
