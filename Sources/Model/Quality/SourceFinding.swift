/// What became of a source, where there is something to say.
package enum SourceFinding: Equatable, Sendable {
  /// None of these files is in the input folder.
  case notDelivered(files: [String])
  /// Its files cannot be trusted, for this reason.
  case refused(Refusal)
  /// It was delivered with headings and no rows.
  case noRows
}
