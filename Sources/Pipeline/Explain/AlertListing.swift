internal import Loaders
package import Model
internal import Wording

/// What `scorecard alerts` prints.
package struct AlertListing {
  private let alerts: [Alert]
  private let day: Day?
  private let figures: [FigureID]?
  /// How many are left out.
  private let others: Int

  /// `alerts` are the entries of a ledger; `day` is its day, nil where nothing was published. Those about `figures` alone are shown;
  /// nil for all.
  package init(_ alerts: [Alert], day: Day?, about figures: [FigureID]? = nil) {
    (self.day, self.figures) = (day, figures)
    self.alerts = alerts.filter { alert in figures.map { alert.key.figure.map($0.contains) ?? false } ?? true }
    others = alerts.count - self.alerts.count
  }

  /// How many alerts there are, then a paragraph for each, laid out for a screen; or that nothing is published.
  package func text(on screen: Screen) -> String {
    guard let day else { return HistorySentences.nothingPublished + "\n" }
    return AlertStorySentences.count(alerts, on: day, about: figures, others: others) + "\n" + (alerts.isEmpty ? "" : "\n")
      + AlertsTable(alerts).text(on: screen)
  }

  /// The alerts with the columns of `alerts.csv`; the headings alone where there are none.
  package var csv: [UInt8] { AlertsTable(alerts).csv }

  /// The alerts with the keys of the alerts in `scorecard.json`.
  ///
  /// Throws: `EncodingError`, which cannot happen with alerts.
  package func json() throws -> [UInt8] { try AlertsTable(alerts).json() }
}
