"""The preloaded library that counts the program's file-system calls below a folder and lets one of them fail."""

import atexit
import errno
import functools
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SOURCES = [Path(__file__).with_name(name) for name in ("shim.c", "calls.c")]


@dataclass(frozen=True)
class Call:
    """One call that the program made, as it was counted."""

    number: int
    name: str
    path: str
    detail: str

    @property
    def writes(self):
        """Whether half of it can be done."""
        return "write" in self.name and int(self.detail) > 1

    @property
    def changes(self):
        """Whether the folder is another one after it."""
        return not (self.name in ("close", "fsync", "fdatasync") or self.detail == "read")


@dataclass(frozen=True)
class Fault:
    """What becomes of a call: the word or the errno's name that shim.c knows; sticky: and of every one after it."""

    at: int
    kind: str
    sort: str = "changing"
    sticky: bool = False

    def __str__(self):
        return f"{self.kind}{' from' if self.sticky else ' at'} {self.sort} call {self.at}"

    @property
    def kills(self):
        """Whether the program ends there."""
        return self.kind in ("kill", "killafter", "tear")

    @property
    def number(self):
        """The errno; none where the call does not fail."""
        return getattr(errno, self.kind, None)


@functools.cache
def build():
    """Compiles the library; its path. It stays until Python ends."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not compiler:
        raise AssertionError("the fault tests compile a library: install gcc and libc6-dev")
    library = Path(folder) / "shim.so"
    done = subprocess.run(
        [compiler, "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, *SOURCES, "-ldl", "-lpthread"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"the library does not compile; are gcc and libc6-dev whole?\n{done.stderr}")
    return library


def environment(library, below, fault=None, sort="changing", log=None):
    """What the program is started with, so that the library counts its calls below a folder."""
    settings = {"LD_PRELOAD": str(library), "FAULT_BELOW": str(below), "FAULT_SORT": fault.sort if fault else sort}
    if fault:
        kind = fault.kind if fault.number is None else str(fault.number)
        settings |= {"FAULT_AT": str(fault.at), "FAULT_KIND": kind, "FAULT_STICKY": "1" if fault.sticky else "0"}
    if log:
        settings["FAULT_LOG"] = str(log)
    return settings


def calls(log):
    """The calls of a log, in order; none where the program made none."""
    text = Path(log).read_text(encoding="utf-8") if Path(log).exists() else ""
    fields = (line.split("\t") for line in text.splitlines())
    return [Call(int(number), name, path, detail) for number, name, path, detail in fields]
