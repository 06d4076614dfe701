internal import Model

extension AlertFact.PlanFact {
  /// Whom it is about.
  func subject(_ key: AlertKey) -> String {
    switch self {
    case .actionLate(let title, _, _): "Action \(key.subject), \(title)"
    case .reviewOverdue(let score, _, _, _): "Risk \(key.subject) (score \(score) of 9)"
    case .findingOverdue(let reference, let area, _, _): "\(reference) of area of weakness \(area)"
    }
  }

  /// An action has a lead, all else an owner.
  var isOfLead: Bool {
    switch self {
    case .actionLate: true
    case .reviewOverdue, .findingOverdue: false
    }
  }

  /// What was found, with a full stop.
  var sentence: String {
    switch self {
    case .actionLate(_, let due, let milestones):
      let whole = due.map { "it was due by \($0.inWords) and is not reported as done." }
      let late = milestones.map { "\($0.id) (due \($0.due.inWords))" }.joined(separator: ", ")
      let parts = late.isEmpty ? nil : "\(milestones.count == 1 ? "a milestone is" : "milestones are") late: \(late)."
      return [whole, whole == nil ? parts : parts?.withCapital].compactMap(\.self).joined(separator: " ")
    case .reviewOverdue(_, let due, let last, let raised):
      let review = last.map { "last reviewed on \($0.inWords)" } ?? "not reviewed since it was raised on \(raised.inWords)"
      return "its review was due by \(due.inWords); \(review)."
    case .findingOverdue(_, _, let period, let lastDay):
      return "no report came for the period to \(period.inWords); it was due by \(lastDay.inWords)."
    }
  }
}
