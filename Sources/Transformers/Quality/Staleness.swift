package import Model

extension SourceDefinition {
  /// Whether the source's newest row is older on a day than it may be.
  package func isStale(newest: Day, asOf day: Day) -> Bool {
    senseRules.checks.contains(.stale) && day - newest > senseRules.staleAfterDays
  }
}
