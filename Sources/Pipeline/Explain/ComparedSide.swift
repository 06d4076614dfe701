internal import Model

/// One side with its scorecard and, where it can be made again, what it is made from.
struct ComparedSide {
  let scorecard: Scorecard
  let state: Comparison.State?
  /// What was published; nil for a side that this program computes now.
  let published: PublishedState?
  let definitions: [InputFile]
  /// Its definitions, where they are at hand; its exports need not be.
  let folder: DefinitionFolder?
  /// Nil for a side that this program computes now.
  var programVersion: String? { published?.programVersion }

  /// A side of which only the scorecard is compared.
  init(_ scorecard: Scorecard) { (self.scorecard, state, published, definitions, folder) = (scorecard, nil, nil, [], nil) }

  /// What was published, with the first definitions and the first exports among these that it was made from; without them where it
  /// was made from none.
  init(_ published: PublishedState, among candidates: ComparedCandidates) {
    (scorecard, self.published, definitions) = (published.scorecard, published, published.definitions)
    let found = candidates.definitions(of: published)
    folder = found?.folder
    state = found.flatMap { candidates.state(of: published, by: $0) }
  }

  /// What this program makes of a state.
  init(_ scorecard: Scorecard, state: Comparison.State) {
    (self.scorecard, self.state, published) = (scorecard, state, nil)
    (definitions, folder) = (state.definitions.files, state.definitions)
  }

  /// Whether exports that were read are what it was made from.
  func isMade(from quality: [SourceQuality]) -> Bool { published?.isMade(from: quality) ?? true }
}
