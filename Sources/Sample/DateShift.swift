internal import Model

/// Moves invented exports to another time: to the year of the plan in which a day falls, as they are on that day. The plan's year
/// begins on 1 April.
///
///     let shift = DateShift(until: day)          // 26 November 2026
///     shift.moved(.on(2023, 6, 30))              // 30 June 2026
struct DateShift: Sendable {
  /// The last day that is in the exports.
  let end: Day
  private let years: Int

  /// Nothing that happens after `end` is in the exports.
  init(until end: Day) {
    self.end = end
    let (year, month, _) = end.civil
    years = (month > 3 ? year + 1 : year) - InventedDays.end.civil.year
  }

  /// Whether the exports are as they were invented.
  var isNone: Bool { end == InventedDays.end }

  /// The same day in the other year. A month's last day stays one, and a day of the week from Monday to Friday does not become
  /// one of the weekend. The order of two days stays as it was.
  func moved(_ day: Day) -> Day {
    guard years != 0 else { return day }
    let moved = day.adding(months: 12 * years)
    if day == day.endOfMonth { return moved.endOfMonth }
    guard day.isWeekday, !moved.isWeekday else { return moved }
    let isSaturday = (moved + 1).isWeekday == false
    let (near, far) = isSaturday ? (moved - 1, moved + 2) : (moved + 1, moved - 2)
    return near.startOfMonth == moved.startOfMonth ? near : far
  }

  /// A text with the years that it names moved too.
  func moved(_ text: String) -> String {
    guard years != 0 else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      Int(word).flatMap { (2022...2024).contains($0) ? "\($0 + years)" : nil } ?? String(word)
    }.joined(separator: " ")
  }
}

/// Which days of an export's rows are of things that happened, so that a row or a part of it is not there before.
struct RowDates: Sendable {
  /// The column with the day on which a row comes into being; a row without one was always there.
  let row: String
  /// Columns with later days, each with those that are filled in on that day.
  let later: [String: [String]]
  /// Whether a first cell has one row for each later day, of which the first alone is there before that day.
  let hasRowForEachLaterDay: Bool

  init(_ row: String, later: [String: [String]] = [:], hasRowForEachLaterDay: Bool = false) {
    self.row = row
    self.later = later
    self.hasRowForEachLaterDay = hasRowForEachLaterDay
  }
}
