"""The record of all runs as it should be: who was newest, what was first published, baselines, ledgers, notices."""

from dataclasses import dataclass, field
from datetime import date

import plan
from days import month_end
from evaluation import Situation, verdicts
from ledger import OPEN, identifier, step
from notices import Acknowledgement, decide


@dataclass
class Run:
    """One run, as it was published, and what it left."""

    name: str
    day: date
    started_on: date
    newest: bool
    published: object
    ledger: dict = field(default_factory=dict)      # for a run of an older day: what would stand
    notices: list = field(default_factory=list)
    baselines: dict = field(default_factory=dict)   # by figure: the value, and the name of the run that measured it
    withdrawn: bool = False


class Record:
    """All runs in the order of their publication."""

    def __init__(self, rules, mailed=False):
        self.rules, self.runs, self.acknowledged = rules, [], {}
        self.mailed = mailed        # whether notices reach anybody, or wait

    def live(self, **wanted):
        """The runs that were not withdrawn."""
        return [run for run in self.runs
                if not run.withdrawn and all(getattr(run, name) == value for name, value in wanted.items())]

    def named(self, name):
        """A run."""
        return next(run for run in self.runs if run.name == name)

    def last(self, newest_before=date.max):
        """The last published of the newest live run of the greatest day before a day."""
        runs = [run for run in self.live(newest=True) if run.day < newest_before]
        return max(runs, key=lambda run: (run.day, self.runs.index(run)), default=None)

    def add(self, published, day, started_on, computed, read):
        """A run that was published: what it should have left."""
        newest = day == month_end(day) and all(run.day <= day for run in self.live(newest=True))
        base, heads = self.last(day), self.live(day=day, newest=True) if newest else self.live(day=day)
        situation = Situation(day, started_on, published, computed, read, base and base.published,
                              self.before(day), self.first_of_day(day))
        ledger = step(base.ledger if base else {}, heads[-1].ledger if heads else None,
                      verdicts(situation, self.rules), self.rules, day)
        run = Run(published.name, day, started_on, newest, published, ledger)
        run.notices = list(self.decisions(ledger, day)) if newest else []
        run.baselines = {figure.key: self.baseline(figure, run) for figure in plan.FIGURES
                         if figure.measured is not None and figure.measured <= day}
        self.runs.append(run)
        return run

    def decisions(self, ledger, day):
        """What each owner is told."""
        for owner in (plan.SAFETY, plan.LEARNING, plan.DATA_TEAM):
            prior = self.prior(owner)
            notice = decide(owner, ledger, self.acknowledged, prior, day, self.rules.repeat_after)
            if notice is not None:
                yield notice

    def prior(self, owner):
        """The last that an owner was told; a notice that still waits goes with its run."""
        told = [notice for run in self.runs if self.mailed or not run.withdrawn
                for notice in run.notices if notice.owner == owner and notice.told]
        return told[-1] if told else None

    def counts(self, run, about):
        """Whether a figure of a run counts as published: a line carried over from a withdrawn run does not."""
        return not run.withdrawn and not self.named(run.published.lines[about]["run"]).withdrawn

    def first_published(self, key):
        """The first value of a figure on a day that counts, and when that was."""
        for run in self.runs:
            value = run.published.values.get(key)
            if value is not None and self.counts(run, key[:2]):
                return value, run.started_on
        return None, None

    def first_of_day(self, day):
        """What was first published for a day, by figure."""
        return {about: self.first_published((*about, "value", day))[0] for about in plan.FIGURE}

    def before(self, day):
        """What was last published by newest runs for earlier days."""
        return {key: value for run in self.live(newest=True) if run.day < day
                for key, value in run.published.values.items() if value is not None and self.counts(run, key[:2])}

    def baseline(self, figure, run):
        """A measured baseline, and who measured it: the first that still stands, or else this run."""
        maker = run.published.lines[figure.key]["run"]
        if maker != run.name:
            return self.named(maker).baselines.get(figure.key, (None, run.name))
        standing = self.standing_baseline(figure)
        if standing is None and run.published.lines[figure.key]["status"] == "provisional":
            return None, run.name
        return standing or (run.published.firm(figure, figure.measured), run.name)

    def standing_baseline(self, figure):
        """The first measured baseline of a live run; that run has it where the one that measured it is withdrawn."""
        for run in self.live():
            value, measured_by = run.baselines.get(figure.key, (None, None))
            if value is not None and self.counts(run, figure.key):
                return value, run.name if self.named(measured_by).withdrawn else measured_by
        return None

    def alerts(self):
        """The open alerts of today, by id."""
        run = self.last()
        return {identifier(key, entry): entry for key, entry in (run.ledger if run else {}).items()
                if entry.state == OPEN}

    def acknowledge(self, alert, until):
        """Somebody knows."""
        self.acknowledged[alert] = Acknowledgement(self.alerts()[alert].severity, until)

    def is_whole(self, day):
        """Whether a run of some figures has all the others to carry over."""
        runs = self.live(day=day)
        return bool(runs) and all(line["status"] != "not run" and not self.named(line["run"]).withdrawn
                                  for line in runs[-1].published.lines.values())

    def withdraw(self, name):
        """A run that should never have been published."""
        self.named(name).withdrawn = True

    def links(self):
        """Where the links should lead: each day to the last live run for it, and latest to the newest month-end, if there is one."""
        days = {run.day.isoformat(): f"runs/{run.name}" for run in self.live()}
        ends = [run.day.isoformat() for run in self.live() if run.day == month_end(run.day)]
        return {**days, "latest": max(ends or days)} if days else {}
