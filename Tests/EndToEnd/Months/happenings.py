"""What can happen in a month besides its run: repeated, corrected, out of order, taken back, acknowledged."""

import difflib
import re
from datetime import timedelta

import plan
from comparing import unequal
from days import previous_month_end

FILES = ("scorecard.csv", "scorecard.json", "series.csv", "breakdowns.csv", "targets.csv", "alerts.csv", "quality.csv",
         "rejects.csv")
SOME = ((["1"], {"incidents"}), (["2", "4"], {"answers", "visits"}), (["3"], {"places"}),
        (["5a", "5b"], {"incidents", "answers"}))
RUN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?")


def of_month(end, mid_month):
    """Each happening with its chance, in order; most is taken back where baselines are measured."""
    measuring = plan.MARCH <= end <= plan.APRIL
    return [(0.25, again), (0.3, acknowledge), (0.2, older), (0.25, corrected), (0.12, take_back),
            (0.4 if measuring else 0.05, mistaken), (0.4 if measuring else 0.05, first_taken_back),
            (0.05, day_before_taken_back), (0.05, back_to_the_day_before), (0.15, some), (0.15, older),
            (0.15 * mid_month, preview)]


def again(simulation, end):
    """The same day on the same exports: nothing new."""
    first = simulation.record.live(day=end)[-1]
    second = simulation.run(end, since=min(day for *_, day in first.published.values))
    for name in FILES:
        texts = [RUN.sub("RUN", MOMENT.sub("TIME", (run.published.folder / name).read_text(encoding="utf-8")))
                 for run in (first, second)]
        changed = list(difflib.unified_diff(*(text.splitlines() for text in texts), lineterm="", n=0))
        simulation.check([f"{name} of the repeated run: " + "\n".join(changed[:12])] if changed else [])
    told = {owner for owner, notice in simulation.history.notices(second.name).items() if notice[1]}
    simulation.check(unequal("told again", told, set()))


def correct(simulation):
    """Corrected exports are delivered."""
    simulation.area.correct(simulation.program.now.date())
    simulation.deliver()


def corrected(simulation, end):
    """The month again, with corrected exports."""
    correct(simulation)
    simulation.run(end)


def some(simulation, end):
    """Some figures alone, perhaps with corrected exports; the others are carried over, where there are any."""
    if not simulation.record.is_whole(end):
        return
    if simulation.dice.random() < 0.5:
        correct(simulation)
    delivered = {path.stem for path in simulation.program.input.glob("*.csv")}
    simulation.run(end, *simulation.dice.choice([kpis for kpis, sources in SOME if sources & delivered]))
    if simulation.dice.random() < 0.3 and len(simulation.record.live(day=end)) > 1:
        simulation.withdraw(simulation.record.live(day=end)[-2])


def older(simulation, _):
    """A day of the past, published before or not, or one that was done out of order before."""
    day = previous_month_end(simulation.program.now.date())
    for _ in range(simulation.dice.choice([1, 1, 2, 3, 6, 11])):
        day = previous_month_end(day)
    if simulation.mid_month and simulation.dice.random() < 0.3:
        day = day.replace(day=17)
    before = [run.day for run in simulation.record.live(newest=False)]
    simulation.run(simulation.dice.choice(before) if before and simulation.dice.random() < 0.3 else day)


def preview(simulation, end):
    """The running month, before it is over."""
    simulation.at(end + timedelta(16))
    simulation.area.trouble = {}
    simulation.deliver()
    simulation.run(simulation.program.now.date() - timedelta(1))


def acknowledge(simulation, _):
    """Somebody knows of an alert, until a day or for good."""
    alerts, today = sorted(simulation.record.alerts()), simulation.program.now.date()
    for alert in simulation.dice.sample(alerts, min(len(alerts), simulation.dice.choice([1, 2, 3, 20]))):
        until = simulation.dice.choice([None, today + timedelta(simulation.dice.choice([10, 40, 100]))])
        options = ["--until", until.isoformat()] if until else []
        simulation.done.append(f"{simulation.program.now}: acknowledge {alert} {' '.join(options)}")
        simulation.program("acknowledge", alert, *options, "--why", "we know", "--by", "A. Person")
        simulation.record.acknowledge(alert, until)
        simulation.check_today()


def take_back(simulation, _):
    """A run that should not have been published: the last of all, or any; perhaps the day before is done again."""
    runs = simulation.record.live()
    if len(runs) > 1:
        last = simulation.record.last() or runs[-1]
        simulation.withdraw(simulation.dice.choice([last, runs[-1], simulation.dice.choice(runs)]))
        if simulation.record.last() and simulation.dice.random() < 0.5:
            simulation.run(simulation.record.last().day)


def mistaken(simulation, end):
    """Every run for a day is taken back, and it is done again with corrected exports."""
    for run in simulation.record.live(day=end):
        simulation.withdraw(run)
    corrected(simulation, end)


def first_taken_back(simulation, end):
    """Done again with exports corrected all over, and only then the first run for the day is taken back."""
    first = simulation.record.live(day=end)[:1]
    for _ in range(4):
        correct(simulation)
    simulation.run(end)
    for run in first:
        simulation.withdraw(run)
    simulation.run(end)


def day_before_taken_back(simulation, _):
    """Every run for the day before the newest is taken back, then the newest is done again."""
    last = simulation.record.last()
    before = last and simulation.record.last(last.day)
    if before:
        for run in simulation.record.live(day=before.day):
            simulation.withdraw(run)
        simulation.run(last.day)


def back_to_the_day_before(simulation, _):
    """An older day is done again, then all that is newer is taken back, and the older day is the newest."""
    last = simulation.record.last()
    before = last and simulation.record.last(last.day)
    if before:
        simulation.run(before.day)
        for run in simulation.record.live(day=last.day):
            simulation.withdraw(run)
        corrected(simulation, before.day)
