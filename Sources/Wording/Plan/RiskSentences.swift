package import Model

/// The state of a risk in sentences.
package struct RiskSentences: Sendable {
  private let risk: RiskStatus
  private let knowledge: RiskStatus.Knowledge

  /// `knowledge` is what the register that was delivered says about the risk.
  package init(_ risk: RiskStatus, _ knowledge: RiskStatus.Knowledge) {
    self.risk = risk
    self.knowledge = knowledge
  }

  /// One paragraph: the scores, how they have moved, an overdue review, whose word it is where the register has none, missing
  /// progress, and the linked KPIs that are red.
  package var text: String {
    [scored, moved, unmitigated, overdue, unknown, unprogressed, red].compactMap(\.self).joined(separator: " ")
  }

  private var scored: String {
    risk.after.map { "Scored \(risk.before.score) of 9, \($0.score) with what is done against it." }
      ?? "Scored \(risk.before.score) of 9; nobody has scored it with what is done against it."
  }

  private var then: String {
    knowledge.isAsRaised ? "when it was raised" : "at its review on \(risk.earlier?.day.inWords ?? "")"
  }

  private var moved: String? {
    guard let movement = risk.movement, let earlier = risk.earlier else { return nil }
    switch movement {
    case .better: return "Better than \(then): \(earlier.score)."
    case .worse: return "Worse than \(then): \(earlier.score)."
    case .same: return "As \(then)."
    }
  }

  /// How the score before mitigation has moved, which the score after it may hide; nil where it has not.
  private var unmitigated: String? {
    guard let earlier = risk.earlier, risk.after != nil, earlier.after != nil, earlier.before.score != risk.before.score else {
      return nil
    }
    return "Without what is done it was \(earlier.before.score) \(then)."
  }

  private var overdue: String? { risk.isReviewOverdue ? "Its review was due by \(risk.reviewDue.inWords)." : nil }

  /// Where the register does not give the state on the day, where the words come from; nil where it does.
  private var unknown: String? {
    guard !risk.isKnown else { return nil }
    let word =
      risk.lastReviewed.map { "this is its review on \($0.inWords), the newest published" } ?? "this is the plan's own word"
    if !knowledge.isReported { return "No register was delivered that could be read: \(word)." }
    return knowledge.isInRegister ? "Reviewed since this day: \(word)." : "Not in the register that was delivered: \(word)."
  }

  private var unprogressed: String? {
    risk.isKnown && risk.progress.isEmpty ? "No progress of the mitigation is reported." : nil
  }

  private var red: String? {
    risk.kpisInRed.isEmpty ? nil : "Red now: KPI \(risk.kpisInRed.joined(separator: ", ")), where it would show."
  }
}
