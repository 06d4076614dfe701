/// The days on which a source has rows, by the column that dates them.
///
/// **Shape**: months in ascending order; in the number of each month, bit d is set where a row is dated on its day d.
package struct RowDays: Sendable {
  private let months: [(number: Int, days: UInt32)]

  init(_ days: [Int: UInt32]) { months = days.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }

  /// The newest day with a row, up to a day; nil where all rows are later, or no row is dated.
  package func newest(upTo day: Day) -> Day? {
    let (month, dayOfMonth) = (day.monthNumber, day.civil.day)
    var place = firstMonth(after: month)
    while place > 0 {
      place -= 1
      let (number, days) = months[place]
      let upToDay = number == month ? days & (~0 >> UInt32(31 - dayOfMonth)) : days
      if upToDay != 0 { return Day(number / 12, number % 12 + 1, 31 - upToDay.leadingZeroBitCount) }
    }
    return nil
  }

  /// The month after which rows seem to be missing; nil where none seem to be.
  ///
  /// It is the last month with rows, where at least one later month that is over by `day` should have some. It and the two
  /// months before it must each have rows on at least three days. `isQuiet` says in which months few rows are no surprise: they
  /// satisfy both conditions.
  ///
  /// **Units**: months since year 0 (`Day.monthNumber`).
  package func endsEarly(asOf day: Day, isQuiet: (_ month: Int) -> Bool) -> Int? {
    let over = day == day.endOfMonth ? day.monthNumber : day.monthNumber - 1
    guard let last = newest(upTo: day)?.monthNumber, last < over, !(last + 1...over).allSatisfy(isQuiet) else { return nil }
    let isBusy = (last - 2...last).allSatisfy { month in
      isQuiet(month) || months.contains { $0.number == month && $0.days.nonzeroBitCount >= 3 }
    }
    return isBusy ? last : nil
  }

  private func firstMonth(after month: Int) -> Int {
    var (low, high) = (0, months.count)
    while low < high {
      let middle = (low + high) / 2
      if months[middle].number <= month { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
