/// What is looked for in a source beyond its rows' own rules; all of it, unless the definition says otherwise.
package struct SenseRules: Hashable, Sendable {
  package enum Check: String, Sendable, CaseIterable {
    /// A month with no rows between months with many, or after them.
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
    /// Many rows of one key that say different things: the key may be too narrow.
    case superseded
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
