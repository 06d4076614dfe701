internal import Model

/// Reads the conditions on one column: a value, a list of values, `present`, `blank`, or a mapping of tests that all hold.
struct ConditionReader {
  static let shape = Shape.either([.text, .list(of: .text), .mapping("condition")])

  let source: SourceDefinition
  let column: ColumnDefinition
  /// Whether the rows are seen from a figure's day.
  let hasDay: Bool

  func conditions(_ entry: Entry) -> [Condition] {
    tests(entry).map { Condition(column: column.name, test: $0, isOfDays: column.kind.isOfDays) }
  }

  private func tests(_ entry: Entry) -> [Condition.Test] {
    if entry.isPlain, entry.scalar == "present" { return [.present] }
    if entry.isPlain, entry.scalar == "blank" { return [.blank] }
    guard entry.isMapping else { return names(entry).map { [.among($0)] } ?? [] }
    if entry.node.mapping?.isEmpty == true {
      entry.report(.missingKey, "expected a condition on '\(column.name)'", hint: column.kind.conditions)
      return []
    }
    return Self.keys.read(entry) { fields in
      let tests = names(fields) + numbers(fields) + days(fields) + spans(fields)
      if fields.has(Self.between) { return tests + between(fields) }
      return tests
    }
  }

  /// The entry of a key, where such a column can have it; otherwise it is reported.
  func allowed<Value>(_ key: Key<Value>, _ fields: Fields, _ what: String, _ isAllowed: Bool) -> Entry? {
    guard let entry = fields.entry(of: key) else { return nil }
    if isAllowed { return entry }
    entry.report(
      .wrongColumnKind, "'\(key.name)' \(what), and '\(column.name)' is \(column.kind.inWords)", hint: column.kind.conditions)
    return nil
  }
}

extension ConditionReader {
  private func names(_ fields: Fields) -> [Condition.Test] {
    let others = allowed(Self.not, fields, "compares codes, categories or identifiers", column.kind.isNamed)
    return others.flatMap(names).map { [.notAmong($0)] } ?? []
  }

  /// The names that a condition compares with. Codes must be listed in the definition; categories may be any text.
  private func names(_ entry: Entry) -> [String]? {
    if entry.isList, entry.items().isEmpty {
      entry.report(.wrongValue, "'\(column.name)' has an empty list: give it at least one value")
    }
    switch column.kind {
    case .code(let codes):
      return entry.items().compactMap { $0.name("code of \(column.name)", among: codes.map(\.name), code: .unknownCode) }
    case .category:
      return entry.texts().map { text in
        column.known.first { $0.spellings.contains { $0.text.foldedValue == text.foldedValue } }?.name ?? text
      }
    case .identifier:
      return entry.texts()
    case .day, .integer, .decimal, .text:
      entry.report(.wrongColumnKind, "'\(column.name)' is \(column.kind.inWords)", hint: column.kind.conditions)
      return nil
    }
  }
}

extension ConditionReader {
  private func numbers(_ fields: Fields) -> [Condition.Test] {
    let tests = [(NumberOrder.above, Self.above), (.below, Self.below), (.atLeast, Self.atLeast), (.atMost, Self.atMost)]
      .compactMap { order, key -> Condition.Test? in
        guard let entry = allowed(key, fields, "compares numbers", column.kind.isNumber), let limit = key.form.read(entry) else {
          return nil
        }
        return comparison(order, limit)
      }
    check(tests, fields.entry)
    return tests
  }

  /// A whole number that another is above has a test of its own, from the time when there was no other.
  private func comparison(_ order: NumberOrder, _ limit: DecimalNumber) -> Condition.Test {
    if order == .above, column.kind.places == 0, let whole = Int(limit.text) { return .above(whole) }
    return .compares(order, limit)
  }

  /// Reports conditions that no number of the column can meet.
  private func check(_ tests: [Condition.Test], _ entry: Entry) {
    guard let bounds = column.kind.bounds else { return }
    let ranges = tests.compactMap { test -> ClosedRange<Int64>? in
      switch test {
      case .compares(let order, let limit): limit.range(order, places: column.kind.places)
      case .above(let limit): DecimalNumber(String(limit))?.range(.above, places: column.kind.places)
      case .among, .notAmong, .present, .blank, .notAfter, .falls, .lasts: nil
      }
    }
    guard let lowest = ranges.map(\.lowerBound).max(), let highest = ranges.map(\.upperBound).min() else { return }
    let (low, high) = (Int64(clamping: bounds.lowerBound), Int64(clamping: bounds.upperBound))
    if lowest > highest {
      entry.report(.wrongValue, "no value of '\(column.name)' can pass", hint: "all tests of a condition must hold")
    } else if lowest > high || highest < low {
      let (least, most) = (column.kind.text(low), column.kind.text(high))
      entry.report(
        .wrongValue, "no value of '\(column.name)' can pass",
        hint: "its values are \(high >= Int64(Int32.max) ? "\(least) or more" : "from \(least) to \(most)")")
    }
  }

  private func between(_ fields: Fields) -> [Condition.Test] {
    let isAllowed = column.kind.isNumber || column.kind.isOfDays
    guard let entry = allowed(Self.between, fields, "compares numbers or dates", isAllowed) else { return [] }
    let ends = entry.isList ? entry.items() : []
    guard ends.count == 2 else {
      entry.report(.wrongShape, "'between' needs a list of two: the first and the last that pass", hint: "between: [5, 10]")
      return []
    }
    if column.kind.isNumber {
      guard let low = ends[0].exactNumber(), let high = ends[1].exactNumber() else { return [] }
      let tests = [Condition.Test.compares(.atLeast, low), .compares(.atMost, high)]
      if high < low { ends[1].report(.wrongValue, "\(high.text) is less than \(low.text)") } else { check(tests, entry) }
      return tests
    }
    guard let first = reference(ends[0]), let last = reference(ends[1]) else { return [] }
    if case (.date(let start), .date(let end)) = (first, last), end < start {
      ends[1].report(.datesOutOfOrder, "\(end) is before \(start)")
    }
    return [.falls(.from, first), .falls(.until, last)]
  }
}
