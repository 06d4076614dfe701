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
    func isLong(_ due: Day) -> Bool { Day.monthEndsPassed(from: due, to: scorecard.asOf) >= months }
    return scorecard.actions.compactMap { action in
      var late = action.milestones.filter { $0.progress.isOverdue && isLong($0.due) }.map { action.id + $0.id }
      if action.progress.isOverdue, let due = action.due, isLong(due) { late.insert("the whole of it", at: 0) }
      guard !late.isEmpty else { return nil }
      let long = months == 1 ? "a month or more" : "\(months) months or more"
      return "Action \(action.id), \(action.title): \(late.joined(separator: ", ")), late by \(long)."
    }
  }

  private var risks: [String] {
    scorecard.risks.filter { $0.movement == .worse || $0.score >= 6 }.map {
      "Risk \($0.id) (score \($0.score) of 9\($0.movement == .worse ? ", worse than \($0.earlier?.score ?? 0) on \($0.earlier?.day.inWords ?? "")" : "")): \(Excerpt.of($0.risk))"
    }
  }
}
