"""What a run published and left in the history, against what it should have."""

import plan
from history import shown
from ledger import PENDING, OPEN, identifier
from notices import is_acknowledged

SHOWN = 5       # of a set, how many elements a message shows


def differences(run, record, history, computed):
    """All that differs after a run, as texts."""
    yield from first_published(run, record)
    yield from baselines(run, computed)
    yield from alerts_of_files(run, record)
    yield from ledger_of_history(run, history)
    yield from notices_of_history(run, history)
    yield from figures_of_history(run, history.figures(run.name))
    runs = [(each.name, each.day.isoformat(), int(each.newest), int(each.withdrawn)) for each in record.runs]
    yield from unequal("runs", history.runs(), runs)


def unequal(what, found, wanted):
    """A text where two things differ."""
    if found != wanted:
        if isinstance(found, (set, frozenset)):
            found, wanted = (sorted(left - right, key=str)[:SHOWN]
                             for left, right in ((found, wanted), (wanted, found)))
        yield f"{what}: program {found}, model {wanted}"


def number(text):
    """A number of a file."""
    return None if text == "" else shown(text)


def first_published(run, record):
    """The columns of series.csv that say what was published first."""
    for key, row in run.published.series.items():
        first, when = record.first_published(key)
        value = run.published.values[key]
        found = (number(row["first_published"]), row["first_published_on"], row["restated"])
        restated = "" if value is None else "no" if value == first else "yes"
        wanted = (None if first is None else shown(first), "" if when is None else when.isoformat(), restated)
        yield from unequal(f"series.csv {key[:3]} {key[3]}", found, wanted)


def baselines(run, computed):
    """A measured baseline is what it was when it was first published."""
    for figure in plan.FIGURES:
        if figure.measured is not None and figure.key in computed:
            found = run.published.lines[figure.key]["baseline"]
            wanted, _ = run.baselines.get(figure.key, (None, None))
            yield from unequal(f"baseline of {figure.key}", number(found), None if wanted is None else shown(wanted))


def expected_alerts(run, record):
    """Id, rule, about, severity, state, opened and resolved of every alert that alerts.csv should hold."""
    for key, entry in run.ledger.items():
        if entry.state == OPEN or entry.resolved_on == run.day:
            alert = identifier(key, entry)
            state = "resolved" if entry.state != OPEN else "opened" if entry.opened_on == run.day else "open"
            if entry.state == OPEN and is_acknowledged(alert, entry, record.acknowledged, run.day):
                state = "acknowledged"
            kpi, part, subject = ("", "", key.about) if isinstance(key.about, str) else (*key.about, "")
            yield (alert, key.rule, kpi, part, subject, plan.owner_of(key.about), entry.severity, state,
                   entry.opened_on.isoformat(), entry.resolved_on.isoformat() if entry.resolved_on else "")


COLUMNS = ("id", "rule", "kpi", "part", "subject", "owner", "severity", "state", "opened_on", "resolved_on")


def alerts_of_files(run, record):
    """alerts.csv and alerts.json."""
    wanted = set(expected_alerts(run, record))
    found = [tuple(row[name] for name in COLUMNS) for row in run.published.alerts]
    yield from unequal("alerts.csv", set(found), wanted)
    yield from unequal("alerts.csv, lines", len(found), len(wanted))
    yield from (f"alerts.csv: {row['id']} speaks of {row['as_of']}" for row in run.published.alerts
                if not row["opened_on"] <= row["as_of"] <= run.day.isoformat())
    feed = run.published.alerts_as_json()["alerts"]
    found = {(row["id"], row["state"], row["severity"]) for row in feed if row["state"] != PENDING}
    yield from unequal("alerts.json", found, {(row[0], row[7], row[6]) for row in wanted})


def ledger_of_history(run, history):
    """The ledger, with what is pending; for a run of an older day what would stand."""
    wanted = set()
    for key, entry in run.ledger.items():
        if entry.state in (PENDING, OPEN) or entry.resolved_on == run.day:
            kpi, part, subject = ("", "", key.about) if isinstance(key.about, str) else (*key.about, "")
            wanted.add((key.rule, kpi, part, subject, plan.owner_of(key.about), entry.severity, entry.state,
                        text(entry.opened_on), text(entry.resolved_on)))
    found = set()
    for _, _, *about, severity, state, opened_on, resolved_on in history.alerts(run.name):
        state = OPEN if state in ("opened", "acknowledged") else state
        if resolved_on in (None, "", run.day.isoformat()):
            found.add((*(part or "" for part in about), severity, state, opened_on or "", resolved_on or ""))
    yield from unequal("history, alerts", found, wanted)


def text(day):
    """A day as the history has it."""
    return "" if day is None else day.isoformat()


def notices_of_history(run, history):
    """Who was told what."""
    wanted = {notice.owner: (notice.day.isoformat(), notice.told, set(notice.firing), set(notice.resolved))
              for notice in run.notices}
    found = history.notices(run.name)
    for owner in sorted(set(found) | set(wanted)):
        yield from unequal(f"notice to {owner}", found.get(owner), wanted.get(owner))


def figures_of_history(run, found):
    """Every figure of series.csv and breakdowns.csv, and no other."""
    rows = [{**row, "dimension": "", "category": ""} for row in run.published.series.values()]
    rows += run.published.breakdowns
    wanted = {(run.name, *(row[name] for name in ("kpi", "part", "measure", "dimension", "category", "as_of"))):
              tuple(number(row[name]) for name in ("value", "numerator", "denominator"))
              for row in rows if row["value"] != ""}
    yield from unequal(f"published by {run.name}", set(found.items()), set(wanted.items()))


def figures_of_all(runs, history):
    """What every run published, whatever came after it, and whether or not it was withdrawn."""
    found = {run.name: {} for run in runs}
    for key, numbers in history.figures().items():
        found[key[0]][key] = numbers
    for run in runs:
        yield from figures_of_history(run, found[run.name])
