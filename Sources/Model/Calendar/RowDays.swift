/// The days on which a source has rows, by the column that dates them.
///
/// Shape: months in ascending order; in each, bit d stands for its day d.
package struct RowDays: Sendable {
  private let months: [(number: Int, days: UInt32)]

  init(_ days: [Int: UInt32]) { months = days.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }

  /// The newest day with a row up to a day; nil where all rows are later, or there are none.
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

  /// The last month with rows, where the months up to a day that are over have none after it though it and the two before it had
  /// rows on three days or more; nil otherwise. `isQuiet` are months in which few rows are no surprise.
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
