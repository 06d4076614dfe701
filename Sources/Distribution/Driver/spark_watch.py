"""Watches what executors do: how many parts they have read, and whether there are any executors."""

import re
import threading
import time
from contextlib import contextmanager

UNITS = {"ms": 0.001, "s": 1, "": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


def seconds(text):
    """A time in Spark's notation, such as `30s` or `20m`."""
    found = re.fullmatch(r"\s*(\d+)\s*([a-z]*)\s*", text or "")
    return int(found[1]) * UNITS.get(found[2], 1) if found else 0


class Watch:
    """A thread that looks twice a second, as long as the session lasts. `tell` is told of parts: `finished` and `of`."""

    # So many seconds nobody may work on what is to be done: more where Spark itself is told to wait longer for executors.
    PATIENCE = 120

    def __init__(self, context, tell):
        self.context, self.tell, self.count = context, tell, None
        self.patience = max(self.PATIENCE, seconds(context.getConf().get("spark.scheduler.maxRegisteredResourcesWaitingTime")))
        self.has_given_up = False
        threading.Thread(target=self.look, daemon=True).start()

    @contextmanager
    def parts(self, count):
        """While this lasts, parts are read, and it is told how many."""
        self.count = count
        try:
            yield
        finally:
            self.count = None

    def look(self):
        """Look until the end."""
        tracker = self.context.statusTracker()
        known, moved = None, time.monotonic()
        while True:
            time.sleep(0.5)
            try:
                stages = [stage for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()) if stage]
            except Exception:  # there is no session any more
                return
            finished = sum(stage.numCompletedTasks for stage in stages)
            count = self.count
            if count and (finished, count) != known:
                self.tell(finished=finished, of=count)
            if not stages or any(stage.numActiveTasks for stage in stages) or (finished, count) != known:
                moved = time.monotonic()
            known = (finished, count)
            if time.monotonic() - moved > self.patience:
                self.has_given_up = True
                self.context.cancelAllJobs()
                return
