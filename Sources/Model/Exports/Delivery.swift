/// What came in for a source.
package enum Delivery: Sendable {
  /// Files that could be read.
  case delivered(Table)
  /// No file.
  case missing
  /// Files that cannot be trusted, and why.
  case refused(Refusal)

  /// The rows; nil where the source is missing or was refused.
  package var table: Table? { if case .delivered(let table) = self { table } else { nil } }

  /// The same delivery, marked as having fewer than half of the rows that it had.
  package var shrunk: Delivery {
    guard case .delivered(var table) = self else { return self }
    table.isShrunk = true
    return .delivered(table)
  }

  /// The same delivery, taken as fresh and whole: nothing is missing before its oldest row, and its newest row is as new as can
  /// be.
  package var freshAndWhole: Delivery {
    guard case .delivered(var table) = self else { return self }
    (table.begins, table.rowDays) = (nil, nil)
    return .delivered(table)
  }
}
