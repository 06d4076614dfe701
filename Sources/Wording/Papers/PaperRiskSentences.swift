package import Model

/// What a paper says of the plan's risks, and of what boards pass on.
package struct PaperRiskSentences: Sendable {
  private let scorecard: Scorecard
  private let isFull: Bool
  private var risks: [RiskStatus] { scorecard.risks }

  /// `isFull`: there is room for all of a risk's words.
  package init(_ scorecard: Scorecard, isFull: Bool) {
    self.scorecard = scorecard
    self.isFull = isFull
  }

  /// Where a board passes nothing on.
  package static let nothingEscalated = "Nothing is escalated."
  /// Where no register gives the risks on the day.
  package static let oldRegister = "No risk register was received for this date, so these are the last known scores."

  /// What is passed on.
  package func escalated(_ items: [Escalation]) -> [String] { isFull ? items.map(\.sentence) : items.groupedSentences }

  /// What is passed on of that which other boards have passed on to this one.
  package func heard(_ items: [Escalation]) -> String { "For escalation by this board: \(items.namesInWords)." }

  /// The reviews that are overdue, a sentence each.
  package var overdueReviews: [String] {
    risks.filter(\.isReviewOverdue).map {
      "Risk \($0.id), review due by \($0.reviewDue.inWords): \(Excerpt.sentence(isFull ? $0.risk : Excerpt.short($0.risk, 120)))"
        + ($0.owner.map { " Owner: \(scorecard.named($0, isBrief: !isFull))." } ?? "")
    }
  }

  /// The risks whose scores have changed, with their scores.
  package var moved: [String] {
    risks.filter { $0.movement == .worse || $0.movement == .better }.map {
      "Risk \($0.id): \(Excerpt.sentence($0.risk)) \($0.words)"
    }
  }

  /// Which risks have no update of their mitigation, and which have red KPIs; empty where neither is so.
  package var progress: String {
    let idle = risks.filter { $0.isKnown && $0.progress.isEmpty }.map(\.id)
    let red = risks.filter { !$0.kpisInRed.isEmpty }
    let groups = red.reduce(into: [[String]]()) { if !$0.contains($1.kpisInRed) { $0.append($1.kpisInRed) } }.map { kpis in
      let names = red.filter { $0.kpisInRed == kpis }.map(\.id).joinedInWords
      return "\(names) (KPI\(kpis.count == 1 ? "" : "s") \(kpis.joinedInWords))"
    }
    let sentences = [
      idle.isEmpty ? nil : "\(idle.joinedInWords): no mitigation update.",
      red.isEmpty ? nil : "Risks whose linked KPIs are red: \(groups.joined(separator: ", ")).",
    ]
    return sentences.compactMap(\.self).joined(separator: " ")
  }
}
