package import Model

/// How a paper begins: its period, whom it is for, and what a reader in a hurry needs.
package struct PaperSummarySentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the paper's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Which area and which days it is about, and who may read it.
  package func period(from first: Day) -> String {
    "\(scorecard.area). \(first.inWords) to \(scorecard.asOf.inWords). \(Scorecard.audience)"
  }

  /// Who chairs the board, and who has a seat by right; empty where the plan does not say.
  package func people(of board: BoardDefinition) -> String {
    let (chairs, seats) = (board.coChairs.map { scorecard.named($0) }.joinedInWords, board.seats.joinedInWords)
    return [chairs.isEmpty ? "" : "Co-chairs: \(chairs).", seats.isEmpty ? "" : "Guaranteed seats: \(seats)."]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many figures are where.
  package var figures: String {
    let lines = scorecard.lines
    let computed = lines.filter { $0.value != nil }
    func count(_ rag: RAG) -> Int { lines.count { $0.rag == rag } }
    let counts = [
      (count(.red), "red"), (count(.amber), "amber"), (count(.green), "green"),
      (computed.count { $0.rag == nil }, "without a target now"), (lines.count - computed.count, "not computed"),
    ]
    return "Figures: \(counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "))."
  }

  /// Which figure is furthest from what is expected. `isFull`: with where it stands.
  package func furthestBehind(_ line: ScorecardLine, isFull: Bool) -> String {
    ["Furthest behind: KPI \(line.id), \(line.shortTitle).", isFull ? line.words?.standing : nil].compactMap(\.self)
      .joined(separator: " ")
  }

  /// How many milestones are done and late; nil for a plan without actions.
  package var milestones: String? {
    if scorecard.isUnreported {
      return "Nothing is known of the plan's milestones: no reports on them came that could be read."
    }
    guard !scorecard.actions.isEmpty else { return nil }
    let day = scorecard.asOf
    let milestones = scorecard.actions.flatMap(\.milestones)
    let (done, late) = (milestones.count { $0.progress.isDone }, milestones.count { $0.progress.isOverdue })
    let today = milestones.count { !$0.progress.isDone && $0.due == day }
    let due = today == 0 ? "" : "; \(today) more, due on \(day.inWords), \(today == 1 ? "is" : "are") not reported as done"
    return "Milestones: \(done) of \(milestones.count) done, \(late) late\(due)."
  }
}
