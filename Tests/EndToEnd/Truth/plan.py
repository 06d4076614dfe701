"""The project's definitions with a few KPIs alone, so that a run takes no time."""

import re
import shutil
from pathlib import Path

from program import ROOT

KPIS = ["07", "08", "09", "11", "14"]
FIGURES = {"7", "8", "9", "11a", "11b", "14"}
SOURCES = ["exclusions", "suspensions", "schools", "targeted_support", "milestones", "referrals"]
# Of these figures each source is a part.
READ_BY = {"exclusions": {"7", "8"}, "suspensions": {"9"}, "targeted_support": {"11a", "11b"}, "milestones": {"14"}}


def few(folder):
    """Definitions of these KPIs, with neither actions nor offices that would need the others."""
    for name in ("kpis", "sources"):
        (folder / name).mkdir(parents=True)
    for source in SOURCES:
        shutil.copy(ROOT / f"Pipelines/sources/{source}.yml", folder / "sources")
    plan = (ROOT / "Pipelines/plan.yml").read_text(encoding="utf-8")
    (folder / "plan.yml").write_text(re.sub(r"(?m)^(header|offices):\n(  .*\n)+", "", plan), encoding="utf-8")
    for number in KPIS:
        path = next((ROOT / "Pipelines/kpis").glob(number + "-*"))
        text = re.sub(r"(?m)^actions: .*$", "actions: []", path.read_text(encoding="utf-8").split("\nexamples:")[0])
        (folder / "kpis" / path.name).write_text(text + "\n", encoding="utf-8")
    return Path(folder)
