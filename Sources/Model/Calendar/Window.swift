/// A run of days, both ends included; `first` nil reaches back for ever.
package struct Period: Hashable, Sendable {
  package var first: Day?
  package var last: Day

  package init(first: Day?, last: Day) {
    self.first = first
    self.last = last
  }

  package func contains(_ day: Day) -> Bool { day <= last && (first.map { $0 <= day } ?? true) }
}

/// Which days a figure looks at, seen from its as-of day D. Nothing dated after D is ever inside.
package enum Window: Hashable, Sendable, Encodable {
  /// D the last day of its month: the n whole calendar months that end with D. Otherwise from the day after
  /// (D minus n months, clamped to that month's length) up to D.
  case rolling(months: Int)
  /// 1 April on or before D, up to D.
  case financialYear
  /// 1 September on or before D, up to D.
  case academicYear
  /// The calendar month of D, up to D.
  case month
  /// Everything up to D; with rows that stop counting, the state on D.
  case toDate
  /// The latest day on or before D for which the source holds a row: a census day.
  case latest

  /// The window's days as at `day`. For `latest` the days to choose from: everything up to `day`.
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
}
