package import Model

/// What a paper says of its board.
package struct PaperBackgroundSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has who holds which office.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Who chairs the board, and who has a seat by right; empty where the plan does not say.
  package func people(of board: BoardDefinition) -> String {
    let (chairs, seats) = (board.coChairs.map { scorecard.named($0) }.joined(separator: "; "), board.seats.joinedInWords)
    return [
      chairs.isEmpty ? "" : "The \(board.title) is chaired by: \(chairs).", seats.isEmpty ? "" : "Guaranteed seats: \(seats).",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
