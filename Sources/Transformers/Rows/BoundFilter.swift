internal import Model

/// A filter prepared for the rows of one batch.
struct BoundFilter {
  private enum Test {
    case code([UInt8], admitted: [Bool])
    case interned([UInt32], admitted: [Bool])
    case present(Column)
    case blank(Column)
    case notAfter([Int32], [Int32])
    case above([Int64], Int64)
    /// The column is not of the kind that the test needs; definitions are checked, so that this never happens.
    case never
  }
  private let tests: [Test]

  init(_ filter: Filter, _ view: BatchView) {
    tests = filter.conditions.map { condition in
      guard let column = view.column(condition.column) else { return .never }
      switch condition.test {
      case .present: return .present(column)
      case .blank: return .blank(column)
      case .among(let names): return Self.admitting(names, in: condition.column, column, view) { $0 }
      case .notAmong(let names): return Self.admitting(names, in: condition.column, column, view, !)
      case .notAfter(let other):
        guard case .days(let values) = column, case .days(let limits) = view.column(other) else { return .never }
        return .notAfter(values, limits)
      case .above(let limit):
        guard case .integers(let values) = column else { return .never }
        return .above(values, Int64(limit))
      }
    }
  }

  /// The rows whose value is one of these, or none of them.
  private static func admitting(
    _ names: [String], in name: String, _ column: Column, _ view: BatchView, _ isAdmitted: (Bool) -> Bool
  ) -> Test {
    switch column {
    case .codes(let values): .code(values, admitted: view.admittedCodes(names, in: name).map(isAdmitted))
    case .interned(let values): .interned(values, admitted: view.admittedTexts(names, in: name).map(isAdmitted))
    case .days, .integers: .never
    }
  }

  /// Leaves the rows that pass.
  func select(_ rows: inout [Int32]) {
    for test in tests {
      switch test {
      case .code(let values, let admitted): rows.keep { admitted[Int(values[$0])] }
      case .interned(let values, let admitted): rows.keep { admitted[Int(values[$0])] }
      case .present(let column): column.keep(&rows, blank: false)
      case .blank(let column): column.keep(&rows, blank: true)
      // A blank day is the earliest, a blank number the smallest there is.
      case .notAfter(let values, let limits): rows.keep { limits[$0] == .min || values[$0] <= limits[$0] }
      case .above(let values, let limit): rows.keep { values[$0] != .min && values[$0] > limit }
      case .never: rows = []
      }
    }
  }

  /// For each of these rows whether it passes.
  func passes(_ rows: [Int32], of count: Int) -> [Bool] {
    var passing = rows
    select(&passing)
    if passing.count == rows.count { return Array(repeating: true, count: rows.count) }
    var passes = [Bool](repeating: false, count: count)
    for row in passing { passes[Int(row)] = true }
    return rows.map { passes[Int($0)] }
  }
}

extension Column {
  fileprivate func keep(_ rows: inout [Int32], blank: Bool) {
    switch self {
    case .days(let values): rows.keep { (values[$0] == .min) == blank }
    case .codes(let values): rows.keep { (values[$0] == 0) == blank }
    case .integers(let values): rows.keep { (values[$0] == .min) == blank }
    case .interned(let values): rows.keep { (values[$0] == 0) == blank }
    }
  }
}
