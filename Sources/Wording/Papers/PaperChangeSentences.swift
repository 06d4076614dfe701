package import Model

/// What is different from the paper before, in sentences: colours, targets, milestones, risks. Only what was known then is
/// compared.
package struct PaperChangeSentences: Sendable {
  private let now: Scorecard
  private let before: Scorecard
  private let isFull: Bool

  /// `isFull`: only a full paper has room for what changed without a new colour.
  package init(now: Scorecard, before: Scorecard, isFull: Bool) {
    self.now = now
    self.before = before
    self.isFull = isFull
  }

  /// A sentence a change; at least one.
  package var sentences: [String] {
    let changes = figures + (isFull ? sameColour : []) + milestones + risks
    return changes.isEmpty ? ["No colour, milestone or risk score has changed since \(before.asOf.inWords)."] : changes
  }

  /// Where what it is compared with is of another day than that of the last paper.
  package var span: String { "Compared with \(before.asOf.inWords), the earliest scorecard available." }

  /// Where there is no earlier day at all.
  package static let nothingBefore = "There is no earlier month to compare with."

  private var figures: [String] {
    now.lines.compactMap { line in
      guard let earlier = before.lines.first(where: { $0.id == line.id }), earlier.unit == line.unit else { return nil }
      let unit = Unit(line.unit)
      let (then, today) = (unit.computed(earlier.value), unit.computed(line.value))
      let values = Self.restarted(line, earlier) ?? (then == today ? "still \(today)" : "\(today), was \(then)")
      let name = "KPI \(line.id), \(line.shortTitle)"
      return earlier.rag == line.rag ? nil : "\(name): from \(Self.colour(earlier)) to \(Self.colour(line)) (\(values))."
    }
  }

  /// What has changed, and what has not, with the colour that it had.
  private var sameColour: [String] {
    let compared = now.lines.compactMap { line -> ComparedFigure? in
      guard let earlier = before.lines.first(where: { $0.id == line.id }), earlier.unit == line.unit, earlier.rag == line.rag
      else { return nil }
      return ComparedFigure(line, then: earlier.value, isWhole: earlier.status == .computed)
    }
    return compared.sentences.map { "Same colour. \($0)" }
  }

  private static func colour(_ line: ScorecardLine) -> String { line.rag?.rawValue.withCapital ?? "no colour" }

  /// Of what begins again each year a new year's count is no less than the last year's.
  private static func restarted(_ line: ScorecardLine, _ earlier: ScorecardLine) -> String? {
    guard line.hasRestarted(since: earlier.asOf), let start = line.periodStart, let value = line.value else { return nil }
    return "\(Unit(line.unit).text(value)) since \(start.inWords), when the count restarted"
  }

  private var milestones: [String] {
    guard !before.isUnreported else {
      return now.isUnreported ? [] : ["Milestones: no progress had been reported by \(before.asOf.inWords) to compare with."]
    }
    return now.actions.flatMap { action -> [String] in
      guard action.progress.isKnown, let earlier = before.actions.first(where: { $0.id == action.id }) else { return [] }
      return action.milestones.compactMap { milestone in
        earlier.milestones.first { $0.id == milestone.id }.flatMap { change(of: milestone, in: action, since: $0.progress) }
      }
    }
  }

  private func change(of milestone: MilestoneStatus, in action: ActionStatus, since then: ReportedProgress) -> String? {
    let name = "Milestone \(action.id)\(milestone.id)"
    let words = Excerpt.short(milestone.text, 90)
    let progress = milestone.progress
    if progress.isDone != then.isDone {
      return "\(name) is \(progress.isDone ? "complete" : "no longer reported as complete"): \(words)"
    }
    return progress.isOverdue && !then.isOverdue
      ? "\(name) is overdue (it was due by \(milestone.due.inWords)): \(words)" : nil
  }

  private var risks: [String] {
    guard !before.risks.isEmpty else { return [] }
    let gone = before.risks.filter { earlier in !now.risks.contains { $0.id == earlier.id } }
    let scores = now.risks.compactMap(score)
    return (scores.isEmpty ? [] : ["Risk scores after mitigation: \(scores.joined(separator: "; "))."])
      + now.risks.compactMap(change) + gone.map { "Risk \($0.id) is no longer in the register: \(Excerpt.sentence($0.risk))" }
  }

  /// `R3 is 6 (was 2)`; nil where it has not changed.
  private func score(of risk: RiskStatus) -> String? {
    guard let earlier = before.risks.first(where: { $0.id == risk.id }), (earlier.after == nil) == (risk.after == nil),
      earlier.score != risk.score
    else { return nil }
    return "\(risk.id) is \(risk.score) (was \(earlier.score))"
  }

  private func change(of risk: RiskStatus) -> String? {
    guard let earlier = before.risks.first(where: { $0.id == risk.id }) else {
      return "Risk \(risk.id) is new: \(Excerpt.sentence(risk.risk))"
    }
    guard earlier.after != risk.after || earlier.before != risk.before else { return nil }
    if (earlier.after == nil) != (risk.after == nil) {
      return risk.after == nil
        ? "Risk \(risk.id) no longer has a score after mitigation; before mitigation it is \(risk.before.score)."
        : "Risk \(risk.id) now has a score after mitigation: \(risk.score)."
    }
    guard earlier.score == risk.score, earlier.before.score != risk.before.score else { return nil }
    return "Risk \(risk.id): score before mitigation \(risk.before.score), was \(earlier.before.score)."
  }
}
