/// Something that a board passes on to the next one: what it cannot resolve itself.
package enum Escalation: Equatable, Sendable {
  /// What kind of thing is passed on.
  package enum Kind: CaseIterable, Sendable { case kpi, action, risk }

  /// An action that is late, or parts of it that are.
  package struct LateAction: Equatable, Sendable {
    /// The plan's number of it: `1.2`.
    package var id: String
    /// As the plan calls it.
    package var title: String
    /// The action as a whole is late by so long.
    package var isWhole: Bool
    /// Its milestones that are, with the action's id: `1.2e`.
    package var milestones: [String]
    /// By so many months or more.
    package var months: Int

    /// `milestones` are those that are late by so many months, as `isWhole` says of the action.
    package init(id: String, title: String, isWhole: Bool, milestones: [String], months: Int) {
      (self.id, self.title, self.isWhole, self.milestones, self.months) = (id, title, isWhole, milestones, months)
    }
  }

  /// A figure that is red, with the first of the month-ends since which it is.
  case figure(FigureID, title: String, since: Day?)
  case action(LateAction)
  /// A risk whose score has grown or is high. `worse` is what its score was at the review before, where that was less.
  case risk(id: String, text: String, score: Int, worse: RiskReview?)

  /// Whether it is a figure, an action or a risk.
  package var kind: Kind {
    switch self {
    case .figure: .kpi
    case .action: .action
    case .risk: .risk
    }
  }

  /// `5b`, `1.2`, `R3`.
  package var name: String {
    switch self {
    case .figure(let id, _, _): id.description
    case .action(let action): action.id
    case .risk(let id, _, _, _): id
    }
  }
}
