"""What a second executor brings, measured, and what more of them would, on paper."""

import json
import sys

from report import table
from spark_cluster import bare, cluster, run_on, size


def measured(settings, small, large):
    """Bare extractions and runs on Spark with one worker and with two, in turn."""
    more = ["--spark-conf", "spark.executor.memory=7g"]
    found = {}
    for workers in (1, 2):
        found["bare", workers] = bare(settings, large, workers)
        with cluster(workers) as master:
            found["small", workers] = run_on(settings, small, master, *more)
        with cluster(workers) as master:
            found["large", workers] = run_on(settings, large, master, *more)
        print(json.dumps({f"{name} {count}": str(cost) for (name, count), cost in found.items() if count == workers}, indent=1),
              file=sys.stderr, flush=True)
    return found


def scaling(settings, small, large):
    """The table of one executor beside two, and what it comes to with more."""
    found = measured(settings, small, large)
    cost = {workers: found["large", workers] for workers in (1, 2)}

    def line(title, value):
        one, two = (value(workers) for workers in (1, 2))
        return [title, f"{one:.0f} s", f"{two:.0f} s", f"{one / two / 2:.2f}"]
    gigabytes = size(large) / 1e9
    return "\n\n".join([
        f"{gigabytes:.1f} GB with one executor and with two, each on one processor of this machine, where the driver runs too:",
        table(["", "one", "two", "efficiency"], [
            line("parts extracted without Spark", lambda count: found["bare", count]),
            line("run, from session ready to the last answer", lambda count: cost[count].working),
            *(line(f"– {name}", lambda count, name=name: cost[count].phases[name]) for name in cost[1].phases if name != "start"),
            ["processor time of executors", *(f"{cost[count].executors:.0f} s" for count in (1, 2)), ""],
            ["processor time of the driver", *(f"{cost[count].driver:.0f} s" for count in (1, 2)), ""]]),
        model(found["small", 1], cost[1], cost[2], gigabytes)])


def model(small, one, two, gigabytes):
    """What more executors come to: the driver's work and an executor's start are for each run, and the rest is shared."""
    fixed, start = two.driver, small.executors
    work = one.executors - start

    def seconds(executors, times=1):
        return fixed + start + times * work / executors
    counts = 1, 4, 16, 64
    text = (f"On paper, a run takes the driver's {fixed:.0f} s, {start:.0f} s in which an executor starts and compiles its code, and a share "
            f"of {work / gigabytes:.0f} s a gigabyte: {seconds(2):.0f} s with two executors, where {two.working:.0f} s were measured. In brackets: "
            "the efficiency.")
    rows = []
    for times in (1, 10, 100):
        alone = seconds(1, times)
        rows.append([f"{times * gigabytes:,.1f} GB" if times == 1 else f"{times * gigabytes:,.0f} GB"] + [
            f"{seconds(count, times) / 60:,.1f} min ({alone / count / seconds(count, times):.2f})" for count in counts])
    return text + "\n\n" + table(["exports", *(f"{count} executor{'s' if count > 1 else ''}" for count in counts)], rows)
