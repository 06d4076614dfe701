package import Model

/// What a paper says of a figure.
package struct PaperFigureSentences: Sendable {
  private let line: ScorecardLine
  private let scorecard: Scorecard
  private var actions: [ActionStatus] { scorecard.actions.filter { line.actions.contains($0.id) } }

  /// `scorecard` has the actions that should improve the figure, and who holds which office.
  package init(_ line: ScorecardLine, in scorecard: Scorecard) {
    self.line = line
    self.scorecard = scorecard
  }

  /// Where no figure is red or amber.
  package static let noneOffTrack = "No KPI is off track."

  /// A row of a table: the target so far.
  package var targetSoFar: String {
    let unit = Unit(line.unit)
    return line.expected.map { unit.aimNumber(unit.limit($0, line.better)) } ?? "None"
  }

  /// A row of a table: the colour, or why there is none.
  package var colour: String { line.colourInWords?.withCapital ?? "Not calculated" }

  /// The KPI's wording in the plan's monitoring table; nil where the plan has none.
  package var monitoring: String? { line.monitoringTitle.map { "In the plan's monitoring table: \($0)" } }

  /// The readings of the KPI with their values; nil where it has one alone.
  package var readings: String? { ReadingSentences(line, series: scorecard.series).sentence }

  /// What the card shows next to it, but for its readings; nil where that is nothing.
  package var related: String? {
    let points = scorecard.besideOnCard(line).map(\.inWords)
    return points.isEmpty ? nil : "KPI \(line.id): \(points.joined(separator: "; "))"
  }

  /// Its number and title, above or before what is said of it.
  package var name: String { "KPI \(line.id), \(line.shortTitle)" }

  /// How it compares with its target, which way it goes, and where its actions say another thing. `hasStatus`, `isJoined`:
  /// which of these.
  package func status(hasStatus: Bool, isJoined: Bool) -> String {
    let sentences = hasStatus ? [line.words?.standing, line.words?.direction] : []
    return (sentences + [isJoined ? line.words?.actions : nil]).compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What is being done about it, in a few words, and who answers for it. `isBrief`: actions by their numbers alone.
  package func mitigation(isBrief: Bool) -> String {
    let actions = actions.map { "\($0.id)\(isBrief ? "" : " " + $0.title) (\($0.stateInWords))" }
    return (actions.isEmpty ? "" : "Action\(actions.count == 1 ? "" : "s"): \(actions.joined(separator: "; ")). ")
      + "Owner: \(scorecard.named(line.owner, isBrief: true))."
  }

  /// Each action that should improve it, with its progress.
  package var actionsInFull: [String] {
    actions.map { "Action \($0.id), \($0.title) (\(scorecard.named($0.lead))): \($0.words)" }
  }
}
