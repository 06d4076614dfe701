"""What the text of a Swift file tells, on texts that were made for it."""

import unittest

import figures
from swift import Source

EVERYTHING = r'''// func not() { "no literal at all" }
/* /* func inner() {} */ "nor here" */
package struct Made {
  let plain = "a { brace and a \" quote"
  let put = "there are \(count(of: "nested \(1) { one") + 1) of them"
  let raw = #"a \ and a " and \(no) \#(put) here"#
  let long = """
    It says { "two" of them
    \(plain) here
    """
  let found = try? /a "quote" { and \/ slash/.firstMatch(in: plain)
  let half = total / 2 / 3
}
'''
FUNCTIONS = """struct Made {
  var stored: Int = 3
  var closure: () -> Int = { 3 }
  var computed: Int { 1 }
  func short() {}
  func long(
    _ body: () -> Void = { print("x") }
  )
    -> Int
  {
    if true { return 1 }
    func inner() -> Int { 2 }
    return inner()
  }
  init?(_ text: String) { self.init(text) }
  init() { stored = .init() }
  subscript(_ place: Int) -> Int { place }
  deinit {}
}
protocol Asked {
  var needed: Int { get }
  func need() throws -> Int
  init(_ text: String)
}
"""
COMMENTS = """package import Model
/// Said.
package struct Said {
  package var silent: Int
  /// Said.
  @inlinable
  package static func said() {}
  @discardableResult package func silent() {}

  package private(set) var silent2 = 1
  // Not a comment of the declaration.
  package init() {}
  var own = 1
}
/// Said, and then a line is empty.

package final class Silent3 {}
"""


class Reading(unittest.TestCase):
    """Literals, comments and code."""

    def test_literals(self):
        said = [literal.text for literal in Source(EVERYTHING).literals]
        self.assertEqual(sorted(said), sorted([
            r'a { brace and a \" quote', "there are … of them", "nested … { one", r'a \ and a " and \(no) … here',
            '\n    It says { "two" of them\n    … here\n    ']))

    def test_code_is_what_is_left(self):
        code = Source(EVERYTHING).code
        self.assertEqual(len(code), len(EVERYTHING))
        self.assertEqual((code.count("{"), code.count("}")), (1, 1))
        self.assertIn("count(of: ", code)
        self.assertIn("total / 2 / 3", code)
        for word in ("func", "brace", "quote", "slash", "nor"):
            self.assertNotIn(word, code)

    def test_sentences(self):
        read = ["It was due", "one, two; three", "…: is late by … days"]
        others = ["SELECT a FROM b", "id NOT IN (a b c)", "sen_status", "two words", "a  b  c", "1 2 3", "… of … days"]
        source = Source("\n".join(f'"{text}"' for text in read + others))
        self.assertEqual([literal.text for literal in source.literals if literal.is_sentence], read)

    def test_functions(self):
        self.assertEqual(sorted(Source(FUNCTIONS).functions()),
                         [(4, 4), (5, 5), (6, 14), (12, 12), (15, 15), (16, 16), (17, 17), (18, 18)])

    def test_what_has_no_comment(self):
        self.assertEqual(list(Source(COMMENTS).uncommented()), [4, 8, 10, 12, 17])


class Figures(unittest.TestCase):
    """What is counted."""

    def test_half_and_nine_in_ten(self):
        self.assertEqual([figures.spread(numbers) for numbers in ([], [7], range(1, 11), range(1, 12))], ["–", "7, 7", "5, 9", "6, 10"])

    def test_a_module(self):
        def function(lines):
            return "func made() {\n" + "  print(1)\n" * (lines - 2) + "}\n"

        self.assertEqual(figures.of_texts([Source(function(40) * 5), Source(function(67) * 3), Source(COMMENTS)]),
                         [3, 200 + 201 + 17, "200, 201", 1, 11, "40, 67", "27.3%", 5, 0])


if __name__ == "__main__":
    unittest.main()
