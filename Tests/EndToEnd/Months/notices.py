"""Who is told what: one decision an owner."""

from dataclasses import dataclass, field
from datetime import date

import plan
from days import month_ends
from ledger import OPEN, identifier
from rules import worse


@dataclass(frozen=True)
class Acknowledgement:
    """Somebody knows of an alert."""

    severity: str
    until: date = None

    def holds(self, entry, day):
        """Whether it still quietens the alert."""
        return (self.until is None or day <= self.until) and not worse(entry.severity, self.severity)


@dataclass(frozen=True)
class Notice:
    """A decision: told or not, and of what."""

    owner: str
    day: date
    told: bool
    firing: dict = field(default_factory=dict)      # severity by id
    resolved: frozenset = frozenset()


def is_acknowledged(alert, entry, acknowledged, day):
    """Whether an open alert is quiet."""
    return alert in acknowledged and acknowledged[alert].holds(entry, day)


def decide(owner, ledger, acknowledged, prior, day, repeat_after):
    """The decision on one owner's alerts, or None where there is nothing to decide."""
    alerts = {identifier(key, entry): entry for key, entry in ledger.items()
              if entry.state == OPEN and plan.owner_of(key.about) == owner}
    firing = {alert: entry.severity for alert, entry in alerts.items()
              if not is_acknowledged(alert, entry, acknowledged, day)}
    resolved = frozenset(prior.firing if prior else ()) - set(alerts)
    if not alerts and not (prior and prior.firing):
        return None
    return Notice(owner, day, is_told(alerts, firing, resolved, prior, day, repeat_after), firing, resolved)


def is_told(alerts, firing, resolved, prior, day, repeat_after):
    """Whether the owner hears of it."""
    if alerts and not firing and not resolved:
        return False
    if prior is None:
        return bool(firing)
    if any(alert not in prior.firing or worse(severity, prior.firing[alert]) for alert, severity in firing.items()):
        return True
    if not alerts:
        return True
    return month_ends(prior.day, day) >= repeat_after
