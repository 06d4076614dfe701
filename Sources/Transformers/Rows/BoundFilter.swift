internal import Model

/// A filter prepared for the rows of one batch.
///
/// Whether a row passes may depend on the day that it is seen from, because later days read as blank. Of most filters it does
/// not, and `select` says it all.
struct BoundFilter: Sendable {
  fileprivate enum Test: Sendable {
    case code([UInt8], admitted: [Bool])
    case interned([UInt32], admitted: [Bool])
    case present(Column)
    case blank(Column)
    case notAfter([Int32], [Int32])
    case range([Int64], ClosedRange<Int64>)
    case day(BoundDayTest)
    case any([BoundFilter])
    case not(BoundFilter)
    /// The column is not of the kind that the test needs; definitions are checked, so that this never happens.
    case never
  }
  /// Those whose answer is the same on all days that rows are seen from.
  private let tests: [Test]
  /// The others.
  private let dated: [Test]

  /// `settled` are the columns whose days are never later than the day that rows are seen from; nil where all days are known,
  /// because rows are seen from no day.
  init(_ filter: Filter, _ view: BatchView, settled: Set<String>?) {
    let all =
      filter.conditions.map { Self.test($0, view, settled) }
      + filter.groups.map { group -> Test in
        let filters = group.filters.map { BoundFilter($0, view, settled: settled) }
        return switch group {
        case .any: .any(filters)
        case .not: filters.first.map { .not($0) } ?? .never
        }
      }
    tests = all.filter { !$0.dependsOnDay }
    dated = all.filter(\.dependsOnDay)
  }

  /// Whether some row may pass on one day that it is seen from, and not on another.
  var dependsOnDay: Bool { !dated.isEmpty }

  private static func test(_ condition: Condition, _ view: BatchView, _ settled: Set<String>?) -> Test {
    guard let column = view.column(condition.column) else { return .never }
    switch condition.test {
    case .among(let names): return admitting(names, in: condition.column, column, view) { $0 }
    case .notAmong(let names): return admitting(names, in: condition.column, column, view, !)
    case .above(let limit):
      guard case .integers(let values) = column, limit < .max else { return .never }
      return .range(values, Int64(limit) + 1...Int64.max)
    case .compares(let order, let limit):
      guard case .integers(let values) = column, let kind = view.source.column(condition.column)?.kind else { return .never }
      return .range(values, limit.range(order, places: kind.places))
    case .present, .blank, .notAfter, .falls, .lasts: break
    }
    guard case .days(let days) = column else {
      return switch condition.test {
      case .present: .present(column)
      case .blank: .blank(column)
      case .among, .notAmong, .notAfter, .above, .compares, .falls, .lasts: .never
      }
    }
    guard let test = BoundDayTest(condition, days, view, settled) else { return .never }
    guard !test.dependsOnDay else { return .day(test) }
    switch condition.test {
    case .present: return .present(column)
    case .blank: return .blank(column)
    case .notAfter(let other): return view.days(other).map { .notAfter(days, $0) } ?? .never
    case .among, .notAmong, .above, .compares, .falls, .lasts: return .day(test)
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

  /// Leaves the rows that pass, whatever day they are seen from; those whose passing depends on the day are left too.
  func select(_ rows: inout [Int32]) {
    for test in tests {
      switch test {
      case .code(let values, let admitted): rows.keep { admitted[Int(values[$0])] }
      case .interned(let values, let admitted): rows.keep { admitted[Int(values[$0])] }
      case .present(let column): column.keep(&rows, blank: false)
      case .blank(let column): column.keep(&rows, blank: true)
      // A blank day is the earliest, a blank number the smallest there is.
      case .notAfter(let values, let limits): rows.keep { limits[$0] == .min || values[$0] <= limits[$0] }
      case .range(let values, let range): rows.keep { range.contains(values[$0]) }
      case .day, .any, .not: rows.keep { test.passes($0, on: .max, knowing: .max) }
      case .never: rows = []
      }
    }
  }

  /// For each of these rows whether it passes, where that depends on no day.
  func passes(_ rows: [Int32], of count: Int) -> [Bool] {
    var passing = rows
    select(&passing)
    if passing.count == rows.count { return Array(repeating: true, count: rows.count) }
    var passes = [Bool](repeating: false, count: count)
    for row in passing { passes[Int(row)] = true }
    return rows.map { passes[Int($0)] }
  }

  /// Whether a row passes, seen from a day.
  func passes(_ row: Int, on day: Int32) -> Bool { passes(row, on: day, knowing: day) }

  /// Whether a row passes, seen from a day on which no day after `last` is known.
  func passes(_ row: Int, on day: Int32, knowing last: Int32) -> Bool {
    tests.allSatisfy { $0.passes(row, on: day, knowing: last) } && dated.allSatisfy { $0.passes(row, on: day, knowing: last) }
  }

  /// Calls `body` with each day from which on a row may pass where it did not, or no longer passes.
  func forEachChange(of row: Int, _ body: (Int32) -> Void) { for test in dated { test.forEachChange(of: row, body) } }
}

extension BoundFilter.Test {
  fileprivate var dependsOnDay: Bool {
    switch self {
    case .day(let test): test.dependsOnDay
    case .any(let filters): filters.contains(where: \.dependsOnDay)
    case .not(let filter): filter.dependsOnDay
    case .code, .interned, .present, .blank, .notAfter, .range, .never: false
    }
  }

  fileprivate func passes(_ row: Int, on day: Int32, knowing last: Int32) -> Bool {
    switch self {
    case .code(let values, let admitted): admitted[Int(values[row])]
    case .interned(let values, let admitted): admitted[Int(values[row])]
    case .present(let column): !column.isBlank(row)
    case .blank(let column): column.isBlank(row)
    case .notAfter(let values, let limits): limits[row] == .min || values[row] <= limits[row]
    case .range(let values, let range): range.contains(values[row])
    case .day(let test): test.passes(row, on: day, knowing: last)
    case .any(let filters): filters.contains { $0.passes(row, on: day, knowing: last) }
    case .not(let filter): !filter.passes(row, on: day, knowing: last)
    case .never: false
    }
  }

  fileprivate func forEachChange(of row: Int, _ body: (Int32) -> Void) {
    switch self {
    case .day(let test): test.forEachChange(of: row, body)
    case .any(let filters): for filter in filters { filter.forEachChange(of: row, body) }
    case .not(let filter): filter.forEachChange(of: row, body)
    case .code, .interned, .present, .blank, .notAfter, .range, .never: break
    }
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

  fileprivate func isBlank(_ row: Int) -> Bool {
    switch self {
    case .days(let values): values[row] == .min
    case .codes(let values): values[row] == 0
    case .integers(let values): values[row] == .min
    case .interned(let values): values[row] == 0
    }
  }
}
