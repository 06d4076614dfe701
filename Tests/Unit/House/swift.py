"""What the text of a Swift file tells without a compiler: its string literals, its functions, and what has no comment."""

import re
from dataclasses import dataclass

QUOTE = re.compile(r'(#*)("""|")')
# A regular expression stands where a value begins; elsewhere a slash divides.
BEFORE_VALUE = re.compile(r"(?:[=(,\[{:?]|\breturn|\bin)\s*\Z")
EXPRESSION = re.compile(r"/(?:\\.|[^/\\\n])+/")
FUNCTION = re.compile(r"(?<![.\w`])(?:func\b|init\b[?!]?\s*(?=[(<])|deinit\b|subscript\b\s*(?=[(<])|var\s+\w+\s*:)")
# After a line's end a function's head goes on with one of these.
GOES_ON = re.compile(r"\s*(?:->|where\b|async\b|throws\b|rethrows\b|\{)")
REQUIREMENT = re.compile(r"\{\s*(?:mutating\s+)?get\b(?:\s|set|async|throws|nonmutating)*\}")
PACKAGE = re.compile(
    r"(?m)^[ \t]*(?:@\w+(?:\([^)\n]*\))?[ \t]+)*(?:[a-z]+(?:\(\w+\))?[ \t]+)*?package[ \t]+(?:[a-z]+(?:\(\w+\))?[ \t]+)*?"
    r"(?:struct|class|enum|protocol|actor|typealias|func|init|var|let|subscript)\b")
THREE_WORDS = re.compile(r"[^\W\d_]+[,;:]? [^\W\d_]+[,;:]? [^\W\d_]+")
SQL = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|FROM|WHERE|NOT IN|NOT NULL)\b")


@dataclass(frozen=True)
class Literal:
    """A string literal. What is put into it reads as `…`."""
    line: int
    text: str

    @property
    def is_sentence(self):
        """Whether people could read it: three words of letters follow each other, with a space between, and it is no SQL."""
        return bool(THREE_WORDS.search(self.text)) and not SQL.search(self.text)


class Source:
    """A file's text, its literals, and its code: as long as the text, with blanks for comments and for what literals say."""

    def __init__(self, text):
        self.text = text
        self.literals = []
        self._code = list(text)
        self._read_code(0, None)
        self.code = "".join(self._code)

    def line(self, place):
        """The line of a place in the text, from 1 on."""
        return self.text.count("\n", 0, place) + 1

    def functions(self):
        """The first and the last line of each function, initialiser, subscript and computed property that has a body: the lines from
        the word `func`, `init`, `subscript`, `deinit` or `var` to the brace that closes the body."""
        for found in FUNCTION.finditer(self.code):
            start = self._body(found.end(), is_property=found[0].startswith("var"))
            if start is not None and not REQUIREMENT.match(self.code, start):
                yield self.line(found.start()), self.line(self._closing(start))

    def uncommented(self):
        """The lines of `package` declarations that have no `///` directly above. Attributes may stand between."""
        lines = self.text.splitlines()
        for found in PACKAGE.finditer(self.code):
            above = self.line(found.start()) - 2
            while above >= 0 and lines[above].lstrip().startswith("@"):
                above -= 1
            if above < 0 or not lines[above].lstrip().startswith("///"):
                yield self.line(found.start())

    def _body(self, place, is_property):
        """The brace that opens a body, or None where there is none: of a requirement, and of a property that is stored."""
        depth = 0
        for place in range(place, len(self.code)):
            sign = self.code[place]
            if sign == "{" and depth == 0:
                return place
            depth += (sign in "([") - (sign in ")]")
            if depth < 0 or depth == 0 and (sign in "};" or is_property and sign == "="
                                            or sign == "\n" and not GOES_ON.match(self.code, place)):
                return None
        return None

    def _closing(self, place):
        """The brace that closes what the brace at `place` opens."""
        depth = 0
        for place in range(place, len(self.code)):
            depth += (self.code[place] == "{") - (self.code[place] == "}")
            if depth == 0:
                break
        return place

    def _blank(self, start, end):
        for place in range(start, end):
            if self._code[place] != "\n":
                self._code[place] = " "

    def _read_code(self, place, closing):
        """Reads code up to the end, or after the bracket that closes what is put into a literal."""
        text, depth = self.text, 0
        while place < len(text):
            start = place
            if text.startswith("//", place):
                place = text.find("\n", place) if text.find("\n", place) >= 0 else len(text)
                self._blank(start, place)
            elif text.startswith("/*", place):
                place = self._after_comment(place)
                self._blank(start, place)
            elif quote := QUOTE.match(text, place):
                place = self._read_literal(place, quote)
            elif text[place] == "/" and not text[place + 1:place + 2].isspace() \
                    and BEFORE_VALUE.search("".join(self._code[max(0, place - 40):place])):
                found = EXPRESSION.match(text, place)
                place = found.end() if found else place + 1
                self._blank(start + 1, place - 1)
            elif closing and text[place] == ")" and depth == 0:
                return place + 1
            else:
                depth += (text[place] == "(") - (text[place] == ")")
                place += 1
        return place

    def _after_comment(self, place):
        depth = 0
        while True:
            opened, closed = self.text.find("/*", place), self.text.find("*/", place)
            if closed < 0:
                return len(self.text)
            depth += 1 if 0 <= opened < closed else -1
            place = (opened if 0 <= opened < closed else closed) + 2
            if depth == 0:
                return place

    def _read_literal(self, place, quote):
        text, (marks, quotes) = self.text, quote.groups()
        start, place, said = place, quote.end(), []
        escape, end = "\\" + marks, quotes + marks
        blank_from = place
        while place < len(text) and not text.startswith(end, place):
            if text.startswith(escape + "(", place):
                self._blank(blank_from, place + len(escape) + 1)
                place = self._read_code(place + len(escape) + 1, ")")
                self._code[place - 1] = " "
                said.append("…")
                blank_from = place
            else:
                length = len(escape) + 1 if text.startswith(escape, place) else 1
                said.append(text[place:place + length])
                place += length
        self._blank(blank_from, place)
        self.literals.append(Literal(self.line(start), "".join(said)))
        return place + len(end)
