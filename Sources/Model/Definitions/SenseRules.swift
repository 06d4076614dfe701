/// What is looked for in a source beyond the rules for its rows. Everything is, unless the definition says otherwise.
package struct SenseRules: Hashable, Sendable {
  /// The checks that a definition can leave out.
  package enum Check: String, Sendable, CaseIterable {
    /// A month with no rows between months with many, or after them.
    case gaps
    /// A month far from the same month of other years.
    case seasons
    /// The newest day is far behind the day that the figures are for.
    case stale
    /// Schools, or other entities that have a register, that the register does not know.
    case unregistered
    /// A column that is suddenly left blank.
    case blanks
    /// An export smaller than the last run's.
    case smaller
    /// Many rows of one key that say different things: the key may be too narrow.
    case superseded
  }
  /// The checks that are made.
  package var checks: Set<Check>
  /// The months, from 1 to 12, in which few rows are no surprise: August for schools.
  package var quietMonths: Set<Int>
  /// How old the newest row may be on the day of a figure.
  ///
  /// **Units**: days.
  package var staleAfterDays: Int

  /// All checks, no quiet month and 62 days, unless something else is given.
  package init(checks: Set<Check> = Set(Check.allCases), quietMonths: Set<Int> = [], staleAfterDays: Int = 62) {
    self.checks = checks
    self.quietMonths = quietMonths
    self.staleAfterDays = staleAfterDays
  }
}
