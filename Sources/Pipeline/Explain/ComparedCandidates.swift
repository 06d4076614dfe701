internal import Model
internal import Publishing

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

  /// The definitions that a state was made with; nil where they are not at hand.
  func definitions(of published: PublishedState) -> (path: String, folder: DefinitionFolder)? {
    if let found = definitions.first(where: { published.isMade(from: $0.folder) }) { return found }
    let places = kept?.definitions(ofPublished: published.folder, like: published.definitions) ?? []
    for path in places {
      if let folder = try? DefinitionFolder(path: path), published.isMade(from: folder) { return (path, folder) }
    }
    return nil
  }

  /// What a state was made from; nil where its definitions or its exports are not at hand.
  func state(of published: PublishedState) -> Comparison.State? {
    definitions(of: published).flatMap { state(of: published, by: $0) }
  }

  /// What a state was made from by its definitions; nil where its exports are not at hand.
  func state(of published: PublishedState, by found: (path: String, folder: DefinitionFolder)) -> Comparison.State? {
    func state(_ input: String) -> Comparison.State {
      Comparison.State(pipelines: found.path, definitions: found.folder, input: input, day: published.scorecard.asOf)
    }
    if let read, published.isMade(from: read.quality) { return state(read.input) }
    let named = inputs.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    func isSource(_ input: String) -> Bool { published.isMade(from: input, found.folder.definitions) }
    if let input = named.first(where: isSource) { return state(input) }
    return kept?.exports(ofPublished: published.folder, like: published.sources.flatMap(\.files)).first(where: isSource).map(
      state)
  }
}
