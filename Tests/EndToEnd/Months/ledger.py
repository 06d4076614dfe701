"""The ledger of the alerts: one step of it, from what stood before a day to what stands as at that day."""

from dataclasses import dataclass, replace
from datetime import date

from days import month_ends
from evaluation import CLEAR, FIRING, UNKNOWN, Verdict

PENDING, OPEN, RESOLVED = "pending", "open", "resolved"


@dataclass(frozen=True)
class Key:
    """What an alert is about: a rule, a figure (kpi, part) or source (its name), and a missed target's checkpoint."""

    rule: str
    about: object
    checkpoint: date = None


@dataclass(frozen=True)
class Entry:
    """Where an alert has got to."""

    state: str
    since: date = None              # pending since
    opened_on: date = None
    clear_since: date = None
    resolved_on: date = None
    severity: str = None


def identifier(key, entry):
    """The alert's id, one from opening to resolving."""
    about = key.about if isinstance(key.about, str) else "".join(key.about)
    return f"{key.rule}-{about}-{entry.opened_on}"


def step(base, head, verdicts, rules, day):
    """The ledger as at a day: from that before the day (base) and that of the last run for the day (head), if any."""
    ledger = {}
    for key in keys(base, head or {}, verdicts):
        settings = rules.settings(key.rule, key.about)
        verdict, was = verdict_on(key, verdicts), (head or {}).get(key)
        if verdict.state == UNKNOWN and head is not None:
            entry = was
        else:
            entry = moved(base_entry(base.get(key), was, day), verdict, settings, day)
        if entry is None and was is not None and was.opened_on == day:
            entry = replace(was, state=RESOLVED, resolved_on=day, clear_since=None)
        if entry is not None:
            ledger[key] = entry
    return ledger


def base_entry(entry, was, day):
    """Where a key stood before the day; what began in a run withdrawn since is known from head alone."""
    if (entry is None or entry.state == RESOLVED) and was is not None and (was.opened_on or was.since) < day:
        return replace(was, state=OPEN, resolved_on=None) if was.state == RESOLVED else was
    return entry


def keys(base, head, verdicts):
    """All that an alert is, was or could be about."""
    firing = {Key(rule, about, verdict.checkpoint) for (rule, about), verdict in verdicts.items()
              if verdict.state == FIRING}
    return {key for key in firing | set(base) | set(head) if (key.rule, key.about) in verdicts}


def verdict_on(key, verdicts):
    """The rule's verdict; another checkpoint's target that is missed says that this one's is no longer asked for."""
    verdict = verdicts[key.rule, key.about]
    return Verdict(CLEAR) if verdict.state == FIRING and verdict.checkpoint != key.checkpoint else verdict


def moved(entry, verdict, settings, day):
    """What becomes of an entry of the base."""
    if entry is None or entry.state == RESOLVED:
        return begun(None, verdict, settings, day)
    if verdict.state == UNKNOWN:
        return entry
    if entry.state == PENDING:
        return begun(entry, verdict, settings, day)
    if verdict.state == FIRING:
        return replace(entry, clear_since=None, severity=verdict.severity)
    clear_since = entry.clear_since or day
    if month_ends(clear_since, day) >= settings["keep_firing_for"]:
        # Since when it is clear stays known: the same day again, after runs before it were withdrawn, resolves it again.
        return replace(entry, state=RESOLVED, resolved_on=day, clear_since=clear_since)
    return replace(entry, clear_since=clear_since)


def begun(pending, verdict, settings, day):
    """Nothing, or what was pending: still waiting, or open, or gone."""
    if verdict.state != FIRING:
        return None
    since = day if pending is None else pending.since
    if month_ends(since, day) >= settings["pending_for"]:
        return Entry(OPEN, opened_on=day, severity=verdict.severity)
    return Entry(PENDING, since=since, severity=verdict.severity)
