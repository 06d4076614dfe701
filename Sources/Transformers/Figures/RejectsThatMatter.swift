internal import Model

/// The rejected rows of a source that may matter to a row rule: all but those of which the accepted values show that its filter
/// drops them, or that they lie outside its window.
struct RejectsThatMatter: Sendable {
  /// Nil where the figure looks at some of its rows from another day than its own.
  private let window: Window?
  /// How many have no day that is known: they may matter on any day.
  private var onAnyDay: Int
  /// The days of the others, in order.
  private var days: [Int64] = []

  /// `rejected` are those of `source`, which is the rule's. `onEachDay` says whether the window is seen from the figure's own day.
  init(_ rejected: RejectedValues, to rule: RowRule, of source: SourceDefinition, onEachDay: Bool) {
    window = onEachDay ? rule.window : nil
    onAnyDay = rejected.unknownRows
    let view = RejectedView(source: source, columns: rejected.columns)
    for row in rejected.rows where view.verdict(rule.filter, on: row) != false {
      switch rule.hasDay ? view.value(rule.day, of: row) : .blank {
      case .number(let day): days.append(day)
      case .blank where !rule.blankDayIsAlways: continue
      case .blank, .unknown, .text: onAnyDay += 1
      }
    }
    days.sort()
  }

  /// How many may matter to a figure of a day.
  func count(asOf day: Day) -> Int { window.map { count(in: $0.period(asOf: day)) } ?? all }

  private var all: Int { onAnyDay + days.count }

  /// How many may matter to what a figure counts in a period.
  func count(in period: Period) -> Int {
    if window == nil { return all }
    let upTo = days.firstIndex(sortedWhere: { $0 > Int64(period.last.number) })
    let before = period.first.map { first in days.firstIndex(sortedWhere: { $0 >= Int64(first.number) }) } ?? 0
    return onAnyDay + max(0, upTo - before)
  }
}

/// The values of a source's rejected rows, as conditions look at them.
private struct RejectedView {
  let source: SourceDefinition
  let places: [String: Int]

  init(source: SourceDefinition, columns: [String]) {
    self.source = source
    places = Dictionary(columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  func value(_ column: String, of row: [RejectedValues.Value]) -> RejectedValues.Value {
    places[column].map { row[$0] } ?? .unknown
  }

  /// Whether a row passes a filter; nil where that is not known.
  func verdict(_ filter: Filter, on row: [RejectedValues.Value]) -> Bool? {
    let groups = filter.groups.allHold { group in
      switch group {
      case .any(let filters): filters.someHolds { verdict($0, on: row) }
      case .not(let filter): verdict(filter, on: row).map(!)
      }
    }
    return [filter.conditions.allHold { passes($0, row) }, groups].allHold(\.self)
  }

  private func passes(_ condition: Condition, _ row: [RejectedValues.Value]) -> Bool? {
    let value = value(condition.column, of: row)
    if value == .unknown { return nil }
    switch condition.test {
    case .among(let names): return value == .blank ? false : isOne(of: names, value, condition.column)
    case .notAmong(let names): return value == .blank ? true : isOne(of: names, value, condition.column).map(!)
    case .present, .blank:
      // A day that is later than the figure's own counts as blank.
      return condition.isOfDays ? nil : (value == .blank) == (condition.test == .blank)
    case .above(let limit):
      guard case .number(let number) = value else { return false }
      return number > Int64(limit)
    case .compares(let order, let limit):
      guard case .number(let number) = value, let kind = source.column(condition.column)?.kind else { return false }
      return limit.range(order, places: kind.places).contains(number)
    case .notAfter, .falls, .lasts: return nil
    }
  }

  /// Whether a value is one of these names; nil where a link may give it another name.
  private func isOne(of names: [String], _ value: RejectedValues.Value, _ column: String) -> Bool? {
    guard let definition = source.column(column) else { return nil }
    switch (value, definition.kind) {
    case (.number(let position), .code(let codes)):
      return codes.indices.contains(Int(position) - 1) ? names.contains(codes[Int(position) - 1].name) : nil
    case (.text(let text), .category): return names.contains { $0.foldedValue == text }
    case (.text(let text), .identifier(let domain)):
      return source.linkedDomains.contains(domain) ? nil : names.contains { $0.foldedValue == text }
    default: return nil
    }
  }
}
