package import Model

/// What a paper says of the data that it rests on.
package struct PaperDataSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the paper's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// The state of the exports, what could not be computed and why, what is provisional, what was restated.
  package var state: [String] {
    let provisional = scorecard.lines.filter { $0.status == .provisional }.map(\.id.description)
    return DataSentences(scorecard).sentences
      + scorecard.lines.filter { $0.value == nil }.map { "KPI \($0.id): \($0.note)." }
      + (provisional.isEmpty ? [] : ["Provisional: KPI \(provisional.joinedInWords)."])
      + scorecard.alerts.filter { $0.key.rule == .restated && $0.state.isOpen }.map(\.finding.message)
  }

  /// Breakdowns whose categories do not add up.
  package var overlaps: [String] {
    scorecard.lines.flatMap { line in OverlapSentences(line).sentences.map { "KPI \(line.id). \($0)" } }
  }

  /// Whose word the owners are, where the plan names none; nil where it does.
  package var owners: String? {
    scorecard.kpiOwners == .reading ? "The owners of KPIs are our reading: the plan names none." : nil
  }

  /// From which run the paper was made.
  package var origin: String { "Made from run \(scorecard.run)." }
}
