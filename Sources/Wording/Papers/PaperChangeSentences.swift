package import Model

/// What is different from the paper before, in sentences: colours, targets, milestones, risks. Like is told against like; of
/// what was not known then nothing is said to have changed.
package struct PaperChangeSentences: Sendable {
  private let now: Scorecard
  private let before: Scorecard
  private let isFull: Bool

  /// `isFull`: only a full paper has room for what merely moved, and for each milestone's words.
  package init(now: Scorecard, before: Scorecard, isFull: Bool) {
    self.now = now
    self.before = before
    self.isFull = isFull
  }

  /// A sentence a change; at least one.
  package var sentences: [String] {
    let changes = figures + milestones + risks
    return changes.isEmpty ? ["Nothing since \(before.asOf.inWords)."] : changes
  }

  /// Where what it is compared with is of another day than that of the last paper.
  package var span: String { "Since \(before.asOf.inWords): no earlier scorecard of the period was published." }

  /// Why nothing is compared. `from` is the first day of the paper's period.
  package static func nothingBefore(_ now: Scorecard, from: Day, isFirst: Bool) -> String {
    isFirst
      ? "This is the first paper, and no scorecard before it was published."
      : "No scorecard was published between \((from - 1).inWords), the day of the last paper, and \(now.asOf.inWords)."
  }

  private var figures: [String] {
    now.lines.compactMap { line in
      guard let earlier = before.lines.first(where: { $0.id == line.id }), earlier.unit == line.unit else { return nil }
      let unit = Unit(line.unit)
      let (then, today) = (unit.computed(earlier.value), unit.computed(line.value))
      let values = Self.anew(line, earlier) ?? (then == today ? "still \(today)" : "from \(then) to \(today)")
      let name = "KPI \(line.id), \(line.shortTitle)"
      if earlier.rag != line.rag {
        return "\(name): from \(earlier.rag?.rawValue ?? "no colour") to \(line.rag?.rawValue ?? "no colour"), \(values)."
      }
      return then == today || !isFull ? nil : "\(name): \(values)."
    }
  }

  /// Of what begins anew each year a new year's count is no less than the last year's.
  private static func anew(_ line: ScorecardLine, _ earlier: ScorecardLine) -> String? {
    guard line.startsAnew == true, let start = line.periodStart, start > earlier.asOf, let value = line.value else { return nil }
    return "\(Unit(line.unit).text(value)) since \(start.inWords), when counting began anew"
  }

  private var milestones: [String] {
    guard !before.isUnreported else {
      return now.isUnreported ? [] : ["What was reported of milestones by \(before.asOf.inWords) is not known."]
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
    let words = isFull ? milestone.text : Excerpt.short(milestone.text, 75)
    let progress = milestone.progress
    if progress.isDone != then.isDone { return "\(name) is \(progress.isDone ? "done" : "no longer reported as done"): \(words)" }
    return progress.isOverdue && !then.isOverdue ? "\(name) is late; it was due by \(milestone.due.inWords): \(words)" : nil
  }

  private var risks: [String] {
    guard !before.risks.isEmpty else { return [] }
    let gone = before.risks.filter { earlier in !now.risks.contains { $0.id == earlier.id } }
    return now.risks.compactMap(change)
      + gone.map { "Risk \($0.id) is no longer in the register: \(Excerpt.sentence($0.risk))" }
  }

  private func change(of risk: RiskStatus) -> String? {
    guard let earlier = before.risks.first(where: { $0.id == risk.id }) else {
      return "Risk \(risk.id) is new: \(Excerpt.sentence(risk.risk))"
    }
    guard earlier.after != risk.after || earlier.before != risk.before else { return nil }
    if (earlier.after == nil) != (risk.after == nil) {
      return risk.after == nil
        ? "Risk \(risk.id) is no longer scored with what is done against it; without, it is \(risk.before.score)."
        : "Risk \(risk.id) is scored with what is done against it now: \(risk.score)."
    }
    if earlier.score != risk.score { return "Risk \(risk.id): its score went from \(earlier.score) to \(risk.score)." }
    guard earlier.before.score != risk.before.score else { return nil }
    return "Risk \(risk.id): without what is done its score went from \(earlier.before.score) to \(risk.before.score)."
  }
}
