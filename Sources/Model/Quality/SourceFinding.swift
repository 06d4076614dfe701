/// What became of a source, where there is something to say.
package enum SourceFinding: Equatable, Sendable {
  /// None of these files is in the input folder. `alike` is a file that no source reads and whose name begins in the same way; nil
  /// where there is none.
  case notDelivered(files: [String], alike: String? = nil)
  /// Its files cannot be trusted, for this reason.
  case refused(Refusal)
  /// It was delivered with headings and no rows.
  case noRows
}
