/// What one state has of a source.
///
/// **Units**: rows, as in `SourceQuality`.
package struct ComparedExport: Sendable, Equatable, Encodable {
  /// The names of its files.
  package var files: [String]
  /// Whether it came, and can be used.
  package var status: SourceQuality.Status
  /// The rows of its files.
  package var read: Int
  /// The rows that could be used.
  package var accepted: Int
  /// The rows that could not be used.
  package var rejected: Int
  /// The rows of which a later version was read.
  package var duplicates: Int
  /// The rows that are not this source's own.
  package var skipped: Int
  /// What became of it, as a sentence; nil where there is nothing to say.
  package var note: String?
  private var digests: [String]

  /// Nil for one that was not delivered.
  package init?(_ quality: SourceQuality) {
    guard quality.status != .missing else { return nil }
    (files, digests, status) = (quality.files.map(\.name), quality.files.map(\.sha256), quality.status)
    (read, accepted, rejected) = (quality.read, quality.accepted, quality.rejected)
    (duplicates, skipped) = (quality.duplicates, quality.skipped)
    note = quality.note.isEmpty ? nil : quality.note
  }

  /// Whether figures can be made of it.
  package var isUsable: Bool { status != .refused }

  /// Whether it has the same bytes as another.
  package func hasSameFiles(as other: Self) -> Bool { digests == other.digests }

  /// Whether anything is told otherwise of another.
  package func differs(from other: Self) -> Bool {
    digests != other.digests || status != other.status
      || [accepted, rejected, duplicates, skipped] != [other.accepted, other.rejected, other.duplicates, other.skipped]
  }

  private enum CodingKeys: String, CodingKey { case files, status, read, accepted, rejected, duplicates, skipped, note }
}
