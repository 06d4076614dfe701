/// What a published table is, whatever its rows are made from: all that a description of the feed needs.
struct TableDescription: Sendable {
  let name: String
  let grain: String
  /// Nil where no columns tell its rows apart.
  let key: [String]?
  let reference: TidyReference?
  let columns: [(name: String, kind: TidyKind, meaning: String)]

  private init<Row>(_ table: TidyTable<Row>) {
    (name, grain, reference) = (table.name, table.grain, table.reference)
    key = table.key.isEmpty ? nil : table.key
    columns = table.columns.map { ($0.name, $0.kind, $0.meaning) }
  }

  /// Every CSV file that a run publishes.
  static let all = [
    TableDescription(scorecardTable), TableDescription(targetsTable), TableDescription(seriesTable),
    TableDescription(breakdownsTable), TableDescription(spcTable), TableDescription(alertsTable),
    TableDescription(actionsTable), TableDescription(risksTable), TableDescription(qualitativeTable),
    TableDescription(qualityTable), TableDescription(rejectsTable),
  ]
}
