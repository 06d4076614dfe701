/// The file `alerts.json`: the alert ledger as a run left it, with what was decided about telling whom. The history can be
/// rebuilt from these files.
package struct LedgerFile: Sendable, Codable {
  /// The version of the file's shape.
  package var version = 1
  /// The name of the run.
  package var run: String
  /// The day of its scorecard.
  package var asOf: Day
  /// Whether its ledger counts from then on: the day is a month-end, no later one was published, and the run was not partial.
  package var isNewest: Bool
  /// The ledger, pending alerts included.
  package var alerts: [Alert]
  /// What was decided about each owner; empty where the run was not asked to notify anybody.
  package var notices: [Notice]
  /// All acknowledgements that there were.
  package var acknowledgements: [Acknowledgement]

  /// The ledger of a run.
  package init(
    run: String, asOf: Day, isNewest: Bool, alerts: [Alert], notices: [Notice], acknowledgements: [Acknowledgement]
  ) {
    self.run = run
    self.asOf = asOf
    self.isNewest = isNewest
    self.alerts = alerts
    self.notices = notices
    self.acknowledgements = acknowledgements
  }
}
