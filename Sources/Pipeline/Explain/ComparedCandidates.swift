internal import Model

/// Where the definitions and exports may lie that a published state was made from. Files are known by their digests, whatever
/// folder they are in.
package struct ComparedCandidates: Sendable {
  /// Folders of definitions, with their paths.
  package var definitions: [(path: String, folder: DefinitionFolder)]
  /// Paths of folders of exports.
  package var inputs: [String]
  /// A folder of exports that was read already, and what was found in it; nil where none was.
  var read: (input: String, quality: [SourceQuality])?
  /// What earlier runs kept; nil where nobody knows where that is.
  package var kept: KeptRuns?

  /// Folders to look in, the likeliest first.
  package init(definitions: [(path: String, folder: DefinitionFolder)], inputs: [String], kept: KeptRuns?) {
    (self.definitions, self.inputs, self.kept) = (definitions, inputs, kept)
  }

  /// What a state was made from; nil where its definitions or its exports are not at hand.
  func state(of published: PublishedState) -> Comparison.State? {
    let kept = self.kept?.folders(ofPublished: published.folder)
    var found = definitions.first { published.isMade(from: $0.folder) }
    if found == nil, let kept, let folder = try? DefinitionFolder(path: kept.definitions), published.isMade(from: folder) {
      found = (kept.definitions, folder)
    }
    guard let found else { return nil }
    if let read, published.isMade(from: read.quality) {
      return Comparison.State(pipelines: found.path, definitions: found.folder, input: read.input, day: published.scorecard.asOf)
    }
    let places = inputs.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } } + [kept?.exports].compactMap(\.self)
    guard let input = places.first(where: { published.isMade(from: $0, found.folder.definitions) }) else { return nil }
    return Comparison.State(pipelines: found.path, definitions: found.folder, input: input, day: published.scorecard.asOf)
  }
}
