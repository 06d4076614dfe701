/// What became of one source in a check: its files, its rows, what was wrong with them, what a person would wonder about.
package struct CheckedSource: Sendable {
  /// The source.
  package let definition: SourceDefinition
  /// What became of its rows.
  package let quality: SourceQuality
  /// How each of its files was read.
  package let files: [FileReport]
  /// Why rows could not be used, most often first.
  package let rejects: [RejectTotal]
  /// Empty unless asked for.
  package let profile: [ColumnProfile]

  /// Of a source that the check has read, or has not found.
  package init(
    definition: SourceDefinition, quality: SourceQuality, files: [FileReport], rejects: [RejectTotal], profile: [ColumnProfile]
  ) {
    (self.definition, self.quality, self.files) = (definition, quality, files)
    (self.rejects, self.profile) = (rejects, profile)
  }
}
