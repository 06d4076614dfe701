"""Nothing wrong in silence: whatever is taken from an export, no figure changes without a word.

A figure that changes is not computed or provisional, or its note says what it did not say before; and so does the list of what
is worth checking. SILENCE_SEED=7 picks other categories.
"""

import random
import shutil
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import changes
from exports import PIPELINES, reduced, tables
from picture import Comparison, Picture, sources_of_figures
from program import SEED, Area, copy_published


class Somerset(unittest.TestCase):
    """Somerset's plan on the fixtures, from which one thing is taken."""

    name, month_before, day = "somerset", "2024-02-29", "2024-03-31"

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.whole = reduced(cls.name, cls.folder / "whole")
        cls.tables = tables(cls.whole)
        cls.sources = sources_of_figures(cls.name)
        cls.before = cls.folder / "before"
        done = Area(PIPELINES[cls.name], cls.whole, cls.before).run(cls.month_before)
        if done.code:
            raise AssertionError(f"the whole fixtures: exit {done.code}\n{done.err}")

    def picture(self, done, before):
        """What a run says of exports that some changes were done to, after another run or as the first."""
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as name:
            folder = Path(name)
            area = Area(PIPELINES[self.name], shutil.copytree(self.whole, folder / "input"), folder / "output")
            if before:
                copy_published(before, area.output)
            for change in done:
                change.apply(area.exports)
            ended = area.run(self.day)
            if ended.code not in (0, 65):
                raise AssertionError(f"{', '.join(map(str, done))}: exit {ended.code}\n{ended.err}")
            return Picture.of(area.day(self.day), self.day)

    def check(self, wanted, before=None):
        """No change is silent."""
        figures = {table.source: {kpi for kpi, sources in self.sources.items() if table.source in sources} for table in self.tables}
        whole = self.picture([], before)
        with ThreadPoolExecutor(2) as pool:
            batches = list(changes.batches(wanted, figures))
            pictures = list(pool.map(lambda batch: self.picture(batch, before), batches))
        for batch, picture in zip(batches, pictures):
            comparison = Comparison(whole, picture, self.sources)
            for change in batch:
                with self.subTest(str(change), seed=SEED):
                    silent = comparison.silent(figures[change.source], {change.written} - {""})
                    if silent:
                        self.fail("changed without a word:\n" + "\n".join(silent))

    def test_a_file_or_a_column_that_is_not_there_or_too_old(self):
        self.check(changes.of_files_and_columns(self.tables))

    def test_what_the_run_before_had(self):
        print(f"silence: SILENCE_SEED={SEED}")
        self.check(changes.of_values(self.tables, random.Random(SEED)), self.before)


class Northmoor(Somerset):
    """The same of the invented area's plan."""

    name, month_before, day = "northmoor", "2025-01-31", "2025-02-28"


if __name__ == "__main__":
    unittest.main()
