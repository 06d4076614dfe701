/// What is looked for in a source beyond its rows' own rules; all of it, unless the definition says otherwise.
package struct SenseRules: Hashable, Sendable {
  package enum Check: String, Sendable, CaseIterable {
    /// A month with no rows between months with many.
    case gaps
    /// A month far from the same month of other years.
    case seasons
    /// The newest day far behind the day the figures are for.
    case stale
    /// Schools, or whatever has a register, that the register does not know.
    case unregistered
    /// A column that is suddenly left blank.
    case blanks
    /// An export smaller than the last run's.
    case smaller
  }
  package var checks: Set<Check>
  /// Months, from 1 to 12, in which few rows are no surprise: August for schools.
  package var quietMonths: Set<Int>
  /// How old the newest row may be.
  package var staleAfterDays: Int

  package init(checks: Set<Check> = Set(Check.allCases), quietMonths: Set<Int> = [], staleAfterDays: Int = 62) {
    self.checks = checks
    self.quietMonths = quietMonths
    self.staleAfterDays = staleAfterDays
  }
}

/// Accepted rows by month of the day that dates them, and how many were blank in each column.
package struct MonthlyTally: Sendable {
  package struct Month: Sendable {
    package var rows = 0
    /// By the column's position in the definition.
    package var blanks: [Int]
  }
  /// By months since year 0: year × 12 + month − 1.
  package private(set) var months: [Int: Month] = [:]
  private let columns: Int

  package init(columns: Int) { self.columns = columns }

  /// One more row; `isBlank` says of each column whether it is.
  package mutating func add(_ day: Int32, isBlank: (Int) -> Bool) {
    let columns = columns
    add([day]) { note in
      for column in 0..<columns where isBlank(column) { note(0, column) }
    }
  }

  /// More rows, by their days. `blanks` calls its argument with each row (a place in `days`) and column that is blank.
  package mutating func add(_ days: [Int32], blanks: (_ isBlank: (_ row: Int, _ column: Int) -> Void) -> Void) {
    var (lastDay, lastMonth) = (Int32.min, 0)
    let numbers = days.map { day in
      if day != lastDay { (lastDay, lastMonth) = (day, Self.month(of: day)) }
      return lastMonth
    }
    guard let first = numbers.min(), let last = numbers.max() else { return }
    var added = Array(repeating: Month(blanks: Array(repeating: 0, count: columns)), count: last - first + 1)
    for number in numbers { added[number - first].rows += 1 }
    blanks { row, column in added[numbers[row] - first].blanks[column] += 1 }
    for (offset, month) in added.enumerated() where month.rows > 0 { take(month, first + offset) }
  }

  /// Takes the rows of another tally of the same source in.
  package mutating func merge(_ other: MonthlyTally) {
    for (number, month) in other.months { take(month, number) }
  }

  private mutating func take(_ month: Month, _ number: Int) {
    var known = months.removeValue(forKey: number) ?? Month(blanks: Array(repeating: 0, count: columns))
    known.rows += month.rows
    for column in known.blanks.indices { known.blanks[column] += month.blanks[column] }
    months[number] = known
  }

  private static func month(of day: Int32) -> Int {
    let (year, month, _) = Day(number: day).civil
    return year * 12 + month - 1
  }
}
