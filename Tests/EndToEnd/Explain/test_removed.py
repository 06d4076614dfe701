"""Where exports lose children, each has another number in the two readings: rows are removed, and nothing else happens to them."""

import json
import random
import shutil
import tempfile
import unittest
from pathlib import Path

from worlds import SEED, SOMERSET, program


class Removed(unittest.TestCase):
    """A part of the rows of two sources."""

    def test_nothing_is_corrected_where_rows_are_removed(self):
        draw = random.Random(SEED)
        with tempfile.TemporaryDirectory() as folder:
            exports = Path(folder, "less")
            shutil.copytree(SOMERSET[1], exports)
            for name in ("referrals.csv", "suspensions.csv"):
                lines = (exports / name).read_text(encoding="utf-8").splitlines(keepends=True)
                (exports / name).write_text("".join(lines[:1] + [line for line in lines[1:] if draw.random() < 0.95]), encoding="utf-8")
            done = program("diff", "--pipelines", SOMERSET[0], "--input-before", SOMERSET[1], "--input", exports, "--as-of", "2024-03-31",
                           "--format", "json")
        found = {(figure["kpi"], figure["measure"]): figure for figure in json.loads(done.stdout)["figures"]}
        self.assertLessEqual({("9", "value"), ("13", "value")}, set(found))
        for name in (("9", "value"), ("9", "repeat_suspensions"), ("13", "value")):
            figure = found[name]
            self.assertEqual([cause["cause"] for cause in figure["causes"]], ["removed"], name)
            self.assertAlmostEqual(figure["residue"], 0, places=9, msg=name)
            self.assertEqual(figure["to"]["value"] - figure["from"]["value"], figure["causes"][0]["effect"], name)


if __name__ == "__main__":
    unittest.main()
