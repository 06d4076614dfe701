package import Model

/// The files that a run publishes, apart from its manifest.
package struct Publication: Sendable {
  private let scorecard: Scorecard
  private let rejects: [RejectList]
  private let ledger: LedgerFile

  package init(_ scorecard: Scorecard, _ rejects: [RejectList], ledger: LedgerFile) {
    self.scorecard = scorecard
    self.rejects = rejects
    self.ledger = ledger
  }

  package func files() throws -> [(name: String, bytes: [UInt8])] {
    let targets = scorecard.lines.flatMap { line in line.targets.map { (line, $0) } }
    return [
      scorecardTable.file(scorecard.lines),
      ("scorecard.json", try Feed.encode(scorecard)),
      ("scorecard.schema.json", PackageResources.scorecard_1_schema_json),
      ("datapackage.json", try PublishedJSON.encodeAsNamed(DataPackage(scorecard))),
      ("csv-metadata.json", try PublishedJSON.encodeAsNamed(CSVWMetadata(scorecard))),
      ("dashboard.html", try DashboardPage(scorecard).bytes()),
      ("scorecard.xlsx", try Workbook(scorecard).bytes()),
      seriesTable.file(scorecard.series),
      breakdownsTable.file(scorecard.breakdowns),
      targetsTable.file(targets),
      spcTable.file(scorecard.charts.flatMap { chart in chart.points.map { (chart, $0) } }),
      alertsTable.file(scorecard.alerts),
      ("alerts.json", try PublishedJSON.encode(ledger)),
      qualityTable.file(scorecard.quality),
      rejectsTable.file(rejects.joined()),
    ]
  }
}
