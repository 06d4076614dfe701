"""What may be going on when a fault comes: an output folder as earlier runs left it, and the command under way."""

import csv
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

import damages
import shim
from area import NEWER, OLDER

# On one thread, so that the calls come in the same order each time, and none is missed.
OLDER_RUN = ("run", "--as-of", OLDER, "--threads", "1")
NEWER_RUN = ("run", "--as-of", NEWER, "--threads", "1")


@dataclass
class Scenario:
    """Commands that went well, and the one that does not; each a verb with its options, and the exports it reads.

    Where an option is a function, the output folder as it then is gives the word.
    """

    name: str
    before: list
    command: tuple
    exports: str = "delivered"
    # What happened to the history since then.
    accident: object = None
    # A question to the history that has an answer once the command went well.
    effect: str = ""
    # Filled by `prepare`.
    seed: Path = None
    clean: Path = None
    # What a further command leaves, by what it is: a run as at the older day, or the same command again.
    further: dict = field(default_factory=dict)
    calls: dict = field(default_factory=dict)

    def words(self, output):
        """The command's words over an output folder."""
        return chosen(self.command, output)

    def prepare(self, area, library):
        """Makes the folder as it was, as the command leaves it without a fault, and what may follow; counts calls."""
        self.seed, self.clean = area.folder / self.name / "seed", area.folder / self.name / "clean"
        self.seed.parent.mkdir()
        for words, exports in self.before:
            expect(area.run(self.seed, *chosen(words, self.seed), exports=exports, mailbox=area.folder / "mail"), 0)
            await_next_second()
        if self.accident:
            self.accident(self.seed / "history.sqlite")
        for sort in ("changing", "reading"):
            copy(self.seed, self.clean)
            log = self.clean.with_suffix(f".{sort}")
            settings = shim.environment(library, self.clean, sort=sort, log=log)
            words = self.words(self.seed)
            expect(area.run(self.clean, *words, exports=self.exports, mailbox=area.folder / "mail", **settings), 0)
            self.calls[sort] = shim.calls(log)
        for kind, words, exports, base in [
            ("older", OLDER_RUN, "delivered", self.seed),
            ("older", OLDER_RUN, "delivered", self.clean),
            ("again", words, self.exports, self.clean),
        ]:
            places = self.further.setdefault(kind, [])
            places.append(self.clean.with_suffix(f".{kind}{len(places)}"))
            copy(base, places[-1])
            expect(area.run(places[-1], *words, exports=exports, mailbox=area.folder / "mail"), 0)


def chosen(words, output):
    """The words of a command, those that depend on the output folder as it is."""
    return [word(output) if callable(word) else word for word in words]


def expect(done, *codes):
    """What a run that must go well ended with."""
    if done.returncode not in codes:
        raise AssertionError(f"{' '.join(map(str, done.args))}: exit {done.returncode}: {done.stderr}")


def await_next_second():
    """Runs are named by the second they began in; those of the scenarios can be told apart by it."""
    second = int(time.time())
    while int(time.time()) == second:
        time.sleep(0.01)


def copy(source, target):
    """An output folder with its links and times, in the place of what was there; none if there was none."""
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, target, symlinks=True)


def newest_run(output):
    """The run that readers are led to."""
    return (Path(output) / "latest").resolve().name


def an_alert(output):
    """The id of an alert that is open."""
    with open(Path(output) / "latest/alerts.csv", encoding="utf-8") as file:
        return next(row["id"] for row in csv.DictReader(file) if row["state"] in ("opened", "open"))


BOTH = [(OLDER_RUN, "delivered"), (NEWER_RUN, "delivered")]
TWICE = [*BOTH, (NEWER_RUN, "corrected")]
NEWER_DAY = Scenario("newer day", [(OLDER_RUN, "delivered")], NEWER_RUN)
# Its files are written side by side: what is met at a number is not the same each time.
SIDE_BY_SIDE = Scenario("side by side", [(OLDER_RUN, "delivered")], ("run", "--as-of", NEWER, "--threads", "4"))
ACKNOWLEDGE = ("acknowledge", an_alert, "--until", "2024-12-31", "--why", "seen to")
ACKNOWLEDGED = "SELECT 1 FROM acknowledgement WHERE why = 'seen to'"
SAME_DAY = Scenario("same day, corrected", [*BOTH, (ACKNOWLEDGE, "")], NEWER_RUN, "corrected", effect=ACKNOWLEDGED)
KEEPING = [
    Scenario(
        "withdraw",
        TWICE,
        ("withdraw", newest_run, "--reason", "wrong exports"),
        effect="SELECT 1 FROM run WHERE withdrawn_reason = 'wrong exports'",
    ),
    Scenario("prune", [(OLDER_RUN, "delivered"), *TWICE, *BOTH], ("prune", "--keep", "1")),
    Scenario("acknowledge", BOTH, ACKNOWLEDGE, effect=ACKNOWLEDGED),
]
ANEW = [
    Scenario("first", [], NEWER_RUN),
    Scenario("rebuild", [*TWICE, (ACKNOWLEDGE, "")], ("history", "rebuild"), effect=ACKNOWLEDGED),
    Scenario("history lost", TWICE, NEWER_RUN, "corrected", damages.lose),
    Scenario("history damaged", TWICE, NEWER_RUN, "corrected", damages.truncate(0.5)),
]
