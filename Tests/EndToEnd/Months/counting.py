"""What a simulation has been through, so that no rule goes untried unnoticed."""

from collections import Counter

import plan
from ledger import OPEN, PENDING
from rules import DEFAULTS


def counts(record):
    """How often each thing happened."""
    found = Counter()
    for run in record.runs:
        found["run"] += 1
        found["withdrawn"] += run.withdrawn
        found["older day"] += not run.newest
        found["restated"] += any(row["restated"] == "yes" for row in run.published.series.values())
        found["frozen baseline"] += any(baseline_moved(run, figure) for figure in plan.FIGURES if figure.measured)
        found.update(f"told {notice.told}" for notice in run.notices)
        found["acknowledged"] += any(row["state"] == "acknowledged" for row in run.published.alerts)
        for key, entry in run.ledger.items() if run.newest else ():
            found[f"{key.rule} opened"] += entry.opened_on == run.day
            found[f"{key.rule} resolved"] += entry.resolved_on == run.day
            found["pending"] += entry.state == PENDING
            found["kept firing"] += entry.state == OPEN and entry.clear_since is not None
    return found


def baseline_moved(run, figure):
    """Whether the exports say another baseline now than the frozen one."""
    value, text = run.published.value(figure, figure.measured), run.published.lines[figure.key]["baseline"]
    return value is not None and text != "" and abs(float(value) - float(text)) > 1e-5


WANTED = ["run", "withdrawn", "older day", "restated", "frozen baseline", "told True", "told False", "acknowledged",
          "pending", "kept firing", *(f"{rule} {state}" for rule in DEFAULTS for state in ("opened", "resolved"))]
