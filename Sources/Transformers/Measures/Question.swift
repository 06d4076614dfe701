package import Model

/// The days that an answer looks at, and the day that it is given for. **Units**: day numbers (`Day.number`).
package struct Question: Hashable, Sendable {
  /// The first day of the window; `.min` where it reaches back for ever.
  package var first: Int32
  /// The last day of the window, never after `asOf`.
  package var last: Int32
  /// The day that the answer is given for: rows that have stopped by then do not count.
  package var asOf: Int32

  /// A window's days, cut off at the day that the answer is given for.
  package init(_ period: Period, asOf: Day) {
    first = period.first?.number ?? .min
    last = min(period.last.number, asOf.number)
    self.asOf = asOf.number
  }

  /// Whether an event counts. `EventLog` and `RowCounter` do the same for many days at once.
  func counts(day: Int32, since: Int32 = .min, until: Int32) -> Bool {
    first <= day && day <= last && since <= asOf && asOf < until
  }
}
