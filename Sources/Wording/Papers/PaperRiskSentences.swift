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
  package static let nothingEscalated = "Nothing."
  /// Where no register says how the risks stand.
  package static let oldRegister = "No register that came says how the risks stand on this day: these are older words."

  /// What is passed on.
  package func escalated(_ items: [Escalation]) -> [String] { isFull ? items.map(\.sentence) : items.groupedSentences }

  /// What is passed on of that which other boards have passed on to this one.
  package func heard(_ items: [Escalation]) -> String { "Of what this board hears: \(items.namesInWords)." }

  /// The reviews that are overdue, a sentence each.
  package var overdueReviews: [String] {
    risks.filter(\.isReviewOverdue).map {
      "Risk \($0.id), due by \($0.reviewDue.inWords): \(Excerpt.sentence(isFull ? $0.risk : Excerpt.short($0.risk, 80)))"
        + ($0.owner.map { " Owner: \(scorecard.named($0, isBrief: !isFull))." } ?? "")
    }
  }

  /// The risks that have moved, with how they stand.
  package var moved: [String] {
    risks.filter { $0.movement == .worse || $0.movement == .better }.map {
      "Risk \($0.id): \(Excerpt.sentence($0.risk)) \($0.words)"
    }
  }

  /// Where nothing is done against a risk, and where it shows already; empty where neither is so.
  package var progress: String {
    let idle = risks.filter { $0.isKnown && $0.progress.isEmpty }.map(\.id)
    let red = risks.filter { !$0.kpisInRed.isEmpty }.map { "\($0.id) (KPI \($0.kpisInRed.joinedInWords))" }
    let sentences = [
      idle.isEmpty ? nil : "No progress of what is done is reported for \(idle.joinedInWords).",
      red.isEmpty ? nil : "Red now where they would show: \(red.joinedInWords).",
    ]
    return sentences.compactMap(\.self).joined(separator: " ")
  }
}
