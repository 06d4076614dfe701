"""A plan of one source and one KPI, and an export for it."""

import json

from program import Area

PLAN = "plan: A small plan\narea: Nowhere\nstart: 2023-04-01\ncheckpoints: {end: 2024-03-31}\nareas_of_weakness: {A: Something}\n"
KPI = "kpi: 1\ntitle: What is counted\narea_of_weakness: A\nactions: []\nowner: Nobody\nunit: exclusions\nbetter: lower\n"


def small_plan(folder, columns, measure, key="none", more=""):
    """Definitions of a source `rows`, whose columns are told as YAML, and of a KPI 1 that measures it."""
    pipelines = folder / "Pipelines"
    for name in ("sources", "kpis"):
        (pipelines / name).mkdir(parents=True)
    (pipelines / "plan.yml").write_text(PLAN, encoding="utf-8")
    lines = ["source: rows", "title: Rows", f"key: {key}", "columns:"]
    lines += [f"  {json.dumps(name)}: {text}" for name, text in columns.items()]
    (pipelines / "sources/rows.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (pipelines / "kpis/1.yml").write_text(f"{KPI}measure: {measure}\n{more}", encoding="utf-8")
    (folder / "input").mkdir()
    return Area(pipelines, folder / "input", folder / "output")


def deliver(area, lines, name="rows.csv"):
    """An export of these lines."""
    (area.exports / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
