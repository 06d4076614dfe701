"""What holds of the alerts whatever the rules say."""

from collections import defaultdict


def of_ids(runs, history):
    """An id is made of its day of opening, and one from opening to resolving; texts of what is wrong."""
    ended = {}
    for run in (run for run in runs if run.newest):
        at_once = defaultdict(set)
        for _, alert, rule, kpi, part, subject, _, _, state, opened_on, resolved_on in history.alerts(run.name):
            if state == "pending":
                continue
            name = f"{rule}-{kpi or ''}{part or ''}{subject or ''}-{opened_on}"
            if alert != name or opened_on > (resolved_on or run.day.isoformat()):
                yield f"{run.name}: {alert} opened on {opened_on}, resolved on {resolved_on}"
            if state == "resolved":
                ended[alert] = run.day
                continue
            if ended.get(alert) == run.day:
                del ended[alert]        # resolved by a run for this day, and then not
            if run.day > ended.get(alert, run.day) and not withdrawn(runs, ended[alert]):
                yield f"{run.name}: {alert} was resolved as at {ended[alert]} and is open as at {run.day}"
            at_once[rule, kpi, part, subject].add(alert)
        yield from (f"{run.name}: {sorted(alerts)} are open at once" for (rule, *_), alerts in at_once.items()
                    if len(alerts) > 1 and rule != "target_missed")


def withdrawn(runs, day):
    """Whether any run for a day was withdrawn, so that what was resolved there may stand again."""
    return any(run.day == day and run.withdrawn for run in runs)
