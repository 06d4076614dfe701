internal import Model

/// What stands beside the lines that are proposed for a definition, for who has to decide.
package enum SuggestionSentences {
  /// Where all headings are known already.
  package static let allKnown = "Every heading is known already."
  /// Beside a column of codes that may be none.
  package static let manyValues = "more than 200 different values: are these codes?"
  /// Beside a column that holds nothing.
  package static let blank = "always blank"
  /// Beside a column of words.
  package static let orCategory = "or a category?"
  /// Beside a column of many values without spaces.
  package static let orText = "or a number, or text?"

  /// What is proposed, and from what. `layout` is how the file is written: its encoding, what separates its cells.
  package static func origin(_ source: String, file: String, rows: Int, layout: [String], headingLine: Int) -> String {
    "Proposed for \(source) from \(SafeText.line(file)): \(rows) rows, \(layout.joined(separator: ", ")), headings on line "
      + "\(headingLine)."
  }

  /// What to do with it.
  package static func advice(_ source: String) -> String {
    "Read every line before you paste it into Pipelines/sources/\(source).yml; nothing of it is used until you do."
  }

  /// Columns that no heading could be.
  package static func missing(_ columns: [String]) -> String {
    "Found nothing for: \(columns.joined(separator: ", ")); they must be there."
  }

  /// Headings that could be no column.
  package static func unused(_ headings: [String]) -> String { "Not used: \(headings.joined(separator: ", "))" }

  /// Of how many values something holds.
  package static func share(_ count: Int, of all: Int) -> String { "\(count) of \(all) values" }

  /// Beside a value that is put under the code of the nearest name.
  package static func nearest(_ count: Int) -> String { "\(count) times; nearest name" }

  /// Of a value that is near no code and may be a name: `shape` is what it looks like.
  package static func unknown(shape: String, count: Int, firstRow: Int) -> String {
    "a value that looks like '\(shape)', \(count) times, first in row \(firstRow): which code is it?"
  }

  /// Of values that are met too seldom to be shown.
  package static func rare(_ count: Int) -> String { "\(count) other values, each met fewer than 5 times" }
}
