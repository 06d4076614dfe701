/// What became of a source, where that needs saying.
package enum SourceFinding: Hashable, Sendable {
  /// None of these files is in the input folder.
  case notDelivered(files: [String])
  case refused(Refusal)
  /// It was delivered with headings and no rows.
  case noRows
}
