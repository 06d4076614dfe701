package import Model

/// Finds what boards pass on to the next one: figures that are red and actions that are late for longer than a board may take to
/// resolve them, and risks whose score has grown, or is 6 or more after mitigation. Pure.
package struct Escalations: Sendable {
  private let scorecard: Scorecard
  private let boards: [BoardDefinition]

  /// `boards` are all boards of the plan.
  package init(_ scorecard: Scorecard, _ boards: [BoardDefinition]) { (self.scorecard, self.boards) = (scorecard, boards) }

  /// What a board passes on: figures first, then actions, then risks.
  package func items(from board: BoardDefinition) -> [Escalation] {
    let months = months(of: board)
    return figures(months) + actions(months) + risks
  }

  /// A board to which nobody reports passes on what has lasted for a month; the next one what has lasted for three, then for six.
  private func months(of board: BoardDefinition) -> Int {
    let level = level(of: board)
    return level == 0 ? 1 : 3 * level
  }

  /// How many boards are below a board, one below the other.
  private func level(of board: BoardDefinition) -> Int {
    boards.filter { $0.reportsTo == board.id }.map { 1 + level(of: $0) }.max() ?? 0
  }

  private func figures(_ months: Int) -> [Escalation] {
    scorecard.lines.filter { $0.rag == .red && Day.monthEndsPassed(from: $0.ragSince ?? $0.asOf, to: $0.asOf) >= months }
      .map { .figure($0.id, title: $0.shortTitle, since: $0.ragSince) }
  }

  private func actions(_ months: Int) -> [Escalation] {
    func isLong(_ due: Day) -> Bool { due.adding(months: months) <= scorecard.asOf }
    return scorecard.actions.compactMap { action in
      let late = action.milestones.filter { $0.progress.isOverdue && isLong($0.due) }.map { action.id + $0.id }
      let isWhole = action.progress.isOverdue && action.due.map(isLong) == true
      guard isWhole || !late.isEmpty else { return nil }
      return .action(
        Escalation.LateAction(id: action.id, title: action.title, isWhole: isWhole, milestones: late, months: months))
    }
  }

  private var risks: [Escalation] {
    scorecard.risks.filter { $0.isKnown && ($0.movement == .worse || $0.score >= 6) }.map { risk in
      .risk(id: risk.id, text: risk.risk, score: risk.score, worse: risk.movement == .worse ? risk.earlier : nil)
    }
  }
}
