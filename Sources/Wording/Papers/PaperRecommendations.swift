package import Model

/// What a paper asks a board to decide.
package struct PaperDecisionSentences: Sendable {
  private let scorecard: Scorecard
  private let escalations: [Escalation]
  private let isShort: Bool

  /// `isShort`: there is room for one sentence about all figures alone.
  package init(_ scorecard: Scorecard, escalations: [Escalation], isShort: Bool) {
    self.scorecard = scorecard
    self.escalations = escalations
    self.isShort = isShort
  }

  /// At least one.
  package var sentences: [String] {
    let all = figures + [late, risks].compactMap(\.self)
    return all.isEmpty ? ["None."] : all
  }

  private var figures: [String] {
    let red = scorecard.lines.filter { $0.rag == .red }
    if isShort, red.count > 1 {
      let names = red.map(\.id.description).joinedInWords
      return ["KPI \(names): for each, agree what more will be done to come back on track, by whom and by when."]
    }
    return red.map { "KPI \($0.id): agree what more will be done to \(goal(of: $0)), and by whom." }
  }

  private func goal(of line: ScorecardLine) -> String {
    guard let target = line.targets.first(where: { $0.date > scorecard.asOf }) ?? line.targets.last else {
      return "come back on track"
    }
    let day = target.date.inWords
    return "reach \(Unit(line.unit).text(target.target))"
      + (target.date > scorecard.asOf ? " by \(day)" : ", which was due by \(day)")
  }

  private var late: String? {
    let actions = scorecard.actions.filter(\.progress.isOverdue).map(\.id)
    let milestones = scorecard.actions.flatMap { action in
      action.milestones.filter(\.progress.isOverdue).map { action.id + $0.id }
    }
    let late = [("action", actions), ("milestone", milestones)].filter { !$0.1.isEmpty }.map { noun, names in
      (names.count == 1 ? noun : noun + "s") + " " + names.joinedInWords
    }
    return late.isEmpty ? nil : "Late, \(late.joined(separator: "; ")): agree new dates, or what will be done instead."
  }

  private var risks: String? {
    let risks = escalations.filter { $0.kind == .risk }
    return risks.isEmpty ? nil : "\(risks.namesInWords.withCapital): agree what more will be done, or that it is borne."
  }
}
