internal import Loaders
package import Model
internal import Wording

/// What `scorecard alerts` prints.
package struct AlertListing {
  private let alerts: [Alert]
  private let day: Day?

  package init(_ alerts: [Alert], day: Day?) {
    self.alerts = alerts
    self.day = day
  }

  package var text: String {
    guard let day else { return HistorySentences.nothingPublished + "\n" }
    return AlertStorySentences.count(alerts, on: day) + "\n" + (alerts.isEmpty ? "" : "\n") + AlertsTable(alerts).text
  }

  package var csv: [UInt8] { AlertsTable(alerts).csv }

  package func json() throws -> [UInt8] { try AlertsTable(alerts).json() }
}
