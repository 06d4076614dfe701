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
    [scored, moved, overdue, unknown, unprogressed, red].compactMap(\.self).joined(separator: " ")
  }

  private var scored: String {
    risk.after.map { "Current score \($0.score) (\(risk.before.score) before mitigation)." }
      ?? "Score \(risk.before.score) before mitigation. No score after mitigation."
  }

  private var then: String {
    knowledge.isAsRaised ? "when raised" : "at its review on \(risk.earlier?.day.inWords ?? "")"
  }

  private var moved: String? {
    guard let movement = risk.movement, let earlier = risk.earlier else { return nil }
    let before = unmitigated.map { " (\($0) before mitigation)" } ?? ""
    switch movement {
    case .better: return "Down from \(earlier.score) \(then)\(before)."
    case .worse: return "Up from \(earlier.score) \(then)\(before)."
    case .same: return "The same as \(then)\(before)."
    }
  }

  /// The earlier score before mitigation, which the score after it may hide; nil where it has not moved.
  private var unmitigated: Int? {
    guard let earlier = risk.earlier, risk.after != nil, earlier.after != nil, earlier.before.score != risk.before.score else {
      return nil
    }
    return earlier.before.score
  }

  private var overdue: String? { risk.isReviewOverdue ? "Review overdue since \(risk.reviewDue.inWords)." : nil }

  /// Where the register does not give the state on the day, where the words come from; nil where it does.
  private var unknown: String? {
    guard !risk.isKnown else { return nil }
    let word =
      risk.lastReviewed.map { "this is its review on \($0.inWords), the latest we have" } ?? "this is what the plan says"
    if !knowledge.isReported { return "No readable risk register has arrived: \(word)." }
    return knowledge.isInRegister ? "Reviewed again after this date: \(word)." : "Not in the latest risk register: \(word)."
  }

  private var unprogressed: String? {
    risk.isKnown && risk.progress.isEmpty ? "No mitigation update received." : nil
  }

  private var red: String? {
    risk.kpisInRed.isEmpty
      ? nil
      : "\(risk.kpisInRed.count == 1 ? "Linked KPI \(risk.kpisInRed[0]) is red." : "Linked KPIs \(risk.kpisInRed.joinedInWords) are red.")"
  }
}
