internal import Model

extension AlertFact {
  /// What was found of an export.
  var ofSource: String {
    switch self {
    case .sourceMissing(let source, let due):
      "\(source.named) for \(source.asOf.inWords) was due on \(due.inWords) and has not been delivered."
    case .sourceOld(let source, let newest, let allowed):
      "\(source.named) is old: its newest row is of \(newest.inWords), "
        + "\(source.asOf - newest) days before \(source.asOf.inWords); \(allowed) are allowed."
    case .sourceShrunk(let source, let rows, let before):
      "\(source.named) has \(rows.asShownCount) rows, and had \(before.asShownCount): its figures are "
        + "provisional until the rows return, or a run accepts it (--accept \(source.name) --why TEXT)."
    case .sourceRefused(let source, let why): "\(source.named) was refused: \(why?.sentence ?? "")"
    case .rejectsHigh(let source, let rejected, let read):
      "\(rejected.asShownCount) of \(read.asShownCount) rows of the export \(source.name) could not be used; see rejects.csv."
    default: ""
    }
  }

  /// What was found of an action, a risk or a qualitative indicator.
  var ofPlan: String {
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
    default: return ""
    }
  }
}

extension AlertedSource {
  fileprivate var named: String { "The export \(name) (\(title))" }
}
