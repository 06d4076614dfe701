internal import Model

/// What is passed on to the next body: figures red and actions late for longer than it could have mended them, risks whose score
/// has grown or is 6 or more with all that is done.
struct PaperEscalations {
  private let scorecard: Scorecard
  private let months: Int

  /// A body that hears of nobody passes on what has lasted for a month; the next one what has lasted for three, then for six.
  init(_ scorecard: Scorecard, level: Int) {
    self.scorecard = scorecard
    months = level == 0 ? 1 : 3 * level
  }

  var items: [String] { figures + actions + risks }

  private var figures: [String] {
    scorecard.lines.filter { $0.rag == .red && Day.monthEndsPassed(from: $0.ragSince ?? $0.asOf, to: $0.asOf) >= months }.map {
      line in
      "KPI \(line.id), \(line.shortTitle): red since \(line.ragSince?.monthInWords ?? "")."
    }
  }

  private var actions: [String] {
    scorecard.actions.compactMap { action in
      let late = action.milestones.filter { $0.progress.isOverdue && $0.due.adding(months: months) < scorecard.asOf }
      guard !late.isEmpty else { return nil }
      return
        "Action \(action.id), \(action.title): \(late.map { action.id + $0.id }.joined(separator: ", ")) more than \(months == 1 ? "a month" : "\(months) months") late."
    }
  }

  private var risks: [String] {
    scorecard.risks.filter { $0.movement == .worse || $0.score >= 6 }.map {
      "Risk \($0.id) (score \($0.score) of 9\($0.movement == .worse ? ", worse than when the plan began" : "")): \($0.risk)"
    }
  }
}
