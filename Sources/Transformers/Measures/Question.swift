package import Model

/// The days an answer looks at, and the day it is given for.
package struct Question: Hashable, Sendable {
  /// First and last day of the window; `.min` reaches back for ever.
  package var first: Int32
  package var last: Int32
  package var asOf: Int32

  package init(_ period: Period, asOf: Day) {
    first = period.first?.number ?? .min
    last = min(period.last.number, asOf.number)
    self.asOf = asOf.number
  }

  /// The one place that says whether an event counts.
  func counts(day: Int32, until: Int32) -> Bool { first <= day && day <= last && asOf < until }
}
