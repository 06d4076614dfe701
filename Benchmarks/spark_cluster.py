"""Runs on Spark's own master and workers on this machine, each worker on a processor of its own, and what they cost by process."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY, FIRST, KPIS = "2024-03-31", "2023-02-28", "7,9"
PART = 32 << 20
TICK = os.sysconf("SC_CLK_TCK")
ENVIRONMENT = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}


@dataclass(frozen=True)
class Settings:
    """The program, and Spark's master."""

    program: Path
    master: str

    def own(self, exports, output):
        """The command of a run on this machine."""
        return [self.program, "run", "--quiet", *self.run(exports, output)]

    def spark(self, exports, output, master, *more):
        """The command of a run on Spark, which says how long its phases take."""
        return [self.program, "run", "--verbose", "--engine", "spark", "--spark-master", master, "--spark-python", sys.executable,
                "--spark-staging", output, *more, *self.run(exports, output)]

    @staticmethod
    def run(exports, output):
        """What both have."""
        return ["--no-keep-exports", "--input", exports, "--pipelines", ROOT / "Pipelines", "--output", f"{output}/out", "--as-of", DAY,
                "--from", FIRST, "--kpi", KPIS, "--partial"]


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, those of each phase, and processor seconds of executors and, from session ready, of the driver."""

    seconds: float
    phases: dict
    executors: float
    driver: float

    @property
    def working(self):
        """Seconds from session ready to the last answer."""
        return sum(seconds for name, seconds in self.phases.items() if name != "start")


def size(exports):
    """The bytes of a folder of exports."""
    return sum(path.stat().st_size for path in exports.glob("*.csv"))


def processor_seconds():
    """Of each process of Spark by its number: what it is, and the processor seconds of it and of its children that have ended."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            # The driver is Spark's own process and that of Python.
            kind = ("executors" if b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in command
                    else "driver" if b"pyspark-shell" in command or any(word.endswith(b"/spark_driver.py") for word in command[:3])
                    else None)
            if kind:
                fields = (process / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
                found[process.name] = kind, sum(map(int, fields[11:15])) / TICK
        except (OSError, IndexError):
            continue
    return found


def total(found, kind):
    """The processor seconds of all processes of a kind."""
    return sum(seconds for own, seconds in found.values() if own == kind)


def run_on(settings, exports, master, *more):
    """A run on Spark, watched."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        began = time.monotonic()
        with log.open("w", encoding="utf-8") as text:
            process = subprocess.Popen([str(word) for word in settings.spark(exports, folder, master, *more)], env=ENVIRONMENT,
                                       stdout=subprocess.DEVNULL, stderr=text)
        last, ready = {}, None
        while process.poll() is None:
            last.update(processor_seconds())
            if ready is None and "Spark, start" in log.read_text(encoding="utf-8"):
                ready = total(last, "driver")
            time.sleep(0.2)
        seconds, said = time.monotonic() - began, log.read_text(encoding="utf-8")
    if process.returncode:
        sys.exit(said[-2000:])
    phases = {name: float(value) for name, value in re.findall(r"Spark, (\w+): ([\d.]+) s", said)}
    return Cost(seconds, phases, total(last, "executors"), total(last, "driver") - (ready or 0))


@contextmanager
def cluster(workers):
    """A master, and so many workers with a processor and 8 GB each."""
    import pyspark
    home = Path(pyspark.__file__).parent
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    master, started = f"spark://127.0.0.1:{port}", []

    def start(what, *more, before=()):
        started.append(subprocess.Popen(
            [*before, home / "bin/spark-class", f"org.apache.spark.deploy.{what}", "--host", "127.0.0.1", "--webui-port", "0", *more],
            env={**ENVIRONMENT, "SPARK_HOME": str(home)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            start("master.Master", "--port", str(port))
            time.sleep(4)
            for number in range(workers):
                start("worker.Worker", "--cores", "1", "--memory", "8g", "--work-dir", f"{folder}/{number}", master,
                      before=["taskset", "-c", str(number)])
            time.sleep(4)
            yield master
        finally:
            for process in started:
                process.terminate()
                process.wait()


def bare(settings, exports, lanes):
    """Seconds in which this machine extracts all parts of the two KPIs' exports, in so many lanes on a processor each."""
    blocks = [(path, begin, min(begin + PART, path.stat().st_size)) for name in ("exclusions", "suspensions", "schools")
              for path in [exports / f"{name}.csv"] for begin in range(0, path.stat().st_size, PART)]
    with tempfile.TemporaryDirectory() as folder:
        scripts = []
        for lane in range(lanes):
            script = Path(folder, f"{lane}.sh")
            script.write_text("set -e\n" + "".join(
                f"'{settings.program}' extract --pipelines '{ROOT}/Pipelines' --block '{path}:{begin}-{end}' "
                f"--rows {folder}/{lane}-{begin} > /dev/null; rm -f {folder}/{lane}-{begin} {folder}/.*{lane}-{begin}*\n"
                for path, begin, end in blocks[lane::lanes]), encoding="utf-8")
            scripts.append(script)
        began = time.monotonic()
        running = [subprocess.Popen(["taskset", "-c", str(lane), "bash", script]) for lane, script in enumerate(scripts)]
        codes = [process.wait() for process in running]
    if any(codes):
        sys.exit("an extraction failed")
    return time.monotonic() - began
