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

  private init<Row>(_ table: TidyTable<Row>, _ rows: @escaping @Sendable (Scorecard, [RejectList]) -> [Row]) {
    (name, grain, reference) = (table.name, table.grain, table.reference)
    key = table.key.isEmpty ? nil : table.key
    columns = table.columns.map { ($0.name, $0.kind, $0.meaning) }
    file = { table.file(rows($0, $1)) }
  }

  /// Every one, in the order in which the descriptions list them.
  static let all = [
    PublishedTable(scorecardTable) { scorecard, _ in scorecard.lines },
    PublishedTable(targetsTable) { scorecard, _ in scorecard.targetRows },
    PublishedTable(seriesTable) { scorecard, _ in scorecard.series },
    PublishedTable(breakdownsTable) { scorecard, _ in scorecard.breakdowns },
    PublishedTable(spcTable) { scorecard, _ in scorecard.charts.flatMap { chart in chart.points.map { (chart, $0) } } },
    PublishedTable(alertsTable) { scorecard, _ in scorecard.alerts },
    PublishedTable(actionsTable) { scorecard, _ in scorecard.actionRows },
    PublishedTable(risksTable) { scorecard, _ in scorecard.risks },
    PublishedTable(qualitativeTable) { scorecard, _ in scorecard.indicators },
    PublishedTable(qualityTable) { scorecard, _ in scorecard.quality },
    PublishedTable(rejectsTable) { _, rejects in Array(rejects.joined()) },
  ]
}
