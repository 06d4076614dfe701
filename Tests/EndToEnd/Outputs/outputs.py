"""What the tests of the published files share: runs of the program, of the plan and of an area that is all edges."""

import csv
import json
import os
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
# The plan's start, month 6 and month 12.
DAYS = ("2023-03-31", "2023-09-30", "2024-03-31")
SCRATCH = tempfile.TemporaryDirectory()

SCRIPT = "<script>alert('x')</script>"
NASTY = (SCRIPT, "=cmd()|' /C calc'!A0", "]]>", 'say "no" & \'yes\'', "עברית עם ‏סימן", "🎉 a party", "+44 1234", "@here", "--")

# More than a cell of a workbook holds.
LONG = "word after word " * 6_400


def published(pipelines, exports, output, *options):
    """A run of the program; the folder it published."""
    done = subprocess.run([PROGRAM, "run", "--quiet", "--pipelines", pipelines, "--input", exports, "--output", output, *options],
                          capture_output=True, text=True, timeout=300, check=False)
    if done.returncode not in (0, 65):
        raise AssertionError(f"exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return (Path(output) / "latest").resolve()


@cache
def plan(day):
    """The plan's own scorecard as at a day."""
    return published(ROOT / "Pipelines", ROOT / "Fixtures/somerset", Path(SCRATCH.name) / day, "--as-of", day, "--from", "2023-02-28")


@cache
def northmoor():
    """An invented area's scorecard: other KPIs, checkpoints and actions."""
    area = ROOT / "Fixtures/northmoor"
    return published(area / "Pipelines", area / "exports", Path(SCRATCH.name) / "northmoor", "--as-of", "2025-08-31")


@cache
def ugly(state):
    """A scorecard of the area that is all edges: `everything`, `one point`, `nothing`, `ten years`."""
    area = Path(SCRATCH.name) / "ugly"
    if not area.exists():
        build_area(area)
    exports = area / ("broken" if state == "nothing" else "exports")
    first = {"ten years": "2014-04-30", "one point": "2024-03-31"}.get(state, "2023-03-31")
    return published(area / "Pipelines", exports, area / state, "--as-of", "2024-03-31", "--from", first)


UGLY = ("everything", "one point", "nothing", "ten years")


def build_area(area):
    """Definitions and exports with everything that could go wrong in a page, a workbook or a table."""
    for folder in ("Pipelines/kpis", "Pipelines/sources", "exports", "broken"):
        (area / folder).mkdir(parents=True)
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in {
        "plan": f"A plan {SCRIPT} & \"more\" ]]>", "area": "Área 🎉 עברית", "owner": f"Head of {SCRIPT}",
        "long": ("All that a title can hold & then <b>more</b>, word after word after word; " * 5)[:300]}.items()}
    (area / "Pipelines/plan.yml").write_text(
        f"plan: {quoted['plan']}\narea: {quoted['area']}\nstart: 2023-04-01\ncheckpoints: {{6 months: 2023-09-30, end: 2024-03-31}}\n"
        f"areas_of_weakness: {{1: {quoted['long']}}}\nactions: {{1.1: {quoted['plan']}}}\n", encoding="utf-8")
    (area / "Pipelines/sources/things.yml").write_text(
        f"source: things\ntitle: {quoted['plan']}\nkey: [id]\ncolumns:\n"
        "  id: {type: identifier, domain: thing}\n  day: {type: day, required: yes}\n  what: {type: category}\n"
        "  amount: {type: number, at_least: -100000000, at_most: 100000000}\n", encoding="utf-8")
    (area / "Pipelines/sources/commentary.yml").write_text(
        "source: commentary\ntitle: What owners say\noptional: yes\nkey: [kpi, part, period_end]\nsense_checks: off\ncolumns:\n"
        "  kpi: {type: category}\n  part: {type: category, required: no}\n  period_end: {type: day}\n"
        "  author: {type: category}\n  text: {type: text, required: yes}\n", encoding="utf-8")
    (area / "Pipelines/sources/absent.yml").write_text(
        "source: absent\ntitle: Never there\nkey: [id]\ncolumns:\n  id: {type: identifier, domain: thing}\n  day: {type: day}\n",
        encoding="utf-8")
    rule = "source: things, day: day, window: rolling 12 months"
    figures = {
        "1": ("children", f"{{kind: count, {rule}, where: {{what: nobody}}}}", "a zero"),
        "2": ("children", f"{{kind: sum, {rule}, column: amount, where: {{what: below}}}}", "below nothing"),
        "3": ("children", f"{{kind: sum, {rule}, column: amount, where: {{what: millions}}}}", "ten million"),
        "4": ("percent", f"{{kind: proportion, {rule}, numerator: {{what: [below, {json.dumps(SCRIPT)}]}}}}", None),
        "5": ("children", "{kind: count, source: absent, day: day, window: month}", "never computed"),
        "6": ("percent", f"{{kind: proportion, {rule}, where: {{what: nobody}}, numerator: {{what: nobody}}}}", "of nobody"),
    }
    for kpi, (unit, measure, title) in figures.items():
        (area / f"Pipelines/kpis/{kpi}.yml").write_text(
            f"kpi: {kpi}\ntitle: {quoted['long'] if title is None else title}\narea_of_weakness: 1\nactions: [1.1]\n"
            f"owner: {quoted['owner']}\nunit: {unit}\nbetter: lower\nmeasure: {measure}\n"
            f"baseline: {{value: 10, date: 2023-03-31}}\ntargets: {{6 months: 5, end: 1}}\n"
            + ("breakdowns: [what]\n" if kpi != "5" else ""), encoding="utf-8")
    rows = [["id", "day", "what", "amount"]]
    for month in range(12 * 11 + 3):
        day = f"{2013 + month // 12}-{1 + month % 12:02}-15"
        for number, what in enumerate((*NASTY, "below", "millions")):
            amount = {"below": -7, "millions": 833_334}.get(what, number)
            rows.append([f"T{month}-{number}", day, what, amount])
    with open(area / "exports/things.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with open(area / "exports/commentary.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["kpi", "part", "period_end", "author", "text"],
                                    *([n, "", "2024-03-31", nasty, f"{nasty}\nsecond line {n}\n\n{LONG}"]
                                      for n, nasty in enumerate(NASTY[:6], 1))])
    # Delivered, and refused: nothing can be computed.
    (area / "broken/things.csv").write_text('id,day,what,amount\nT1,"2023-01-01,a,1\n', encoding="utf-8")


def rows(folder, name):
    """A published table."""
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def feed(folder):
    """The published feed."""
    return json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))


def steady(text):
    """A page without what differs from run to run."""
    text = re.sub(r"\b\d{8}T\d{6}Z-[0-9a-f]{4}\b", "RUN", text)
    return re.sub(r"Produced on \d+ \w+ \d{4} at \d\d:\d\d UTC", "Produced on DAY", text)
