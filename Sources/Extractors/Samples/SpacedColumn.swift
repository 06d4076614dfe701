/// Whether what looks like a file of one column is a table whose values are separated by spaces.
enum SpacedColumn {
  /// The heading has two words or more, and each row as many, of which one has a digit at least.
  static func isOne(_ columns: [SampleColumn]) -> Bool {
    guard columns.count == 1, let column = columns.first, column.filled > 1, column.withDigits == column.filled,
      column.standardDays == 0
    else { return false }
    let width = column.heading.split(separator: " ").count
    return width > 1 && !column.hasManyValues && column.values.allSatisfy { $0.split(separator: " ").count == width }
  }
}
