internal import Model

/// One side with its scorecard and, where it can be made again, what it is made from.
struct ComparedSide {
  let scorecard: Scorecard
  let state: Comparison.State?
  /// Nil for a side that this program computes now.
  let programVersion: String?
  let definitions: [InputFile]

  /// What was published, with the first of these states that it was made from; nil where it was made from none of them.
  init(_ published: PublishedState, among candidates: [Comparison.State]) {
    scorecard = published.scorecard
    (programVersion, definitions) = (published.programVersion, published.definitions)
    state = candidates.first {
      published.isMade(from: $0.definitions) && published.isMade(from: $0.input, $0.definitions.definitions)
    }
  }

  /// What this program makes of a state.
  init(_ scorecard: Scorecard, state: Comparison.State) {
    (self.scorecard, self.state, programVersion, definitions) = (scorecard, state, nil, state.definitions.files)
  }
}
