"""Whether a command that met a fault ended as it should: the exit code, and what was said."""

import os
from pathlib import Path

# SQLite's words for what the system refused it.
SQLITE = (
    "disk I/O error",
    "database or disk is full",
    "unable to open database file",
    "attempt to write a readonly database",
    "database disk image is malformed",
)
# A run can do without these: what they would have removed or closed is in nobody's way, and goes with the next run.
BEARABLE = {"close", "unlink", "unlinkat", "rmdir", "remove", "chmod", "fchmod"}


def is_of_history(call):
    """Whether SQLite made it, of the history or its journal."""
    return Path(call.path).name.startswith("history.sqlite")


def complaints(attempt):
    """What is wrong with the way a command ended."""
    fault, code, said = attempt.fault, attempt.done.returncode, attempt.done.stderr
    if fault.kind == "tear" and not attempt.call.writes:
        return [] if code == 0 else [f"exit {code}, and nothing was torn: {said!r}"]
    if fault.kills:
        return [] if code == -9 else [f"was not killed: exit {code}"]
    if fault.kind == "short":
        return [] if code == 0 else [f"half a write is not gone on with: exit {code}: {said!r}"]
    if code == 0:
        return [] if is_bearable(attempt) else ["went well all the same"]
    if code not in (73, 74):
        return [f"exit {code}: {said!r}"]
    reason = os.strerror(fault.number)
    if not any(words in said for words in (reason, *SQLITE)):
        return [f"does not say {reason!r}: {said!r}"]
    return [] if str(attempt.output) in said else [f"names no path: {said!r}"]


def is_bearable(attempt):
    """Whether a command can go well although a call failed."""
    call, output = attempt.call, str(attempt.output)
    # SQLite opens for reading what it cannot open for writing; a command that has nothing to write then goes well.
    opened = call.name.startswith("open") and (call.detail == "read" or call.path == f"{output}/history.sqlite")
    # SQLite does not ask whether a folder could be synced.
    synced = call.name == "fdatasync" and call.path == output
    # Told, but not noted so: they are told again, and nobody is the worse for it.
    told = is_of_history(call) and f"e-mails wait for the next run: {output}/history.sqlite" in attempt.done.stderr
    return call.name in BEARABLE or attempt.fault.sort == "reading" or opened or synced or told
