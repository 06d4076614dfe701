package import Model

/// How days of a column lie: anywhere, or where days of statistics lie, a week or some months apart.
package struct DaySpacing: Sendable {
  private var first: Day?
  private var last: Day?
  /// A bit for each weekday.
  private var weekdays: UInt8 = 0
  private var areMonthStarts = true
  private var areMonthEnds = true

  /// Whether all are of one weekday, or the first or the last day of a month.
  package var isRegular: Bool { weekdays.nonzeroBitCount == 1 || first != nil && (areMonthStarts || areMonthEnds) }
  /// The number of days from the first to the last, both included; 0 where there is none.
  package var span: Int { first.flatMap { first in last.map { $0 - first + 1 } } ?? 0 }

  /// Whether no day comes after this one.
  package func ends(by day: Day) -> Bool { last.map { $0 <= day } ?? true }

  /// Adds a day.
  mutating func note(_ day: Day) {
    first = min(first ?? day, day)
    last = max(last ?? day, day)
    weekdays |= 1 << UInt8(((day.number % 7) + 7) % 7)
    if areMonthStarts { areMonthStarts = day == day.startOfMonth }
    if areMonthEnds { areMonthEnds = day.isEndOfMonth }
  }
}
