import Drawing
import Loaders
import Model
import Testing

@Suite struct SourceExcerptTests {
  private func excerpt(_ line: String, _ column: Int, on number: Int = 3) -> [Substring] {
    SourceExcerpt(line, at: SourceLocation(file: "a.yml", line: number, column: column)).text.split(separator: "\n")
  }

  @Test func `the caret is below the column`() {
    #expect(excerpt("unit: percentage", 7) == ["  3 | unit: percentage", "    |       ^"])
    #expect(excerpt("unit: percentage", 7, on: 120) == ["  120 | unit: percentage", "      |       ^"])
  }

  @Test func `a tab is kept in both lines, and a wide character has two columns`() {
    #expect(excerpt("a\tunit: x", 9) == ["  3 | a\tunit: x", "    |  \t      ^"])
    #expect(excerpt("題名: x", 5) == ["  3 | 題名: x", "    |       ^"])
    #expect(excerpt("e\u{301}te\u{301}: x", 8).last == "    |      ^")
  }

  @Test func `a place behind the end of the line is shown at its end`() {
    #expect(excerpt("unit:", 40) == ["  3 | unit:", "    |      ^"])
    #expect(excerpt("unit:", 0).last == "    | ^")
  }

  @Test func `characters that act are made visible, and the caret moves with them`() {
    #expect(excerpt("a\u{1B}: x", 3) == ["  3 | a\\u001B: x", "    |        ^"])
  }

  @Test(arguments: 1...40) func `the caret is below the character of its column, wherever that is`(number: Int) {
    var generator = SeededGenerator(case: number)
    let line = String(
      (0..<Int.random(in: 1...400, using: &generator)).map { _ in "abcd:#".randomElement(using: &generator) ?? "a" })
    let column = Int.random(in: 1...line.count, using: &generator)
    let lines = excerpt(line, column).map(Array.init)
    #expect(lines.allSatisfy { $0.count <= 130 })
    let caret = lines[1].firstIndex(of: "^") ?? 0
    #expect(lines[0][caret] == Array(line)[column - 1])
  }
}
