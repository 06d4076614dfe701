/// What became of one source's rows. `read = accepted + rejected + duplicates + skipped`, always.
package struct SourceQuality: Sendable, Codable, Hashable {
  package enum Status: String, Sendable, Codable {
    case delivered
    /// Delivered with headings and no rows.
    case nilReturn = "nil return"
    case missing
    case refused
  }

  package var source: String
  package var files: [InputFile]
  package var read = 0
  package var accepted = 0
  package var rejected = 0
  package var duplicates = 0
  /// Of the duplicates those that say another thing than the row that counts; nil in feeds from before they were counted.
  package var superseded: Int?
  package var skipped = 0
  /// The newest day in the column the source is dated by.
  package var newest: Day?
  /// The oldest; nil in feeds from before it was kept, too.
  package var oldest: Day?
  /// The newest day up to the scorecard's; nil in feeds from before it was kept, too.
  package var newestByThen: Day?
  package var encoding = ""
  package var status: Status
  /// What became of it, as a sentence; empty where nothing needs saying. From `finding`, or as an earlier run published it.
  package var note = ""
  /// What a person would wonder about, in sentences; the rows are used all the same. From `warned`, or as an earlier run published them.
  package var warnings: [String] = []
  /// What became of it; nil where nothing needs saying, or an earlier run has said it.
  package var finding: SourceFinding?
  /// What a person would wonder about; nil where an earlier run has said it.
  package var warned: [SourceWarning]?
  /// What people call it; nil in feeds from before it was kept.
  package var title: String?
  /// Older than it should be on the scorecard's day.
  package var isStale: Bool?
  /// Of a source that is not whole now, the accepted rows of the last published run in which it was whole or accepted as it was.
  package var rowsBefore: Int?
  /// It has fewer than half of those, or none where there were some.
  package var isShrunk: Bool?
  /// Columns that are blank in every row; nil where there are none.
  package var blankColumns: [String]?
  /// Columns without a heading; nil where there are none.
  package var missingColumns: [MissingColumn]?

  /// What became of it and what a person would wonder about: its lines on the list of what is worth checking.
  package var points: [String] { ([note] + warnings).filter { !$0.isEmpty } }

  /// Findings are no part of what is published: their sentences are.
  private enum CodingKeys: String, CodingKey {
    case source, files, read, accepted, rejected, duplicates, superseded, skipped, newest, oldest, newestByThen, encoding, status,
      note
    case warnings, title, isStale, rowsBefore, isShrunk, blankColumns, missingColumns
  }

  /// More than 5 rows and more than 5% of those read were replaced by a row of the same key that says another thing.
  package var isKeyDoubtful: Bool { (superseded ?? 0) > 5 && 20 * (superseded ?? 0) > read }

  package init(source: String, files: [InputFile] = [], status: Status) {
    self.source = source
    self.files = files
    self.status = status
    warned = []
  }

  /// It was not delivered, or was refused: figures that need it cannot be computed.
  package var isUnusable: Bool { status == .missing || status == .refused }

  package var addsUp: Bool { read == accepted + rejected + duplicates + skipped }
}

/// A file that was read: its name in the input folder, its size and its digest.
package struct InputFile: Sendable, Codable, Hashable {
  package var name: String
  package var bytes: Int
  /// SHA-256 in lower-case hexadecimal, of the bytes as they were read.
  package var sha256: String

  package init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}
