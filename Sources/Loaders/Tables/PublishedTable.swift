internal import Model

/// A CSV file that every run publishes: what it is, for the descriptions of the feed, and its rows, whatever they are made
/// from.
struct PublishedTable: Sendable {
  let name: String
  let grain: String
  /// Nil where no columns tell its rows apart.
  let key: [String]?
  let reference: TidyReference?
  let columns: [(name: String, kind: TidyKind, meaning: String)]
  /// Of what a run found.
  let file: @Sendable (Scorecard, [RejectList]) -> (name: String, bytes: [UInt8])
  /// The same, as the texts of its cells.
  let records: @Sendable (Scorecard, [RejectList]) -> [[String]]

  private init<Row>(_ table: TidyTable<Row>, _ rows: @escaping @Sendable (Scorecard, [RejectList]) -> [Row]) {
    (name, grain, reference) = (table.name, table.grain, table.reference)
    key = table.key.isEmpty ? nil : table.key
    columns = table.columns.map { ($0.name, $0.kind, $0.meaning) }
    file = { table.file(rows($0, $1)) }
    records = { scorecard, rejects in
      rows(scorecard, rejects).map { row in table.columns.map { $0.cell(row).field } }
    }
  }

  /// Every one, in the order in which the descriptions list them.
  static let all = [
    PublishedTable(scorecardCSV) { scorecard, _ in scorecard.lines },
    PublishedTable(targetsCSV) { scorecard, _ in scorecard.targetRows },
    PublishedTable(seriesCSV) { scorecard, _ in scorecard.series },
    PublishedTable(breakdownsCSV) { scorecard, _ in scorecard.breakdowns },
    PublishedTable(spcCSV) { scorecard, _ in scorecard.charts.flatMap { chart in chart.points.map { (chart, $0) } } },
    PublishedTable(alertsCSV) { scorecard, _ in scorecard.alerts },
    PublishedTable(actionsCSV) { scorecard, _ in scorecard.actionRows },
    PublishedTable(risksCSV) { scorecard, _ in scorecard.risks },
    PublishedTable(qualitativeCSV) { scorecard, _ in scorecard.indicators },
    PublishedTable(qualityCSV) { scorecard, _ in scorecard.quality },
    PublishedTable(rejectsCSV) { _, rejects in Array(rejects.joined()) },
  ]
}
