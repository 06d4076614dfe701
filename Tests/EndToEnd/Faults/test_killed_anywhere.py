"""A run and whatever changes what was published is killed, or refused, at every file-system call, one after the other.

Right after it readers find the old or the new, whole. The next command, without a fault, goes well, leaves nothing
behind and completes what was begun: history, folders and links then say the same.
"""

import multiprocessing
import os
import time
import unittest
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import area
import ending
import injection
import scenarios
import shim

RARER = ("EACCES", "EROFS", "EDQUOT")
SHOWN = 20
# What a worker needs, there before the workers are forked.
shared = {}


def faults(scenario):
    """Every fault of a scenario.

    Killed before the next call is killed after this one; only after the last there is no next.
    """
    calls = scenario.calls["changing"]
    yield shim.Fault(len(calls), "killafter")
    for call in calls:
        number, turn = call.number, call.number // 5
        yield from (shim.Fault(number, kind) for kind in ("kill", "EIO", "ENOSPC"))
        if call.writes:
            yield shim.Fault(number, "tear")
        if call.writes and (number % 5 == 0 or not ending.is_of_history(call)):
            yield shim.Fault(number, "short")
        if number % 5 == 1:
            yield shim.Fault(number, RARER[turn % len(RARER)])
        if number % 5 == 2:
            yield shim.Fault(number, ("EIO", "ENOSPC")[turn % 2], sticky=True)
        if number % 10 == 3:
            yield shim.Fault(number, "killafter")
    yield from (shim.Fault(call.number, "EIO", sort="reading") for call in scenario.calls["reading"])


def sample(scenario):
    """Every twenty-third fault of a scenario: of each kind some, since the kinds come in turns of other lengths."""
    return list(faults(scenario))[::23]


def some(scenario):
    """Every fault where CASES=all, else every third: kinds come in turns of other lengths, so that all are met."""
    return list(faults(scenario))[:: 1 if os.environ.get("CASES") == "all" else 3]


def kills_and_some(scenario):
    """A kill at every call, since a moment may be open for one call alone; of the rest every third."""
    taken = set(map(id, (whole := list(faults(scenario)))[:: 1 if os.environ.get("CASES") == "all" else 3]))
    return [fault for fault in whole if fault.kind == "kill" or id(fault) in taken]


def sparse(scenario):
    """Every eleventh fault, or every one where CASES=all."""
    return list(faults(scenario))[:: 1 if os.environ.get("CASES") == "all" else 11]


def followers(scenario, fault):
    """What comes after a fault: both ways on where a kill leaves other folders or links, else one of them."""
    call = scenario.calls[fault.sort][fault.at - 1]
    both = fault.kills and call.changes and not ending.is_of_history(call)
    return ("again", "older") if both else (("again", "older")[fault.at % 2],)


def attempt(name, fault):
    """One fault, in a worker."""
    scenario = shared["scenarios"][name]
    return injection.inject(
        scenario, fault, followers(scenario, fault), shared["area"], shared["library"], shared["scratch"]
    )


class KilledAnywhere(unittest.TestCase):
    """Faults below the output folder, over every core."""

    total, started = 0, time.monotonic()

    @classmethod
    def tearDownClass(cls):
        print(f"\n{cls.total} faults injected in all, in {time.monotonic() - cls.started:.0f} s", flush=True)

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.area = area.Area(scratch.name)
        self.library = shim.build()
        attempts = Path(scratch.name) / "attempts"
        attempts.mkdir()
        shared.update(area=self.area, library=self.library, scratch=attempts)

    def inject(self, chosen, faults_of=faults):
        """The faults of some scenarios; fails with what did not hold."""
        started = time.monotonic()
        for scenario in chosen:
            scenario.prepare(self.area, self.library)
        shared["scenarios"] = {scenario.name: scenario for scenario in chosen}
        pairs = [(scenario.name, fault) for scenario in chosen for fault in faults_of(scenario)]
        with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork")) as workers:
            complaints = [text for found in workers.map(attempt, *zip(*pairs), chunksize=8) for text in found]
        type(self).total += len(pairs)
        counts = ", ".join(f"{scenario.name} {sum(name == scenario.name for name, _ in pairs)}" for scenario in chosen)
        print(f"\n{len(pairs)} faults injected ({counts}) in {time.monotonic() - started:.0f} s", flush=True)
        if complaints:
            more = [f"and {len(complaints) - SHOWN} more"] if len(complaints) > SHOWN else []
            self.fail("\n".join([f"{len(complaints)} complaints:", *complaints[:SHOWN], *more]))

    def test_a_newer_day(self):
        self.inject([scenarios.NEWER_DAY], kills_and_some)

    def test_files_written_side_by_side(self):
        self.inject([scenarios.SIDE_BY_SIDE], sparse)

    def test_the_same_day_again(self):
        self.inject([scenarios.SAME_DAY], some)

    def test_withdrawing_pruning_acknowledging(self):
        self.inject(scenarios.KEEPING, some)

    def test_the_first_run_and_a_history_made_anew(self):
        self.inject(scenarios.ANEW, sample)


if __name__ == "__main__":
    unittest.main()
