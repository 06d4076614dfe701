/// A run of days, both ends included.
package struct Period: Hashable, Sendable {
  /// The first day; nil where every day up to `last` is included.
  package var first: Day?
  /// The last day.
  package var last: Day

  /// A period from `first`, or from the beginning where that is nil, to `last`.
  package init(first: Day?, last: Day) {
    self.first = first
    self.last = last
  }

  /// Whether a day is in the period.
  package func contains(_ day: Day) -> Bool { day <= last && (first.map { $0 <= day } ?? true) }
}

/// The days that a figure looks at, seen from its own day D. Nothing dated after D is ever inside.
///
/// ```swift
/// let window = Window.rolling(months: 12)
/// window.period(asOf: Day(iso: "2024-03-31")!)   // 1 April 2023 to 31 March 2024
/// window.period(asOf: Day(iso: "2024-03-15")!)   // 16 March 2023 to 15 March 2024
/// ```
package enum Window: Hashable, Sendable, Encodable {
  /// The last n months. Where D ends its month, these are the n whole calendar months that end with D. Otherwise they run from
  /// the day after (D minus n months, at most the last day of that month) up to D.
  case rolling(months: Int)
  /// The financial year to date: from the latest 1 April on or before D, up to D.
  case financialYear
  /// The academic year to date: from the latest 1 September on or before D, up to D.
  case academicYear
  /// The calendar month of D, up to D.
  case month
  /// Everything up to D. For rows that stop counting, this gives the state on D.
  case toDate
  /// The latest day on or before D for which the source has a row: a census day.
  case latest

  /// The window's period for a figure of `day`. For `latest`, it is the days to choose from: everything up to `day`.
  package func period(asOf day: Day) -> Period {
    switch self {
    case .rolling(let months):
      let first =
        day.isEndOfMonth ? (day + 1).adding(months: -months) : day.adding(months: -months) + 1
      return Period(first: first, last: day)
    case .financialYear: return Period(first: day.latest(month: 4, day: 1), last: day)
    case .academicYear: return Period(first: day.latest(month: 9, day: 1), last: day)
    case .month: return Period(first: day.startOfMonth, last: day)
    case .toDate, .latest: return Period(first: nil, last: day)
    }
  }

  /// Whether it shows the state on a day, or on the census day before it, and not what happened in a period.
  package var isState: Bool {
    switch self {
    case .toDate, .latest: true
    case .rolling, .financialYear, .academicYear, .month: false
    }
  }
}
