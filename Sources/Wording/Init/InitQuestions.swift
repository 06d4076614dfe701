package import Model

/// What `scorecard init` asks on a terminal. Each proposal is in brackets; Enter accepts it.
package enum InitQuestions {
  /// Before the first question.
  package static let introduction =
    "A few questions about the plan. Press Enter to accept what is in brackets; everything can be changed later.\n"
  /// What the plan is called.
  package static func plan(_ proposed: String) -> String { "Name of the plan [\(proposed)]: " }
  /// Whom it is for.
  package static func area(_ proposed: String) -> String { "Local area [\(proposed)]: " }
  /// When it starts.
  package static func start(_ proposed: Day) -> String { "First day of the plan [\(proposed)]: " }
  /// The days on which targets are due.
  package static func checkpoints(_ proposed: [Checkpoint]) -> String {
    "Days on which targets are due [\(proposed.map { "\($0.name)=\($0.date)" }.joined(separator: ", "))]: "
  }
  /// The KPIs to begin with. `entries` are those of the catalogue, `proposed` the names that Enter accepts.
  package static func kpis(_ entries: [(name: String, line: String)], proposed: [String]) -> String {
    let numbered = entries.enumerated().map { place, entry in (name: "\(place + 1) \(entry.name)", line: entry.line) }
    return "\nKPIs to begin with:\n" + InitSentences.list(numbered)
      + "Numbers or names, with commas between them, or all [\(proposed.joined(separator: ", "))]: "
  }
  /// Why the same question comes again.
  package static func again(_ mistake: String) -> String { "\(mistake)\n" }
  /// What happens where no answer can come any more.
  package static let noAnswer =
    "There was no answer, and nothing was written. To answer nothing and accept what is proposed: add --yes."
}
