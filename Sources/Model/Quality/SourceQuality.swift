/// What became of one source's rows.
///
/// ```swift
/// var quality = SourceQuality(source: "exclusions", status: .delivered)
/// (quality.read, quality.accepted, quality.rejected) = (278, 275, 3)
/// quality.addsUp       // true
/// quality.isUnusable   // false
/// ```
///
/// **Shape**: a source that this run read, or that an earlier run for the day read.
///
/// **Units**: rows; read = accepted + rejected + duplicates + skipped, always.
package struct SourceQuality: Sendable, Codable, Equatable {
  /// Whether the source came, and can be used.
  package enum Status: String, Sendable, Codable {
    case delivered
    /// Delivered with headings and no rows.
    case nilReturn = "nil return"
    case missing
    case refused
  }

  /// The name of the source.
  package var source: String
  /// The files that it came in; empty where none came.
  package var files: [InputFile]
  /// All rows of its files, lines above the headings and totals included.
  package var read = 0
  /// The rows that count.
  package var accepted = 0
  /// The rows that cannot be used.
  package var rejected = 0
  /// The rows of which a later version was read.
  package var duplicates = 0
  /// How many of the duplicates say something else than the row that counts; nil in feeds from before they were counted.
  package var superseded: Int?
  /// The rows that are not this source's own: another source's, lines above the headings, totals.
  package var skipped = 0
  /// The newest day in the column that dates its rows; nil where no row is dated.
  package var newest: Day?
  /// The oldest day in that column; nil where no row is dated, or in feeds from before it was kept.
  package var oldest: Day?
  /// The newest day in that column up to the scorecard's day, by which its age is judged; nil where there is none, or in feeds
  /// from before it was kept.
  package var newestByThen: Day?
  /// The encodings of its files, each once; empty where no file was read.
  package var encoding = ""
  /// Whether it came, and can be used.
  package var status: Status
  /// What became of it, as a sentence: made of `finding`, or as an earlier run published it. Empty where there is nothing to
  /// say.
  package var note = ""
  /// What a person would question, in sentences: made of `warned`, or as an earlier run published them. The rows are used all
  /// the same.
  package var warnings: [String] = []
  /// What became of it; nil where there is nothing to say, or where an earlier run has said it.
  package var finding: SourceFinding?
  /// What a person would question; nil where an earlier run has said it.
  package var warned: [SourceWarning]?
  /// What people call it; nil in feeds from before it was kept.
  package var title: String?
  /// Whether it is older on the scorecard's day than it should be; nil in feeds from before it was kept.
  package var isStale: Bool?
  /// The accepted rows of the last published run in which it was whole, or was accepted as it was; nil for a source that is
  /// whole now.
  package var rowsBefore: Int?
  /// True where it has fewer than half of those rows, or none where there were some; nil otherwise.
  package var isShrunk: Bool?
  /// The columns that are blank in every row; nil where there are none.
  package var blankColumns: [String]?
  /// The columns for which some file has no heading; nil where there are none.
  package var missingColumns: [MissingColumn]?

  /// What became of it and what a person would question: its lines on the list of what is worth checking.
  package var points: [String] { ([note] + warnings).filter { !$0.isEmpty } }

  /// Findings are no part of what is published: their sentences are.
  private enum CodingKeys: String, CodingKey {
    case source, files, read, accepted, rejected, duplicates, superseded, skipped, newest, oldest, newestByThen, encoding, status,
      note
    case warnings, title, isStale, rowsBefore, isShrunk, blankColumns, missingColumns
  }

  /// Whether more than 5 rows, and more than 5% of those read, were replaced by a row of the same key that says something else.
  package var isKeyDoubtful: Bool { (superseded ?? 0) > 5 && 20 * (superseded ?? 0) > read }

  /// A source of which no row has been read yet.
  package init(source: String, files: [InputFile] = [], status: Status) {
    self.source = source
    self.files = files
    self.status = status
    warned = []
  }

  /// Whether it was not delivered or was refused, so that figures that need it cannot be computed.
  package var isUnusable: Bool { status == .missing || status == .refused }

  /// Whether each row that was read became one of the four things that a row can become.
  package var addsUp: Bool { read == accepted + rejected + duplicates + skipped }
}

/// A file that was read: its name, its size and its digest.
package struct InputFile: Sendable, Codable, Hashable {
  /// Its name in its folder.
  package var name: String
  /// Its size in bytes.
  package var bytes: Int
  /// The SHA-256 of its bytes as they were read, in lower-case hexadecimal.
  package var sha256: String

  /// A file with its size and its digest.
  package init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}
