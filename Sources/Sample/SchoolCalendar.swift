internal import Model

extension Day {
  /// A day written out in this source, where it is known to exist.
  static func on(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year, month, day) else { preconditionFailure("no such day") }
    return day
  }

  /// Monday to Friday; 1 January 1970 was a Thursday.
  var isWeekday: Bool { (number + 3) % 7 < 5 }

  /// This day, or the Friday before a weekend.
  var backToWeekday: Day { isWeekday ? self : (self - 1).backToWeekday }
}

/// The days that matter to the plan whose exports are invented.
enum InventedDays {
  /// The first month of most exports: a whole year before the first baselines.
  static let start = Day.on(2022, 3, 1)
  static let marchBaseline = Day.on(2023, 3, 31)
  static let june = Day.on(2023, 6, 30)
  static let september = Day.on(2023, 9, 30)
  /// The last day of the plan's year: nothing happens later.
  static let end = Day.on(2024, 3, 31)
}

/// A calendar month and the days on which things happen in it.
struct Month: Sendable {
  let first: Day
  /// Monday to Friday, bank holidays among them.
  let weekdays: [Day]
  /// Weekdays on which schools are open; none in August.
  let termDays: [Day]

  var last: Day { first.endOfMonth }
  /// 1 to 12.
  var number: Int { first.civil.month }
}

/// The months from `InventedDays.start` to `InventedDays.end`, in order.
struct SchoolCalendar: Sendable {
  let months: [Month]

  private static let holidays: [ClosedRange<Day>] = [
    .on(2022, 4, 11)...(.on(2022, 4, 24)), .on(2022, 5, 30)...(.on(2022, 6, 3)), .on(2022, 7, 23)...(.on(2022, 9, 4)),
    .on(2022, 10, 24)...(.on(2022, 10, 28)), .on(2022, 12, 17)...(.on(2023, 1, 2)),
    .on(2023, 2, 13)...(.on(2023, 2, 17)), .on(2023, 4, 3)...(.on(2023, 4, 16)), .on(2023, 5, 1)...(.on(2023, 5, 1)),
    .on(2023, 5, 29)...(.on(2023, 6, 2)), .on(2023, 7, 22)...(.on(2023, 9, 3)),
    .on(2023, 10, 23)...(.on(2023, 10, 27)), .on(2023, 12, 16)...(.on(2024, 1, 1)),
    .on(2024, 2, 12)...(.on(2024, 2, 16)), .on(2024, 3, 29)...(.on(2024, 4, 12)),
  ]

  init() {
    months = Day.monthEnds(from: InventedDays.start, to: InventedDays.end).map { end in
      let first = end.startOfMonth
      let weekdays = (0...(end - first)).map { first + $0 }.filter(\.isWeekday)
      return Month(
        first: first, weekdays: weekdays,
        termDays: weekdays.filter { day in !Self.holidays.contains { $0.contains(day) } })
    }
  }
}

extension Generator {
  /// So many of the days, in order; none where there are no days to choose from.
  mutating func days(_ count: Int, of days: [Day]) -> [Day] {
    guard !days.isEmpty else { return [] }
    return (0..<count).map { _ in pick(days) }.sorted()
  }
}
