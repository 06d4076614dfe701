internal import JSON
internal import Wording
package import Model

/// What `scorecard check --format json` prints for programs.
package struct CheckDocument: Encodable {
  private struct Place: Encodable {
    var file: String
    var line: Int
  }
  private struct Rejected: Encodable {
    var column: String
    var rule: RejectRule
    var count: Int
    /// The first of them.
    var first: [Place]
  }
  private struct Source: Encodable {
    var source: String
    var status: SourceQuality.Status
    var note: String
    var files: [FileReport]
    var read: Int
    var accepted: Int
    var rejected: Int
    var duplicates: Int
    var superseded: Int
    var skipped: Int
    var newest: Day?
    var rejects: [Rejected]
    var warnings: [String]
    var profile: [ColumnProfile]?
  }
  private struct Figure: Encodable {
    var kpi: String
    var part: String
    var title: String
    /// As a run for the day would publish them.
    var status: FigureStatus
    /// Why the figure has no value, or only a provisional one; empty where there is no such reason.
    var reason: String
    var note: String
    /// Whether the figure would rest on all that it should.
    var canBeComputed: Bool
    /// What of its sources is missing or refused, a sentence each.
    var obstacles: [String]
    /// What of its definition nobody has agreed by the day; left out where that is nothing.
    var toConfirm: [Confirmation]?
  }

  private let plan: String
  private let sources: [Source]
  private let figures: [Figure]
  private let everythingCanBeComputed: Bool
  /// Files that no source reads.
  private let notRead: [String]

  /// `definitions` are those that were checked.
  package init(_ check: Check, _ definitions: DefinitionSet) {
    plan = definitions.plan.name
    notRead = check.strangers
    everythingCanBeComputed = !check.figures.isEmpty && check.exitCode == 0
    sources = check.sources.map { source in
      let quality = source.quality
      return Source(
        source: quality.source, status: quality.status, note: quality.note, files: source.files, read: quality.read,
        accepted: quality.accepted, rejected: quality.rejected, duplicates: quality.duplicates,
        superseded: quality.superseded ?? 0, skipped: quality.skipped,
        newest: quality.newest,
        rejects: source.rejects.map { total in
          Rejected(
            column: total.column, rule: total.rule, count: total.count,
            first: total.first.map { Place(file: $0.file, line: $0.line) })
        }, warnings: quality.warnings, profile: source.profile.isEmpty ? nil : source.profile)
    }
    figures = check.figures.map {
      Figure(
        kpi: $0.line.id.kpi, part: $0.line.id.part, title: $0.line.title, status: $0.line.status,
        reason: $0.line.publishedReason?.rawValue ?? "",
        note: $0.line.publishedNote, canBeComputed: !$0.line.restsOnLess,
        obstacles: $0.unreadable.map(\.obstacleInWords), toConfirm: $0.toConfirm.isEmpty ? nil : $0.toConfirm)
    }
  }

  /// The document as JSON in UTF-8.
  ///
  /// Throws: `EncodingError` for a number that is infinite or not a number, which a check does not hold.
  package func encoded() throws -> [UInt8] {
    try PublishedJSON.encode(self)
  }
}
