"""What is told about alerts names no count under five about children, and no child."""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SMALL = re.compile(r"\b[1-4] (?:of \d|child|exclusion|suspension|referral|people|person|pupil)"
                   r"|(?:of|,) [1-4]\b(?! (?:per|week|month|stage|school))")


def rows(heading, lines):
    """An export."""
    return heading + "\n" + "".join(line + "\n" for line in lines)


class SmallNumbers(unittest.TestCase):
    """Runs whose figures are about a handful of children."""

    def published(self, exports, day):
        """The messages and notices of one run."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "input").mkdir()
            for name, text in exports.items():
                Path(folder, "input", name + ".csv").write_text(text, encoding="utf-8")
            subprocess.run([PROGRAM, "run", "--pipelines", str(ROOT / "Pipelines"), "--input", folder + "/input", "--output",
                            folder + "/output", "--as-of", day, "--notify", "--quiet"], check=False, capture_output=True)
            ledger = json.loads(Path(folder, "output/latest/alerts.json").read_text(encoding="utf-8"))
        words = [notice["words"] for notice in ledger["notices"] if "words" in notice]
        return [alert["message"] for alert in ledger["alerts"]], [word[part] for word in words for part in word]

    def test_a_small_figure_is_told_as_fewer_than_five(self):
        children = [f"P{i},2023-04-0{1 + i},,," for i in range(3)]
        exports = {"targeted_support": rows(
            "person_id,identified_date,review_date,in_education,safely_at_home", children)}
        messages, words = self.published(exports, "2023-06-30")
        self.assertTrue(any("fewer than 5 children on 30 June 2023, against a target so far of at least 25" in text for text in messages), messages)
        self.assertTrue(words)
        for text in messages + words:
            self.assertIsNone(SMALL.search(text), text)

    def exclusions(self, by_status):
        """KPI 7 far beyond what is expected, by SEN status."""
        lines = [f"X{status}{i},P{status}{i},900001,2023-02-1{i % 10},Zebedee Quill,{status},," for status, count in by_status.items()
                 for i in range(count)]
        return {"exclusions": rows("exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date", lines),
                "schools": rows("school_urn,school_name,phase,area,headcount,open_date,close_date",
                                ["900001,A school,Primary,North,200,,"])}

    def test_the_largest_part_is_named_where_nothing_small_follows_from_it(self):
        messages, words = self.published(self.exclusions({"N": 120, "K": 60, "E": 20}), "2023-02-28")
        self.assertTrue(any("Largest group: No SEN (120 of the 200)." in text for text in messages), messages)
        self.assertFalse(any("Zebedee" in text for text in messages + words))

    def test_it_is_not_where_the_rest_would_be_known(self):
        messages, _ = self.published(self.exclusions({"N": 197, "K": 3}), "2023-02-28")
        self.assertTrue(any("200 exclusions" in text for text in messages), messages)
        self.assertFalse(any("Largest group" in text for text in messages))


if __name__ == "__main__":
    unittest.main()
