internal import Model

/// One side with its scorecard and, where it can be made again, what it is made from.
struct ComparedSide {
  let scorecard: Scorecard
  let state: Comparison.State?
  /// What was published; nil for a side that this program computes now.
  let published: PublishedState?
  let definitions: [InputFile]
  /// Nil for a side that this program computes now.
  var programVersion: String? { published?.programVersion }

  /// A side of which only the scorecard is compared.
  init(_ scorecard: Scorecard) { (self.scorecard, state, published, definitions) = (scorecard, nil, nil, []) }

  /// What was published, with the first definitions and the first exports among these that it was made from; without them where it
  /// was made from none.
  init(_ published: PublishedState, among candidates: ComparedCandidates) {
    (scorecard, self.published, definitions) = (published.scorecard, published, published.definitions)
    state = candidates.state(of: published)
  }

  /// What this program makes of a state.
  init(_ scorecard: Scorecard, state: Comparison.State) {
    (self.scorecard, self.state, published, definitions) = (scorecard, state, nil, state.definitions.files)
  }

  /// Whether exports that were read are what it was made from.
  func isMade(from quality: [SourceQuality]) -> Bool { published?.isMade(from: quality) ?? true }
}
