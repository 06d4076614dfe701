/// A figure whose count starts again each year.
extension ScorecardLine {
  /// Whether its count has started again after `day`; false for any other figure.
  package func hasRestarted(since day: Day) -> Bool { startsAnew == true && (periodStart.map { $0 > day } ?? false) }

  /// The first day of the year in which it counts on `day`: its own period begins on the same day of a later year. Nil for any
  /// other figure.
  package func yearStart(of day: Day) -> Day? {
    guard startsAnew == true, let start = periodStart?.civil else { return nil }
    return day.latest(month: start.month, day: start.day)
  }
}
