package import Model

/// What a paper says of a figure that is off track.
package struct PaperFigureSentences: Sendable {
  private let line: ScorecardLine
  private let scorecard: Scorecard
  private var actions: [ActionStatus] { scorecard.actions.filter { line.actions.contains($0.id) } }

  /// `scorecard` has the actions that should move the figure, and who holds which office.
  package init(_ line: ScorecardLine, in scorecard: Scorecard) {
    self.line = line
    self.scorecard = scorecard
  }

  /// Where no figure is.
  package static let noneOffTrack = "No figure is off track."

  /// What a row of a table says is expected by now.
  package var expected: String {
    let unit = Unit(line.unit)
    return line.expected.map { unit.number(unit.limit($0, line.better)) } ?? "none"
  }

  /// The KPI's wording in the plan's monitoring table; nil where the plan has none.
  package var monitoring: String? { line.monitoringTitle.map { "The plan's monitoring table: \($0)" } }

  /// Where it stands, which way it goes, and where its actions say another thing. `hasStatus`, `isJoined`: which of these.
  package func status(hasStatus: Bool, isJoined: Bool) -> String {
    let sentences = hasStatus ? [line.words?.standing, line.words?.direction] : []
    return (sentences + [isJoined ? line.words?.actions : nil]).compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// All of it in one item of a list; `status` as above.
  package func item(_ status: String, isBrief: Bool) -> String {
    let words = [status, mitigation(isBrief: isBrief)].filter { !$0.isEmpty }.joined(separator: " ")
    return "KPI \(line.id), \(line.shortTitle) (\(line.rag?.rawValue ?? "")): \(words)"
  }

  /// What is being done about it, in a few words, and who answers for it.
  private func mitigation(isBrief: Bool) -> String {
    let actions = actions.map { "\($0.id)\(isBrief ? "" : " " + $0.title) (\($0.stateInWords))" }
    return (actions.isEmpty ? "" : "Being done: \(actions.joined(separator: "; ")). ")
      + "Owner: \(scorecard.named(line.owner, isBrief: true))."
  }

  /// Each action that should move it, with how it stands.
  package var actionsInFull: [String] {
    actions.map { "Action \($0.id), \($0.title) (\(scorecard.named($0.lead))): \($0.words)" }
  }
}
