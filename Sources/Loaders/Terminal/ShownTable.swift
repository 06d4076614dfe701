internal import CSV
internal import JSON
internal import Model

/// A table that a command prints, for people or for programs.
package struct ShownTable: Sendable {
  private let headings: [String]
  private let rows: [[String]]
  private let rightAligned: Set<Int>

  /// Cells are harmless text, without line breaks and control characters. `rightAligned` are the indices of the columns that
  /// hold numbers.
  package init(_ headings: [String], _ rows: [[String]], rightAligned: Set<Int> = []) {
    self.headings = headings
    self.rows = rows
    self.rightAligned = rightAligned
  }

  /// Aligned columns for a terminal, without trailing spaces.
  package var text: String { Columns.aligned([headings] + rows, rightAligned: rightAligned) }

  /// The headings and rows as CSV. A text that a spreadsheet would take for a formula is made harmless; a number is kept.
  package var csv: [UInt8] {
    var writer = Writer(header: headings)
    // A number below 0 is no formula.
    for row in rows { writer.write(row.map { Double($0) == nil ? SafeText.cell(SafeText.harmless($0)) : $0 }) }
    return writer.take()
  }

  /// A JSON list with an object for each row; empty cells are left out.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func json() throws -> [UInt8] {
    try PublishedJSON.encode(
      rows.map { row in Dictionary(zip(headings, row).filter { !$1.isEmpty }, uniquingKeysWith: { first, _ in first }) })
  }

  /// The table in Markdown as GitHub and pandoc read it, with special characters escaped.
  package var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    func escaped(_ row: [String]) -> [String] { row.map { $0.escaping("\\`*_[]<>|") } }
    let rule = headings.indices.map { rightAligned.contains($0) ? "---:" : "---" }
    return line(escaped(headings)) + line(rule) + rows.map { line(escaped($0)) }.joined()
  }
}

extension String {
  /// With a backslash before each of these characters.
  fileprivate func escaping(_ characters: String) -> String {
    reduce(into: "") { result, character in
      if characters.contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
