internal import Model

/// What is different from the paper before, in sentences: colours, targets, milestones, risks.
struct PaperChanges {
  let now: Scorecard
  let before: Scorecard
  /// Only a full paper has room for what merely moved, and for each milestone's words.
  let isFull: Bool

  var sentences: [String] { colours + milestones + risks }

  private var colours: [String] {
    now.lines.compactMap { line in
      guard let earlier = before.lines.first(where: { $0.id == line.id }), earlier.unit == line.unit else { return nil }
      let unit = Unit(line.unit)
      let (then, today) = (earlier.value.map(unit.text) ?? "not computed", line.value.map(unit.text) ?? "not computed")
      let values = then == today ? "still \(today)" : "from \(then) to \(today)"
      let name = "KPI \(line.id), \(line.shortTitle)"
      if earlier.rag != line.rag {
        return "\(name): from \(earlier.rag?.rawValue ?? "no colour") to \(line.rag?.rawValue ?? "no colour"), \(values)."
      }
      return then == today || !isFull ? nil : "\(name): \(values)."
    }
  }

  private var milestones: [String] {
    now.actions.flatMap { action -> [String] in
      let earlier = before.actions.first { $0.id == action.id }
      return action.milestones.compactMap { milestone in
        let then = earlier?.milestones.first { $0.id == milestone.id }?.progress
        let name = "Milestone \(action.id)\(milestone.id)"
        let words = isFull ? milestone.text : PaperDocument.short(milestone.text, 75)
        if milestone.progress.isDone, then?.isDone != true { return "\(name) is done: \(words)" }
        return milestone.progress.isOverdue && then?.isOverdue == false
          ? "\(name) is late; it was due by \(milestone.due.inWords): \(words)" : nil
      }
    }
  }

  private var risks: [String] {
    now.risks.compactMap { risk in
      guard let earlier = before.risks.first(where: { $0.id == risk.id }) else { return "Risk \(risk.id) is new: \(risk.risk)" }
      return earlier.score == risk.score ? nil : "Risk \(risk.id): its score went from \(earlier.score) to \(risk.score)."
    }
  }
}
