internal import JSON
package import Model
internal import Wording

/// Alerts as files and terminals show them.
package struct AlertsTable: Sendable {
  private let alerts: [Alert]

  /// `alerts` have their sentences already, and keep their order.
  package init(_ alerts: [Alert]) { self.alerts = alerts }

  /// The alerts as CSV with the columns of `alerts.csv`, a row for each alert.
  package var csv: [UInt8] { alertsCSV.file(alerts).bytes }

  /// The alerts as JSON with the keys of the alerts in `scorecard.json`.
  ///
  /// Throws: `EncodingError` for a number that is infinite or not a number, which no alert holds.
  package func json() throws -> [UInt8] { try PublishedJSON.encode(alerts) }

  /// The alerts for people: for each one a line with its ID and state, and below it what it says.
  package func text(on screen: Screen) -> String {
    alerts.map { alert in
      let words = Columns.wrapped(alert.finding.message, to: screen.textWidth(indent: 4)).map { "    \($0)\n" }.joined()
      return "\(alert.id)  (\(alert.stateInWords))\n\(words)"
    }.joined()
  }
}
