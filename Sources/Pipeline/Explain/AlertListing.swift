internal import Loaders
package import Model
internal import Wording

/// What `scorecard alerts` prints.
package struct AlertListing {
  private let alerts: [Alert]
  private let day: Day?

  /// `alerts` are the entries to show; `day` is the day of their ledger, nil where nothing was published.
  package init(_ alerts: [Alert], day: Day?) {
    self.alerts = alerts
    self.day = day
  }

  /// How many alerts there are, then a paragraph for each, laid out for a screen; or that nothing is published.
  package func text(on screen: Screen) -> String {
    guard let day else { return HistorySentences.nothingPublished + "\n" }
    return AlertStorySentences.count(alerts, on: day) + "\n" + (alerts.isEmpty ? "" : "\n") + AlertsTable(alerts).text(on: screen)
  }

  /// The alerts with the columns of `alerts.csv`; the headings alone where there are none.
  package var csv: [UInt8] { AlertsTable(alerts).csv }

  /// The alerts with the keys of the alerts in `scorecard.json`.
  ///
  /// Throws: `EncodingError`, which cannot happen with alerts.
  package func json() throws -> [UInt8] { try AlertsTable(alerts).json() }
}
