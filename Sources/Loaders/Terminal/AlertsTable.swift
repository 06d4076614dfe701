internal import JSON
package import Model
internal import Wording

/// Alerts as files and terminals show them.
package struct AlertsTable: Sendable {
  private let alerts: [Alert]

  package init(_ alerts: [Alert]) { self.alerts = alerts }

  /// In the shape of `alerts.csv`.
  package var csv: [UInt8] { alertsTable.file(alerts).bytes }

  /// In the shape of `scorecard.json`'s alerts.
  package func json() throws -> [UInt8] { try PublishedJSON.encode(alerts) }

  /// For people: a paragraph an alert, lines of at most 80 columns.
  package var text: String {
    alerts.map { alert in
      let words = Columns.wrapped(alert.finding.message, to: 76).map { "    \($0)\n" }.joined()
      return "\(alert.id)  (\(alert.stateInWords))\n\(words)"
    }.joined()
  }
}
