internal import Model

/// Reads what a sum adds up: `kind: sum`.
struct SumReader {
  static let column = Key(
    "column", .entry(.list(of: .name(of: "a column of numbers"))), .required,
    "The column to add up, or a list of columns that are added up together.", example: "[boys, girls]")
  static let hidden = Key(
    "hidden", .words("hidden", ["left out"]), .optional(default: "there is no sum where a number is suppressed or blank"),
    "Leaves out numbers that are suppressed or blank; the figure then says how many.", example: "left out")
  static let keys: [any DeclaredKey] = [column, hidden]

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (columns, hidden) = (rows.fields[Self.column], rows.fields[Self.hidden])
    return columns.flatMap { addends($0, rows.source, leavesOutHidden: hidden != nil) }.map { .sum(rows.rule, column: $0) }
  }

  /// Reads columns that are added up; nil where one of them is no column of numbers, or they cannot be added up together.
  func addends(_ entry: Entry, _ source: SourceDefinition, leavesOutHidden: Bool) -> Addends? {
    let items = entry.items()
    if items.isEmpty { entry.report(.wrongValue, "'column' is empty: name the columns to add up") }
    let columns = items.compactMap { source.column(named: $0, .number) }
    guard columns.count == items.count, let first = columns.first else { return nil }
    var isWhole = true
    for (place, column) in columns.enumerated() {
      if columns[..<place].contains(column) {
        items[place].report(.duplicateName, "the column '\(column)' is there twice, and would be added up twice")
        isWhole = false
      } else if source.column(column)?.kind.scale != source.column(first)?.kind.scale {
        items[place].report(
          .wrongColumnKind, "'\(column)' has another number of decimal places than '\(first)', with which it is added up",
          hint: "give both the same 'places' in the source")
        isWhole = false
      }
    }
    return isWhole ? Addends(columns, leavesOutHidden: leavesOutHidden) : nil
  }
}
