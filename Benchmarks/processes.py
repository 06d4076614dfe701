"""Whole processes, measured from outside: wall time, processor time of user and system, and peak memory."""

import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of wall and processor time, and the bytes of its largest resident set."""

    wall: float
    cpu: float
    peak: int


class Failed(Exception):
    """A measured process ended badly."""


def measure(command, output=os.devnull):
    """Runs a command, waits for it and says what it cost; its standard output goes to a file.

    The system starts a process's peak from the runner's own, some 20 MB: a smaller one does not show.
    """
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    started = time.perf_counter()
    process = os.posix_spawnp(command[0], [str(part) for part in command], os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if status:
        raise Failed(f"{' '.join(map(str, command))} ended with {os.waitstatus_to_exitcode(status)}")
    # Linux counts the peak in kibibytes, macOS in bytes.
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def apart(work, *arguments):
    """Does something in a process of its own, so that its memory does not become the runner's, from which peaks start."""
    process = multiprocessing.get_context("fork").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise Failed(f"{work.__name__} ended with {process.exitcode}")


def median(costs):
    """The medians of wall time, processor time and peak, each by itself."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "peak")))


def first_line(command):
    """The first line that a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[0]
