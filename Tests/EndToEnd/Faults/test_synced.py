"""What must survive a power cut is on the disk before anything leads to it: told from the order of a run's calls."""

import unittest
from pathlib import Path, PurePath

import area
import scenarios
import shim

SYNCS = ("fsync", "fdatasync")
# Where a history is whole before readers see it.
NEW_HISTORY = ".private/history.tmp"


class Synced(unittest.TestCase):
    """The calls of runs that went well."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = area.scratch()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.area = area.Area(cls.scratch.name)
        cls.output = output = cls.area.folder / "output"
        log = cls.area.folder / "log"
        cls.runs = []
        for words in (scenarios.OLDER_RUN, scenarios.NEWER_RUN, scenarios.NEWER_RUN):
            scenarios.expect(cls.area.run(output, *words, **shim.environment(shim.build(), output, log=log)), 0)
            cls.runs.append(
                [
                    shim.Call(call.number, call.name, call.path.removeprefix(f"{output}/"), call.detail)
                    for call in shim.calls(log)
                ]
            )
            log.unlink()

    def first(self, calls, after, before, fits):
        """The place of the first call between two others that fits."""
        found = [place for place in range(after, before) if fits(calls[place])]
        self.assertTrue(found, "the history is synced, gets its name, and that is synced, before the day's link")
        return found[0]

    def index(self, calls, name, match):
        """The place of the only call of a name whose path matches."""
        found = [place for place, call in enumerate(calls) if call.name == name and PurePath(call.path).match(match)]
        self.assertEqual(len(found), 1, f"{name} {match}: {found}")
        return found[0]

    def test_files_before_their_names(self):
        for calls in self.runs:
            unsynced, checked = set(), 0
            for call in calls:
                if "write" in call.name:
                    unsynced.add(call.path)
                elif call.name in SYNCS:
                    unsynced.discard(call.path)
                elif call.name == "rename" and Path(call.path).suffix in (".csv", ".json"):
                    checked += 1
                    self.assertFalse([path for path in unsynced if call.detail.endswith(path)], call)
            self.assertGreaterEqual(checked, 9)

    def test_the_folder_before_its_name_and_its_name_before_what_leads_to_it(self):
        for calls in self.runs:
            placed = next(
                place
                for place, call in enumerate(calls)
                if call.name == "rename" and PurePath(call.path).match("runs/*Z-*")
            )
            inside = max(place for place in range(placed) if calls[place].name == "rename")
            folder_synced = [
                place
                for place in range(inside, placed)
                if calls[place].name in SYNCS and PurePath(calls[place].path).match("runs/.*.tmp")
            ]
            self.assertTrue(folder_synced, "the folder's entries are synced before the folder gets its name")
            recorded = next(
                place
                for place, call in enumerate(calls)
                if "write" in call.name and call.path == NEW_HISTORY and place > placed
            )
            self.assertTrue(
                [
                    place
                    for place in range(placed, recorded)
                    if calls[place].name in SYNCS and calls[place].path == "runs"
                ],
                "the folder's name is synced before the history is written",
            )

    def test_the_history_before_the_links(self):
        for calls in self.runs:
            day = self.index(calls, "rename", "2024-*")
            written = max(
                place for place in range(day) if "write" in calls[place].name and calls[place].path == NEW_HISTORY
            )
            synced = self.first(calls, written, day, lambda call: call.name in SYNCS and call.path == NEW_HISTORY)
            named = self.first(
                calls, synced, day, lambda call: call.name == "rename" and call.path.endswith("history.sqlite")
            )
            self.first(calls, named, day, lambda call: call.name in SYNCS and call.path == str(self.output))

    def test_the_days_link_before_the_latest(self):
        for calls in self.runs[:2]:
            day, latest = self.index(calls, "rename", "2024-*"), self.index(calls, "rename", "latest")
            top = str(self.area.folder / "output")
            between = [call for call in calls[day:latest] if call.name in SYNCS and call.path == top]
            self.assertTrue(between, "the day's link is synced before the latest leads to it")
            self.assertTrue(
                [call for call in calls[latest:] if call.name in SYNCS and call.path == top], "and that one, too"
            )


if __name__ == "__main__":
    unittest.main()
