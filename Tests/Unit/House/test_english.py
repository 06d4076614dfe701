"""What people read is written in the words that people use. The habits that once made it hard to read do not come back."""

import re
import unittest

from project import ROOT, SOURCES
from swift import Source

# Words that a British reader stumbles on, and what to write instead.
AVOIDED = {
    r"\bas at\b": "on the date, or for it",
    r"\bas-of day\b": "the date",
    r"\bmend(?:s|ed|ing)?\b": "fix, or correct",
    r"\banew\b": "again",
    r"\bbeside\b": "next to, or as well as",
    r"\bordinary variation\b": "normal variation",
    r"\bby itself\b": "on its own",
    r"\bone of: ": "use one of, or choose from",
    r"\bto look at\b": "worth checking",
    r"\bstands?\b(?! for\b)": "is, or current",
    r"\bwhoever\b": "anyone who, or the person who",
    r"\bborne\b": "accepted",
    r"\bso long at most\b": "up to this long",
    r"\bnot delivered\b": "missing",
    r"\bamiss\b": "wrong",
    r"\bexpected [^.]* or (?:more|less|fewer)\b": "target so far",
}
DOCUMENTS = ("*.md", "Pipelines/*.md", "cron/*.md", "Sources/scorecard/Documentation.docc/*.md")
# The history of the project keeps its words.
KEPT = {"CHANGELOG.md"}
QUOTED = re.compile(r"(?ms)^```.*?^```|^<!--.*?-->|`[^`\n]*`|^    .*?$")


def avoided(text):
    """The habits that a text has, each with what to write instead."""
    return [f"'{found[0]}': {better}" for words, better in AVOIDED.items() for found in re.finditer(words, text, re.IGNORECASE)]


class English(unittest.TestCase):
    """Sentences of the program, and of the documents."""

    def test_habits_are_found(self):
        self.assertEqual(avoided("Scorecard as at 31 March, made anew"), ["'as at': on the date, or for it", "'anew': again"])
        self.assertEqual(avoided("Scorecard for 31 March"), [])

    def test_sentences_of_the_program(self):
        found = [f"{path.relative_to(ROOT)}:{literal.line}: {habit}" for path in sorted(SOURCES.rglob("*.swift"))
                 for literal in Source(path.read_text(encoding="utf-8")).literals if literal.is_sentence for habit in avoided(literal.text)]
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_documents(self):
        found = []
        for path in sorted(path for pattern in DOCUMENTS for path in ROOT.glob(pattern) if path.name not in KEPT):
            text = path.read_text(encoding="utf-8")
            # What is quoted is another test's; its lines still count.
            said = QUOTED.sub(lambda quoted: "\n" * quoted[0].count("\n"), text)
            found += [f"{path.relative_to(ROOT)}:{number}: {habit}" for number, line in enumerate(said.splitlines(), 1)
                      for habit in avoided(line)]
        self.assertEqual(found, [], "\n" + "\n".join(found))
