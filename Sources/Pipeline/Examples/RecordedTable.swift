internal import Model

/// Rows of one export, as an example has them.
struct RecordedTable: Sendable {
  let source: SourceDefinition
  /// The columns that the example has.
  var columns: [ColumnDefinition]
  /// The values of the columns, in canonical spelling; blanks are empty.
  var rows: [[String]]

  /// The table as CSV, laid out as the source's files are, with days in a way in which their column reads them.
  var csv: String {
    let delimiter = source.layout.delimiter.map { String(UnicodeScalar($0)) } ?? ","
    func line(_ values: [String]) -> String {
      values.map { value in
        let isQuoted = value.contains { "\"\r\n".contains($0) } || value.contains(delimiter)
        return isQuoted ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
      }.joined(separator: delimiter) + "\n"
    }
    let titles = if case .count(let count) = source.layout.titleLines { count } else { 0 }
    return String(repeating: "\(source.title)\n", count: titles) + line(columns.map(\.name))
      + rows.map { row in line(zip(row, columns).map(Self.written)) }.joined()
  }
}

extension RecordedTable {
  private static func written(_ text: String, _ column: ColumnDefinition) -> String {
    guard case .day(let formats, _) = column.kind, let day = Day(iso: text) else { return text }
    return WrittenDay(day).text(in: formats) ?? text
  }
}
