/// `alerts.json`: the alert ledger as a run left it, with what was decided about telling whom; all that the history needs of it
/// to be rebuilt.
package struct LedgerFile: Sendable, Codable {
  package var version = 1
  package var run: String
  package var asOf: Day
  /// No later day had been published: the ledger counts from then on.
  package var isNewest: Bool
  package var alerts: [Alert]
  package var notices: [Notice]
  /// All there were.
  package var acknowledgements: [Acknowledgement]

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
