internal import Model

/// Notes next to the suggested lines of a definition, for the analyst who decides.
package enum SuggestionSentences {
  /// Where all headings are known already.
  package static let allKnown = "All headings are known already."
  /// Beside a column of codes that may be none.
  package static let manyValues = "more than 200 different values: are these really codes?"
  /// Beside a column that holds nothing.
  package static let blank = "always blank"
  /// Beside a column of words.
  package static let orCategory = "or is it a category?"
  /// Beside a column of many values without spaces.
  package static let orText = "or is it a number or free text?"

  /// What is proposed, and from what. `layout` is how the file is written: its encoding, what separates its cells.
  package static func origin(_ source: String, file: String, rows: Int, layout: [String], headingLine: Int) -> String {
    "Suggestion for \(source) from \(SafeText.line(file)): \(counted(rows, "row")), \(layout.joined(separator: ", ")), headings on line "
      + "\(headingLine)."
  }

  /// What to do with it.
  package static func advice(_ source: String) -> String {
    "Check each line, then save as Pipelines/sources/\(source).yml. Nothing changes until you do."
  }

  /// Of a column that no heading matches. `candidates` are the headings of columns that hold what it needs, and what that is.
  package static func missing(_ column: String, candidates: [(heading: String, kind: String)]) -> String {
    let named = candidates.map { "\($0.heading) (\($0.kind))" }.joined(separator: ", ")
    return "No match for \(column), which is required." + (named.isEmpty ? "" : " Candidates: \(named)")
  }

  /// Headings that could be no column.
  package static func unused(_ headings: [String]) -> String { "Headings not used: \(headings.joined(separator: ", "))" }

  /// Of how many values something holds.
  package static func share(_ count: Int, of all: Int) -> String { "\(count) of \(all) values" }

  /// Beside a value that is put under the code of the nearest name.
  package static func nearest(_ count: Int) -> String { "\(counted(count, "row")); the nearest name" }

  /// Of a value that is near no code. It may be a name, and is not shown.
  package static func unknown(count: Int, firstRow: Int) -> String {
    "other text (hidden here because it may be personal): \(counted(count, "row")), first in row \(firstRow). Which code is it?"
  }

  /// Of values that are met too seldom to be shown.
  package static func rare(_ count: Int) -> String {
    "\(counted(count, "other value")), \(count == 1 ? "in" : "each in") fewer than 5 rows. Open the file to see \(count == 1 ? "it" : "them")"
  }
}
