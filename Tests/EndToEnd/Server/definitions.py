"""Definitions of one KPI alone: whole runs that need one small export."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def of_kpi_12(folder):
    """The plan with KPI 12 alone, as links below a folder; where they are."""
    pipelines = Path(folder) / "Pipelines"
    (pipelines / "kpis").mkdir(parents=True)
    for name in ("plan.yml", "actions", "sources"):
        (pipelines / name).symlink_to(ROOT / "Pipelines" / name)
    kpi = next((ROOT / "Pipelines/kpis").glob("12-*.yml"))
    (pipelines / "kpis" / kpi.name).symlink_to(kpi)
    return pipelines
