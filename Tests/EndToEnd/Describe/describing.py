"""What the tests of `scorecard describe` share: calls of the program, the plans, and the official OpenLineage classes."""

import importlib
import os
import subprocess
import sys
import tempfile
import types
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SCRATCH = tempfile.TemporaryDirectory()
DAY = "2024-03-31"
PLANS = {"somerset": ROOT / "Pipelines", "northmoor": ROOT / "Fixtures/northmoor/Pipelines",
         **{path.name: path / "Pipelines" for path in sorted((ROOT / "Fixtures/recipes").iterdir()) if path.is_dir()}}


def describe(*arguments, plan="somerset", as_of=DAY):
    """One call of the command; `plan` is the name of a plan or a folder of definitions."""
    pipelines = PLANS.get(plan, plan)
    return subprocess.run([PROGRAM, "describe", *arguments, "--as-of", as_of, "--pipelines", str(pipelines)], capture_output=True, text=True,
                          timeout=120, check=False)


@cache
def written(plan):
    """The folder with all that is written about a plan: picture, events, contracts and page."""
    folder = Path(SCRATCH.name) / str(plan).strip("/").replace("/", "-")
    folder.mkdir()
    done = describe("--lineage", f"{folder}/all.svg", "--openlineage", f"{folder}/events.ndjson", "--contracts", f"{folder}/contracts",
                    "--format", "html", plan=plan)
    if done.returncode:
        raise AssertionError(done.stderr)
    (folder / "all.html").write_text(done.stdout, encoding="utf-8")
    return folder


def hostile(folder):
    """The plan with names that could break YAML, JSON, HTML or SVG; returns the folder of definitions."""
    script = "<script>alert(1)</script> & \\\"more\\\": [x] #no %{y} 'z' ]]> -- |"
    for source in sorted(PLANS["somerset"].rglob("*.yml")):
        text = source.read_text(encoding="utf-8")
        if source.name == "exclusions.yml":
            text = text.replace("title: Permanent exclusions", f'title: "{script}"').replace(
                "upheld: [Confirmed]", 'upheld: ["Confirmed: yes", "# none", "- item", "null ", "0x1F", "1e3", "<b>&</b>"]').replace(
                "withdrawn: [Rescinded, Cancelled]", 'withdrawn: ["yes: no", "=1+1", "*star", "&anchor", "!tag", "@at", "`tick`"]')
        if source.name == "07-exclusions.yml":
            text = text.replace("title: Rolling 12-month number of exclusions for all pupils", f'title: "{script}"')
        if source.name == "governance.yml":
            text = text.replace("title: SEND Partnership Board", f'title: "{script}"')
        target = Path(folder) / source.relative_to(PLANS["somerset"])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def openlineage():
    """The modules of the classes that OpenLineage makes from its JSON Schemas, without the client around them, which would want a
    transport."""
    found = importlib.util.find_spec("openlineage")
    for name, path in (("openlineage", ""), ("openlineage.client", "/client")):
        module = types.ModuleType(name)
        module.__path__ = [str(Path(place) / path.strip("/")) for place in found.submodule_search_locations]
        sys.modules[name] = module
    return {name: importlib.import_module(f"openlineage.client.generated.{name}") for name in (
        "base", "column_lineage_dataset", "schema_dataset", "documentation_dataset", "documentation_job")}
