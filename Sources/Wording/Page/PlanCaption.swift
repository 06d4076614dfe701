package import Model

/// What stands above the tables of the plan's own side, and what their cells say.
package enum PlanCaption {
  /// Of the boards.
  package static let governance = PageHeading.governance.rawValue
  /// Of the risk register.
  package static let risks = PageHeading.risks.rawValue
  /// Of the map of the risks as they would be.
  package static let unmitigatedRisks = "Before mitigation"
  /// Of the map of the risks as they are.
  package static let mitigatedRisks = "After mitigation (current)"
}

/// How often a board is owed a paper.
enum BoardRhythm {
  /// `monthly`, `every 3 months`.
  static func sentence(everyMonths months: Int) -> String { months == 1 ? "monthly" : "every \(months) months" }
}

extension GovernanceBoard {
  /// `monthly; reports to the SEND Partnership Board`. `boards` are all of the plan's.
  package func reportsInWords(among boards: [GovernanceBoard]) -> String {
    BoardRhythm.sentence(everyMonths: everyMonths)
      + (boards.first { $0.id == reportsTo }.map { "; reports to the \($0.title)" } ?? "")
  }
}

extension RiskStatus {
  /// What is done against it, and what has come of that.
  package var mitigationInWords: String {
    [mitigation, progress].filter { !$0.isEmpty }.map { Excerpt.of($0) }.joined(separator: " Update: ")
  }

  /// The day of its last review.
  package var reviewInWords: String { lastReviewed?.inWords ?? "not yet reviewed" }

  /// Who hears that its review is overdue.
  package func ownerInWords(in scorecard: Scorecard) -> String { owner.map { scorecard.named($0) } ?? "no owner recorded" }
}
