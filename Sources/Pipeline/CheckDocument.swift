internal import Loaders
package import Model

/// What `scorecard check --format json` prints for machines.
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
    var canBeComputed: Bool
    var obstacles: [String]
  }

  private let plan: String
  private let sources: [Source]
  private let figures: [Figure]
  private let everythingCanBeComputed: Bool
  /// Files that no source reads.
  private let notRead: [String]

  package init(_ check: Check, _ definitions: DefinitionSet) {
    plan = definitions.plan.name
    notRead = check.strangers
    everythingCanBeComputed = check.everythingCanBeComputed
    sources = check.sources.map { source in
      let quality = source.quality
      return Source(
        source: quality.source, status: quality.status, note: quality.note, files: source.files, read: quality.read,
        accepted: quality.accepted, rejected: quality.rejected, duplicates: quality.duplicates, skipped: quality.skipped,
        newest: quality.newest,
        rejects: source.rejects.map { total in
          Rejected(
            column: total.column, rule: total.rule, count: total.count,
            first: total.first.map { Place(file: $0.file, line: $0.line) })
        }, warnings: quality.warnings, profile: source.profile.isEmpty ? nil : source.profile)
    }
    figures = check.figures.map {
      Figure(
        kpi: $0.figure.id.kpi, part: $0.figure.id.part, title: $0.figure.title, canBeComputed: $0.obstacles.isEmpty,
        obstacles: $0.obstacles)
    }
  }

  package func encoded() throws -> [UInt8] {
    try PublishedJSON.encode(self)
  }
}
