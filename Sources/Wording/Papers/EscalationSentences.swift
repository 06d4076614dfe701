package import Model

extension Escalation {
  /// In a sentence.
  package var sentence: String {
    switch self {
    case .figure(let id, let title, let since): "KPI \(id), \(title): red\(since.map { " since \($0.monthInWords)" } ?? "")."
    case .action(let action): "Action \(action.id), \(action.title): \(action.late), \(action.state)."
    case .risk(let id, let text, let score, let worse):
      "Risk \(id) (score \(score) of 9\(worse.map { ", up from \($0.score) on \($0.day.inWords)" } ?? "")): "
        + Excerpt.short(Excerpt.sentence(text), 120)
    }
  }

  /// By its name, with what is wrong: `5b since July 2023`, `1.2 (1.2e)`.
  fileprivate var short: String {
    switch self {
    case .figure(let id, _, let since): "\(id)\(since.map { " since \($0.monthInWords)" } ?? "")"
    case .action(let action): "\(action.id) (\(action.late))"
    case .risk(let id, _, _, _): id
    }
  }

  /// What is said of all of its kind: `red`, `overdue by a month or more`.
  fileprivate var state: String {
    switch self {
    case .figure: "red"
    case .action(let action): action.state
    case .risk: ""
    }
  }
}

extension Escalation.LateAction {
  fileprivate var late: String { ((isWhole ? ["whole action"] : []) + milestones).joined(separator: ", ") }

  fileprivate var state: String { "overdue by " + (months == 1 ? "a month or more" : "\(months) months or more") }
}

extension [Escalation] {
  /// Figures and actions, which the paper has shown already, in a line each kind; risks in full.
  package var groupedSentences: [String] {
    func line(_ kind: Escalation.Kind) -> [String] {
      let own = filter { $0.kind == kind }
      guard let first = own.first else { return [] }
      let noun = kind.noun(own.count)
      return ["\(first.state.withCapital): \(noun) \(own.map(\.short).joined(separator: ", "))."]
    }
    return line(.kpi) + line(.action) + filter { $0.kind == .risk }.map(\.sentence)
  }

  /// All of these by their names: `KPIs 5b and 7; actions 1.2, 1.3 and 2.3; risk R3`.
  package var namesInWords: String {
    Escalation.Kind.allCases.compactMap { kind in
      let names = filter { $0.kind == kind }.map(\.name)
      return names.isEmpty ? nil : "\(kind.noun(names.count)) \(names.joinedInWords)"
    }.joined(separator: "; ")
  }
}

extension Escalation.Kind {
  fileprivate func noun(_ count: Int) -> String {
    switch self {
    case .kpi: count == 1 ? "KPI" : "KPIs"
    case .action: count == 1 ? "action" : "actions"
    case .risk: count == 1 ? "risk" : "risks"
    }
  }
}
