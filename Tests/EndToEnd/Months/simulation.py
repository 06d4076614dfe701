"""Two years of running, as a seed has it, each run compared with what it should have left."""

import random
import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

import happenings
import plan
import rules
from comparing import differences, unequal
from days import month_end, months_before, next_month_end
from exports import Area
from history import History
from post import ADDRESSES, Post
from program import Program
from published import Published
from record import Record

FIRST, LAST = date(2022, 1, 31), date(2024, 3, 31)
SERIES_FROM = date(2020, 10, 31)


def series(published, key):
    """A figure's series as a run published it."""
    return {name: value for name, value in published.values.items() if name[:2] == key}


class Simulation:
    """An area, its program, and the record as it should be."""

    def __init__(self, seed, folder):
        self.dice, self.folder = random.Random(seed), folder
        self.mid_month = seed % 2 == 0
        self.program, self.history = Program(folder), History(folder / "output/history.sqlite")
        self.record = Record(rules.drawn(self.dice, plan.DATA_TEAM, yearly_is_known=not self.mid_month), seed % 3 == 1)
        shutil.copytree(Path(__file__).parent / "Pipelines", self.program.pipelines)
        self.record.rules.write(self.program.pipelines)
        self.program.post = Post(folder, self.program.pipelines) if self.record.mailed else None
        self.area = Area(self.dice)
        self.area.live_until(LAST + timedelta(60))
        self.done = []          # what happened, for whoever has to find out why

    def at(self, day):
        """Go to a morning, or on by some minutes if it has passed."""
        morning = datetime.combine(day, time(6))
        self.program.now = max(morning, (self.program.now or morning) + timedelta(minutes=7))

    def check(self, found):
        """Stop at the first thing that is wrong."""
        found = list(found)
        if found:
            raise AssertionError("\n".join([*self.done[-12:], "", *found[:12], f"{len(found)} differences"]))

    def two_years(self):
        """All of it."""
        end = FIRST
        while end <= LAST:
            if end == FIRST or self.dice.random() > 0.12:
                self.month(end)
            end = next_month_end(end)

    def month(self, end):
        """What happens in the month after a month-end."""
        self.at(end + timedelta(self.dice.randint(2, 6)))
        self.area.new_month(self.program.now.date())
        self.deliver()
        if self.dice.random() < 0.1:
            happenings.some(self, end)
        self.run(end)
        for chance, happen in happenings.of_month(end, self.mid_month):
            if self.dice.random() < chance:
                happen(self, end)
                self.at(self.program.now.date() + timedelta(self.dice.randint(0, 2)))

    def deliver(self):
        """The exports as they are now."""
        today = self.program.now.date()
        self.area.deliver(self.program.input, today)
        self.done.append(f"{today}: exports {self.area.trouble} {self.area.frozen}")

    def run(self, day, *kpis, since=None):
        """A run, compared in all it left."""
        options = [option for kpi in kpis for option in ("--kpi", kpi)]
        self.at(self.program.now.date())
        self.done.append(f"{self.program.now}: run --as-of {day} {' '.join(options)}")
        touches_nothing = day != month_end(day) or any(run.day > day for run in self.record.live(newest=True))
        before = self.alerts() if touches_nothing else None
        standing = self.record.live(day=day)[-1:]
        # A day that is published keeps where its series begins.
        begun = [day for run in standing for *_, day in run.published.values]
        name = self.program.run("--as-of", day.isoformat(), "--from", str(min([since or self.series_from(day), *begun])), *options)
        computed = frozenset(figure.key for figure in plan.FIGURES if not kpis or "".join(figure.key) in kpis)
        read = frozenset(plan.FIGURE[key].source for key in computed) if kpis else frozenset(plan.SOURCES)
        published = Published(self.program.output / "runs" / name)
        kept = self.kept(published, standing, computed)
        run = self.record.add(published, day, self.program.now.date(), computed - kept, read)
        self.check(differences(run, self.record, self.history, computed - kept))
        if self.program.post is not None:
            told = sorted(ADDRESSES[notice.owner] for notice in run.notices if notice.told)
            self.check(unequal("letters", self.program.post.taken(), told))
        if touches_nothing:
            self.check(unequal("scorecard alerts after a run that touches none", self.alerts(), before))
        self.check(unequal("links", self.program.links(), self.record.links()))
        return run

    def kept(self, published, standing, computed):
        """The figures whose lines stand as they were, because their source is missing or refused now: so they were published."""
        kept = {key for run in standing for key, line in run.published.lines.items()
                if key in computed and line["value"] and not self.record.named(line["run"]).withdrawn
                and published.quality[plan.FIGURE[key].source]["status"] in ("missing", "refused")}
        found = {key for key in computed if published.lines[key]["reason"] == "carried"}
        self.check(unequal("lines that stand", found, kept))
        for key in kept:
            self.check(unequal(f"series of {key}, which stands", series(published, key), series(standing[-1].published, key)))
        return kept

    def series_from(self, day):
        """Where a run's series begins: early enough to hold all that its figures are compared with."""
        enough = month_end(months_before(day, 15))
        measured = all(self.record.standing_baseline(figure) for figure in plan.FIGURES if figure.measured)
        return enough if measured and self.dice.random() < 0.06 else min(SERIES_FROM, enough)

    def withdraw(self, run):
        """Take a run back."""
        self.done.append(f"{self.program.now}: withdraw {run.name} (as at {run.day})")
        self.program("withdraw", run.name, "--reason", "the wrong folder", "--by", "A. Person")
        self.record.withdraw(run.name)
        self.check_today()

    def alerts(self):
        """Today's alerts, a line each."""
        return set(self.program("alerts", "--format", "csv").splitlines()[1:])

    def check_today(self):
        """Today's alerts, and the links."""
        ids = {line.split(",")[0] for line in self.alerts()}
        self.check(unequal("scorecard alerts", ids, set(self.record.alerts())))
        self.check(unequal("links", self.program.links(), self.record.links()))
