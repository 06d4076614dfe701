internal import JSON
package import Model

/// The files that a run publishes, apart from its manifest.
package struct Publication: Sendable {
  package typealias File = (name: String, bytes: [UInt8])

  private let scorecard: Scorecard
  private let rejects: [RejectList]
  private let ledger: LedgerFile

  package init(_ scorecard: Scorecard, _ rejects: [RejectList], ledger: LedgerFile) {
    self.scorecard = scorecard
    self.rejects = rejects
    self.ledger = ledger
  }

  /// Some files each, the longest work first: they can be made side by side.
  package var parts: [@Sendable () -> Result<[File], any Error>] {
    let (scorecard, rejects, ledger) = (scorecard, rejects, ledger)
    return [
      { Result { [("scorecard.xlsx", try Workbook(scorecard).bytes())] } },
      { Result { [("dashboard.html", try DashboardPage(scorecard).bytes())] } },
      { Result { [("scorecard.json", try Feed.encode(scorecard)), ("alerts.json", try PublishedJSON.encode(ledger))] } },
      { .success(PublishedTable.all.map { $0.file(scorecard, rejects) }) },
      {
        Result {
          [
            ("scorecard.schema.json", PackageResources.scorecard_1_schema_json),
            ("datapackage.json", try PublishedJSON.encodeAsNamed(DataPackage(scorecard))),
            ("csv-metadata.json", try PublishedJSON.encodeAsNamed(CSVWMetadata(scorecard))),
          ]
        }
      },
    ]
  }
}
