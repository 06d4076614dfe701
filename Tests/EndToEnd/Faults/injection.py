"""One fault in one scenario: what readers find right after it, and what the next command makes of it."""

import functools
import shutil
import tempfile
from pathlib import Path

import agreement
import ending
import folder
import shim
from area import NEWER, OLDER
from scenarios import OLDER_RUN, copy


class Attempt:
    """A command over a copy of the scenario's folder, with one fault."""

    def __init__(self, scenario, fault, area, library, scratch):
        self.scenario, self.fault, self.area = scenario, fault, area
        self.scratch = Path(tempfile.mkdtemp(dir=scratch))
        self.output = self.scratch / "output"
        copy(scenario.seed, self.output)
        log = self.scratch / "log"
        self.done = area.run(
            self.output,
            *scenario.words(scenario.seed),
            exports=scenario.exports,
            mailbox=self.scratch / "mail",
            **shim.environment(library, self.output, fault, log=log),
        )
        self.call = next((call for call in shim.calls(log) if call.number == fault.at), None)

    def remove(self):
        """Takes the copy away."""
        shutil.rmtree(self.scratch)

    @property
    def well(self):
        """Whether the command said that all went well."""
        return self.done.returncode == 0

    def readers(self, further=()):
        """Complaints about what readers find: under every link the old, the new or what a further command made."""
        scenario, complaints = self.scenario, []
        old, new, now = (folder.links(output) for output in (scenario.seed, scenario.clean, self.output))
        for name in sorted({*old, *new, *now}):
            if name not in now:
                if name in old and name in new:
                    complaints.append(f"{name} is gone")
                continue
            target = self.output / name
            if not target.is_dir():
                complaints.append(f"{name} leads nowhere")
                continue
            complaints += folder.of_one_run(target)
            states = [output / name for output in (scenario.seed, scenario.clean, *further)]
            allowed = [known(state) for state in states if state.exists()]
            if folder.published(target) not in allowed:
                complaints.append(f"{name} is neither as before nor as after: {differences(target, allowed)}")
        return complaints + self.untouched()

    def untouched(self):
        """Complaints if an earlier run's folder is not as it was; of one that the command removes parts may be gone."""
        kept = set(folder.runs(self.scenario.clean))
        return [
            f"the folder of {name} is not as it was"
            for name in folder.runs(self.scenario.seed)
            if name in kept
            and (
                name not in folder.runs(self.output)
                or folder.files(self.output / "runs" / name) != folder.files(self.scenario.seed / "runs" / name)
            )
        ]

    def undone(self):
        """Complaints if a day is not as the command leaves it, given once or twice."""
        states = [self.scenario.clean, *self.scenario.further["again"]]
        return [
            f"{day} is not as after a command without a fault"
            for day in (OLDER, NEWER)
            if (self.scenario.clean / day).exists()
            and folder.published(self.output / day) not in [known(state / day) for state in states]
        ]

    def unrecorded(self):
        """Complaints if a command that failed left a run unknown to the history, or one known without its folder."""
        folders, before = folder.runs(self.output), folder.runs(self.scenario.seed)
        now = agreement.known_runs_as_left(self.output)
        complaints = [
            f"{name} failed, is not in the history, and its folder stays"
            for name in folders
            if name not in before and name not in now
        ]
        return complaints + [
            f"{name} is in the history without a folder"
            for name in sorted(now - set(folders))
            if name not in agreement.known_runs_as_left(self.scenario.seed)
        ]

    def ineffective(self, went_well):
        """Complaints if a command that went well has not done what it said, or what was known is forgotten."""
        effect = self.scenario.effect
        if (
            not effect
            or not (went_well or agreement.query(self.scenario.seed, effect))
            or agreement.query(self.output, effect)
        ):
            return []
        return [f"nothing answers {effect!r}"]

    def untold(self):
        """Complaints if somebody was to be told something and no mail did."""
        text = "".join(
            path.read_text(encoding="utf-8")
            for box in (self.area.folder, self.scratch)
            for path in (box / "mail").iterdir()
        )
        notices = agreement.query(self.output, "SELECT message_id, delivery FROM notice WHERE told")
        return [
            f"the notice {ident} is {delivery}, and {'' if ident in text else 'not '}in the mail"
            for ident, delivery in notices
            if delivery not in ("delivered", "assumed") or ident not in text
        ]

    def completed(self, follower):
        """Complaints about what the next command, without a fault, makes of a copy of what was left."""
        left, self.output = self.output, self.scratch / follower
        copy(left, self.output)
        found = self.followed(follower)
        self.output = left
        return [f"after {follower}: {complaint}" for complaint in found]

    def followed(self, follower):
        """Complaints about the next command's work."""
        words = OLDER_RUN if follower == "older" else self.scenario.words(self.scenario.seed)
        exports = "delivered" if follower == "older" else self.scenario.exports
        done = self.area.run(self.output, *words, exports=exports, mailbox=self.scratch / "mail")
        if done.returncode:
            return [f"then {' '.join(words)}: exit {done.returncode}: {done.stderr!r}"]
        complaints = [f"{name} is left behind" for name in folder.leftovers(self.output)]
        complaints += (
            agreement.complaints(self.output)
            + self.ineffective(follower == "again")
            + self.readers(self.scenario.further[follower])
        )
        if words[0] == "run":
            complaints += self.untold()
        if follower == "again":
            complaints += self.undone()
        return complaints


@functools.cache
def known(state):
    """What is published in a folder that nothing touches any more."""
    return folder.published(state)


def differences(target, allowed):
    """Which files differ, and where each does first, from the state that most agree with."""
    found = folder.published(target)
    return min(
        (
            [
                f"{name} at {first_difference(found.get(name, ''), state.get(name, ''))}"
                for name in {**found, **state}
                if found.get(name) != state.get(name)
            ]
            for state in allowed
        ),
        key=len,
        default=["not published"],
    )


def first_difference(text, other):
    """What two texts say where they begin to differ."""
    start = next((place for place, (one, two) in enumerate(zip(text, other)) if one != two), min(len(text), len(other)))
    return f"{start}: {text[max(start - 60, 0):start + 60]!r}, not {other[max(start - 60, 0):start + 60]!r}"


def inject(scenario, fault, followers, area, library, scratch):
    """The complaints about a fault."""
    attempt = Attempt(scenario, fault, area, library, scratch)
    if not attempt.call:
        attempt.remove()
        return [f"{scenario.name}, {fault}: never met"]
    found = ending.complaints(attempt) + attempt.readers()
    if attempt.done.returncode in (73, 74) and not fault.sticky:
        found += attempt.unrecorded()
    # SQLite bears a journal that cannot be removed: whoever writes next plays it back, and readers wait for that.
    journal_stays = attempt.call.name == "unlink" and ending.is_of_history(attempt.call)
    if attempt.well and not fault.sticky and not journal_stays:
        found += agreement.complaints(attempt.output) + attempt.ineffective(True)
    # What comes of the folder as it was before is known; it is tried once in a while all the same.
    for follower in followers if fault.at % 10 == 0 or not folder.same(attempt.output, scenario.seed) else ():
        found += attempt.completed(follower)
    attempt.remove()
    where = f"{attempt.call.name} {attempt.call.path.replace(str(attempt.output), '')}"
    return [f"{scenario.name}, {fault} ({where}): {text}" for text in found]
