internal import Model

/// A test of a column of days, prepared for the rows of one batch. It sees a row from a day: what is later reads as blank.
struct BoundDayTest: Sendable {
  private enum Order: Sendable {
    case present, blank
    case falls(DayOrder)
    case lasts(SpanOrder, LengthOfTime.Extent)
  }
  private enum Other: Sendable {
    case none
    case date(Int32)
    case days([Int32])
    case theDay
  }
  private let days: [Int32]
  private let order: Order
  private let other: Other
  /// Whether some row may pass on one day that it is seen from, and not on another.
  let dependsOnDay: Bool

  /// Nil where the column that is compared with holds no days. `settled` are the columns whose days are never later than the day
  /// that rows are seen from; nil where all days are known.
  init?(_ condition: Condition, _ days: [Int32], _ view: BatchView, _ settled: Set<String>?) {
    let reference: ReferenceDay?
    switch condition.test {
    case .present: (order, reference) = (.present, nil)
    case .blank: (order, reference) = (.blank, nil)
    case .notAfter(let column): (order, reference) = (.falls(.notAfter), .column(column))
    case .falls(let side, let day): (order, reference) = (.falls(side), day)
    case .lasts(let span, let length, let day):
      (order, reference) = (.lasts(span, length.extent), day)
    case .among, .notAmong, .above, .compares: return nil
    }
    self.days = days
    let order = order
    dependsOnDay = settled.map { !Self.isSettled(condition.column, order, reference, $0) } ?? false
    switch reference {
    case nil: other = .none
    case .date(let day): other = .date(day.number)
    case .theDay: other = .theDay
    case .column(let name):
      guard let values = view.days(name) else { return nil }
      other = .days(values)
    }
  }

  /// Whether the answer is the same on each day from the settled columns' own days on.
  private static func isSettled(_ column: String, _ order: Order, _ reference: ReferenceDay?, _ settled: Set<String>) -> Bool {
    guard settled.contains(column) else { return false }
    switch reference {
    case nil, .date: return true
    case .theDay: return false
    case .column(let other):
      switch order {
      // These pass where the other day is the earlier one, which is then known too. `notAfter` passes where it is blank.
      case .falls(.after), .falls(.from), .falls(.notAfter), .lasts: return true
      case .falls(.before), .falls(.until), .falls(.notBefore), .present, .blank: return settled.contains(other)
      }
    }
  }

  /// Whether a row passes, seen from a day on which no day after `last` is known.
  func passes(_ row: Int, on day: Int32, knowing last: Int32) -> Bool {
    let own = known(days[row], on: last)
    let reference: Int32 =
      switch other {
      case .none: Blank.day
      case .date(let date): date
      case .days(let values): known(values[row], on: last)
      case .theDay: day
      }
    let isBlank = own == Blank.day || reference == Blank.day
    return switch order {
    case .present: own != Blank.day
    case .blank: own == Blank.day
    case .falls(.before): !isBlank && own < reference
    case .falls(.after): !isBlank && own > reference
    case .falls(.from): !isBlank && own >= reference
    case .falls(.until): !isBlank && own <= reference
    case .falls(.notBefore): isBlank || own >= reference
    case .falls(.notAfter): isBlank || own <= reference
    case .lasts(let span, let limit): !isBlank && passes(span, limit, own, reference)
    }
  }

  private func known(_ value: Int32, on day: Int32) -> Int32 { value > day ? Blank.day : value }

  /// The time goes from the reference to the column's own day, or from this one to the day that the row is seen from.
  private func passes(_ span: SpanOrder, _ length: LengthOfTime.Extent, _ own: Int32, _ reference: Int32) -> Bool {
    let (start, end) = if case .theDay = other { (own, reference) } else { (reference, own) }
    let last = length.last(after: Day(number: start)).number
    return switch span {
    case .within: start <= end && end <= last
    case .over: end > last
    }
  }

  /// Calls `body` with each day from which on a row may pass where it did not, or no longer passes.
  func forEachChange(of row: Int, _ body: (Int32) -> Void) {
    let own = days[row]
    guard own != Blank.day else { return otherChange(of: row, body) }
    body(own)
    otherChange(of: row, body)
    guard case .theDay = other else { return }
    switch order {
    case .lasts(_, let length): body(length.last(after: Day(number: own)).number + 1)
    case .falls: if own < .max { body(own + 1) }
    case .present, .blank: break
    }
  }

  private func otherChange(of row: Int, _ body: (Int32) -> Void) {
    if case .days(let values) = other, values[row] != Blank.day { body(values[row]) }
  }
}
