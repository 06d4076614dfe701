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
      let whole = due.map { "it was due on \($0.inWords) and is not reported as complete." }
      let late = milestones.map { "\($0.id) (due \($0.due.inWords))" }.joinedInWords
      let parts =
        late.isEmpty ? nil : "\(milestones.count == 1 ? "milestone \(late) is" : "milestones \(late) are") not complete."
      return [whole, whole == nil ? parts : parts?.withCapital].compactMap(\.self).joined(separator: " ")
    case .reviewOverdue(_, let due, let last, let raised):
      let review = last.map { "last reviewed on \($0.inWords)" } ?? "not reviewed since it was raised on \(raised.inWords)"
      return "review overdue since \(due.inWords) (\(review))."
    case .findingOverdue(_, _, let period, let lastDay):
      return "no report received for the period to \(period.inWords), due by \(lastDay.inWords)."
    }
  }
}
