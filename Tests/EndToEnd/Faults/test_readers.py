"""Readers that read all the time while two hundred runs publish: never a mixture of two runs, never a missing file."""

import hashlib
import json
import multiprocessing
import os
import time
import unittest
from pathlib import Path

import agreement
import area
import folder

RUNS = 200


def digests(place):
    """Of every file a run publishes."""
    return {name: hashlib.sha256((place / name).read_bytes()).hexdigest() for name in sorted(folder.FILES)}


def read_whole_runs(output, stop, results):
    """Resolves `latest` once and reads that run, again and again: what was read of each run, and what was wrong."""
    seen, wrong, count = {}, [], 0
    while not stop.is_set() and not wrong:
        place = Path(os.path.realpath(output / "latest"))
        try:
            found = digests(place)
            wrong += folder.of_one_run(place)
            if not agreement.query(output, "SELECT 1 FROM run WHERE name = ?", place.name):
                wrong.append(f"{place.name} is linked and not in the history")
            if seen.setdefault(place.name, found) != found:
                wrong.append(f"{place.name} changed")
        except Exception as error:  # pylint: disable=broad-except  # whatever it is, the test is to show it
            wrong.append(repr(error))
        time.sleep(0.001)
        count += 1
    results.put(("whole", count, seen, wrong))


def read_file_by_file(output, stop, results):
    """Reads each file through `latest` as it is at that moment: every content that a file had, and what was wrong."""
    seen, wrong, count = {name: set() for name in folder.FILES}, [], 0
    while not stop.is_set() and not wrong:
        for name in sorted(folder.FILES):
            try:
                seen[name].add(hashlib.sha256((output / "latest" / name).read_bytes()).hexdigest())
            except OSError as error:
                wrong.append(repr(error))
        # Without a pause it takes a processor from the runs that it is to meet.
        time.sleep(0.001)
        count += 1
    results.put(("files", count, seen, wrong))


class Readers(unittest.TestCase):
    """Two readers beside the runs."""

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.area = area.Area(scratch.name)
        self.output = self.area.folder / "output"

    def publish(self, number):
        """A run; days, and what the exports say of them, alternate."""
        done = self.area.run(
            self.output,
            "run",
            "--as-of",
            (area.NEWER, area.OLDER, area.NEWER, area.NEWER)[number % 4],
            exports=("delivered", "corrected")[number // 2 % 2],
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_readers_during_publication(self):
        self.publish(0)
        context = multiprocessing.get_context("fork")
        stop, results = context.Event(), context.Queue()
        readers = [
            context.Process(target=reader, args=(self.output, stop, results))
            for reader in (read_whole_runs, read_file_by_file)
        ]
        for reader in readers:
            reader.start()
        try:
            for number in range(1, RUNS):
                self.publish(number)
        finally:
            stop.set()
            found = {kind: rest for kind, *rest in (results.get(timeout=60) for _ in readers)}
            for reader in readers:
                reader.join()
        self.check(found)

    def check(self, found):
        """What the readers read against the folders as they stand in the end."""
        runs = {name: digests(self.output / "runs" / name) for name in folder.runs(self.output)}
        self.assertEqual(len(runs), RUNS)
        count, seen, wrong = found["whole"]
        self.assertEqual(wrong, [])
        self.assertEqual({name: runs[name] for name in seen}, seen)
        print(f"\n{count} times all of a run, {len(seen)} different ones", end="", flush=True)
        self.assertGreater(len(seen), RUNS / 4, "the reader saw too few runs to tell")
        count, seen, wrong = found["files"]
        self.assertEqual(wrong, [])
        for name, contents in seen.items():
            self.assertLessEqual(contents, {files[name] for files in runs.values()}, name)
        print(f", {count} times all files one by one", flush=True)
        self.assertEqual(agreement.complaints(self.output), [])
        self.assertEqual(
            json.loads((self.output / "latest/manifest.json").read_text(encoding="utf-8"))["as_of"], area.NEWER
        )


if __name__ == "__main__":
    unittest.main()
