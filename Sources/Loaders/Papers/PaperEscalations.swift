internal import Model

/// What is passed on to the next board: figures red and actions late for longer than it could have mended them, risks whose score
/// has grown or is 6 or more with all that is done, as the register says now.
struct PaperEscalations {
  private let scorecard: Scorecard
  private let months: Int

  /// A board that hears of nobody passes on what has lasted for a month; the next one what has lasted for three, then for six.
  init(_ scorecard: Scorecard, level: Int) {
    self.scorecard = scorecard
    months = level == 0 ? 1 : 3 * level
  }

  var items: [Escalation] { figures + actions + risks }

  private var figures: [Escalation] {
    scorecard.lines.filter { $0.rag == .red && Day.monthEndsPassed(from: $0.ragSince ?? $0.asOf, to: $0.asOf) >= months }
      .map { .figure($0.id, title: $0.shortTitle, since: $0.ragSince) }
  }

  private var actions: [Escalation] {
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
