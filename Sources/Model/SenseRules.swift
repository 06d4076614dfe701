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
  private var lastDay: Int32 = .min
  private var lastMonth = 0

  package init(columns: Int) { self.columns = columns }

  /// One more row; `isBlank` says of each column whether it is.
  package mutating func add(_ day: Int32, isBlank: (Int) -> Bool) {
    if day != lastDay {
      let (year, month, _) = Day(number: day).civil
      (lastDay, lastMonth) = (day, year * 12 + month - 1)
    }
    var month = months.removeValue(forKey: lastMonth) ?? Month(blanks: Array(repeating: 0, count: columns))
    month.rows += 1
    for column in 0..<columns where isBlank(column) { month.blanks[column] += 1 }
    months[lastMonth] = month
  }
}
