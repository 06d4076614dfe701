"""The plans and exports that are explained, and how the program is asked."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SEED = int(os.environ.get("SEED", "1"))
WHOLE = os.environ.get("CASES") == "all"
SOMERSET = (ROOT / "Pipelines", ROOT / "Fixtures/somerset")
NORTHMOOR = (ROOT / "Fixtures/northmoor/Pipelines", ROOT / "Fixtures/northmoor/exports")
RECIPES = sorted(path for path in (ROOT / "Fixtures/recipes").iterdir() if path.is_dir())


def program(*arguments, state=None, columns=None, **options):
    """One call of the program, in a state folder of its own and on a screen of so many columns."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    if state:
        environment["SCORECARD_STATE"] = str(state)
    if columns:
        environment["COLUMNS"] = str(columns)
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=120,
                          stdin=subprocess.DEVNULL, check=False, **options)


def explain(kpi, world, day, *arguments, since=None, state=None):
    """What `explain` says of a KPI as JSON: one figure, or those of its parts."""
    pipelines, exports = world
    earlier = ["--from", since] if since else []
    done = program("explain", kpi, "--pipelines", pipelines, "--input", exports, "--as-of", day, "--format", "json", *earlier,
                   *arguments, state=state)
    if done.returncode != 0:
        raise AssertionError(f"explain {kpi} {day}: exit {done.returncode}: {done.stderr}")
    found = json.loads(done.stdout)
    return found if isinstance(found, list) else [found]


def figures(one):
    """A figure, and those shown with it."""
    return [one, *one.get("also_shown", [])]


def kpis(pipelines):
    """The ids of a plan's KPIs."""
    found = (re.search(r"(?m)^kpi: *(\S+)", path.read_text(encoding="utf-8")) for path in sorted((pipelines / "kpis").iterdir()))
    return [match[1].strip("'\"") for match in found]


def day_of(recipe):
    """The date for which a recipe's README runs it."""
    found = re.search(r"--as-of (\d{4}-\d{2}-\d{2})", (recipe / "README.md").read_text(encoding="utf-8"))
    return date.fromisoformat(found[1])


def month_end_before(day):
    """The last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def random_world(folder, seed):
    """Somerset's plan over exports that crowd its edges."""
    subprocess.run([sys.executable, "-B", ROOT / "Tests/EndToEnd/Oracle/random_exports.py", folder, "--seed", str(seed)], check=True,
                   capture_output=True)
    return ROOT / "Pipelines", Path(folder)


def at_once(function, cases):
    """The answers of a function for many cases, of which some are worked out at the same time."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda case: (case, function(*case)), cases))
