/// What came in for a source.
package enum Delivery: Sendable {
  /// Files that could be read.
  case delivered(Table)
  /// Files that could be read, of which too many rows were rejected, and why they are refused. Only figures to which few of the
  /// rejected rows can matter are computed of the others.
  case distrusted(Table, Refusal)
  /// No file.
  case missing
  /// Files that cannot be trusted, and why.
  case refused(Refusal)

  /// The rows; nil where the source is missing or was refused.
  package var table: Table? { if case .delivered(let table) = self { table } else { nil } }

  /// The rows, also where they are not trusted; nil where the source is missing or was refused for another reason.
  package var rows: Table? {
    switch self {
    case .delivered(let table), .distrusted(let table, _): table
    case .missing, .refused: nil
    }
  }

  /// The same delivery, marked as having fewer than half of the rows that it had.
  package var shrunk: Delivery {
    guard case .delivered(var table) = self else { return self }
    table.isShrunk = true
    return .delivered(table)
  }

  /// The same delivery, taken as fresh and whole: nothing is missing before its oldest row, and its newest row is as new as can
  /// be.
  package var freshAndWhole: Delivery {
    guard var table = rows else { return self }
    (table.begins, table.rowDays) = (nil, nil)
    return if case .distrusted(_, let why) = self { .distrusted(table, why) } else { .delivered(table) }
  }
}
