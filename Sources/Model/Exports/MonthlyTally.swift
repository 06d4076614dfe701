/// Accepted rows by month of the day that dates them, and how many of them are blank in each column.
package struct MonthlyTally: Sendable {
  /// The rows of one month.
  package struct Month: Sendable {
    /// The number of rows.
    package var rows = 0
    /// The days of the month on which there are rows: bit d is set where a row is dated on its day d.
    package var days: UInt32 = 0
    /// How many rows are blank in each column, by the column's position in the definition.
    package var blanks: [Int]

    /// A month with so many rows, dated on these of its days.
    package init(rows: Int = 0, days: UInt32 = 0, blanks: [Int]) { (self.rows, self.days, self.blanks) = (rows, days, blanks) }
  }
  /// The months with rows, by their number of months since year 0 (`Day.monthNumber`).
  package private(set) var months: [Int: Month] = [:]
  private let columns: Int

  /// A tally of no rows, for a source with so many columns.
  package init(columns: Int) { self.columns = columns }

  /// The rows of months that others have counted, by their number of months since year 0.
  package init(_ months: [Int: Month], columns: Int) { (self.months, self.columns) = (months, columns) }

  /// Adds a row of this day; `isBlank` says of each column whether it is blank in the row.
  package mutating func add(_ day: Int32, isBlank: (Int) -> Bool) {
    add([day])
    for column in 0..<columns where isBlank(column) { addBlanks([day], of: column) }
  }

  /// Adds a row for each of these days.
  package mutating func add(_ days: [Int32]) {
    forEachMonth(of: days) { number, rows, days in
      var month = months.removeValue(forKey: number) ?? Month(blanks: Array(repeating: 0, count: columns))
      month.rows += rows
      month.days |= days
      months[number] = month
    }
  }

  /// Says that the rows of these days, which were added before, are blank in a column.
  package mutating func addBlanks(_ days: [Int32], of column: Int) {
    forEachMonth(of: days) { number, rows, _ in months[number]?.blanks[column] += rows }
  }

  /// The days on which there are rows.
  package var rowDays: RowDays { RowDays(months.mapValues(\.days)) }

  /// Calls `body` with each month on whose days there are rows, how many and on which days; some months more than once.
  private func forEachMonth(of days: [Int32], _ body: (_ number: Int, _ rows: Int, _ days: UInt32) -> Void) {
    guard let first = days.min(), let last = days.max() else { return }
    guard first < last else {
      // On a census day all are of one.
      let day = Day(number: first)
      return body(day.monthNumber, days.count, 1 << UInt32(day.civil.day))
    }
    // Days mostly lie within some years: those are counted by day, and only their months are reckoned.
    let middle = Int(days[days.count / 2])
    let near = max(Int(first), middle - Self.nearDays)...min(Int(last), middle + Self.nearDays)
    var counts = [Int](repeating: 0, count: near.count)
    for day in days {
      guard !near.contains(Int(day)) else {
        counts[Int(day) - near.lowerBound] += 1
        continue
      }
      let far = Day(number: day)
      body(far.monthNumber, 1, 1 << UInt32(far.civil.day))
    }
    var start = near.lowerBound
    while start <= near.upperBound {
      let day = Day(number: Int32(start))
      let end = min(near.upperBound, Int(day.endOfMonth.number))
      let first = day.civil.day
      var (rows, days): (Int, UInt32) = (0, 0)
      for (offset, count) in counts[start - near.lowerBound...end - near.lowerBound].enumerated() where count > 0 {
        rows += count
        days |= 1 << UInt32(first + offset)
      }
      if rows > 0 { body(day.monthNumber, rows, days) }
      start = end + 1
    }
  }

  private static let nearDays = 1 << 12

  /// Takes in the rows of another tally of the same source.
  package mutating func merge(_ other: MonthlyTally) {
    for (number, month) in other.months { take(month, number) }
  }

  private mutating func take(_ month: Month, _ number: Int) {
    var known = months.removeValue(forKey: number) ?? Month(blanks: Array(repeating: 0, count: columns))
    known.rows += month.rows
    known.days |= month.days
    for column in known.blanks.indices { known.blanks[column] += month.blanks[column] }
    months[number] = known
  }
}
