"""Why Spark did not do what it was asked, in names alone: what it says itself may hold values of rows."""

import os
import re
import shutil
import socket

# What systems say of a full disk, a used-up share of it, and a file that grew over its limit.
FULL = ("No space left on device", "Disk quota exceeded", "File too large")
# Spark's names for a staged file that is not there.
MISSING = ("PATH_NOT_FOUND", "FAILED_READ_FILE.FILE_NOT_EXIST")
# At the beginning of a message, or of one that another quotes: never in the middle, where a row's value could look like it.
CONDITION = re.compile(r"(?:^|(?:Exception|Error): )\[([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:\.[A-Z0-9_]+)?)\]", re.M)
# What this program says on an executor of a part that it cannot read, or rows that it cannot write: it names no value of any row.
CHILD = re.compile(r"Subprocess exited with status (\d+)\. Error: (.*?)\s*\.?\s*(?:\n\s*at |\nDriver stacktrace|\Z)", re.S)


class GivenUp(Exception):
    """Why the driver itself does not go on; its name is one that the program knows."""


def need_java():
    """Find out at once whether there is a Java to start."""
    home = os.environ.get("JAVA_HOME")
    if shutil.which(os.path.join(home, "bin", "java") if home else "java") is None:
        raise GivenUp("noJava")


def need_master(master):
    """Find out at once whether anybody listens where the master is said to be. Spark itself asks for minutes."""
    where = re.fullmatch(r"spark://(.+)|k8s://(?:https?://)?([^/]+)/?", master or "")
    if not where:
        return
    for place in (where[1] or where[2]).split(","):
        host, _, port = place.rpartition(":") if re.search(r":\d+$", place) else (place, "", "7077" if where[1] else "443")
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()
            return
        except OSError:
            continue
    raise GivenUp("noMaster")


def causes(error):
    """The failure in the virtual machine and those that caused it, the first cause first."""
    found = []
    cause = getattr(error, "java_exception", None)
    while cause is not None:
        found.insert(0, cause)
        cause = cause.getCause()
    return found


def named(error, text):
    """Spark's own name for what went wrong, or that of its kind."""
    condition = getattr(error, "getCondition", lambda: None)()
    if isinstance(condition, str):
        return condition
    quoted = CONDITION.search(text)
    if quoted:
        return quoted[1]
    of_java = causes(error)
    return of_java[0].getClass().getName() if of_java else type(error).__name__


def fault(error):
    """What may be said of a failure."""
    text = str(error)
    child = CHILD.search(text)
    condition = named(error, text)
    reason = None
    if isinstance(error, GivenUp):
        reason = str(error)
        condition = named(error.__cause__, str(error.__cause__)) if error.__cause__ else reason
    elif isinstance(error, ModuleNotFoundError):
        reason = "noPySpark"
    elif condition == "JAVA_GATEWAY_EXITED":
        reason = "notStarted"
    elif condition.startswith(MISSING) or (child and child[1] == "72"):
        reason = "notShared"
    elif not child and any(full in text for full in FULL):
        reason = "noSpace"
    return {"reason": reason, "condition": condition, "status": int(child[1]) if child else None,
            "said": child[2].strip()[-2000:] if child else None}
