internal import JSON
package import Model

/// The files that a run publishes, apart from its manifest.
///
///     let publication = Publication(scorecard, rejects, ledger: ledger)
///     for part in publication.parts {
///       for file in try part().get() { print(file.name, file.bytes.count) }
///     }
package struct Publication: Sendable {
  /// A file to publish: its name in the run's folder, and its content.
  package typealias File = (name: String, bytes: [UInt8])

  private let scorecard: Scorecard
  private let rejects: [RejectList]
  private let ledger: LedgerFile

  /// `scorecard` has its sentences already; `rejects` has a list for each source; `ledger` becomes `alerts.json`.
  package init(_ scorecard: Scorecard, _ rejects: [RejectList], ledger: LedgerFile) {
    self.scorecard = scorecard
    self.rejects = rejects
    self.ledger = ledger
  }

  /// The rows of one CSV file, as the texts of their cells.
  func records(of table: PublishedTable) -> [[String]] { table.records(scorecard, rejects) }

  /// Functions that each create some of the files, the longest work first. None needs another, so they can run on several
  /// threads at once. A failure holds what kept the files from being created.
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
