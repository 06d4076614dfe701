package import Model

/// What a paper says of the quality of its data.
package struct PaperDataSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the paper's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Which data extracts arrived and were usable, what could not be calculated and why, what leaves out hidden numbers, what is provisional, what was restated.
  package var state: [String] {
    let provisional = scorecard.lines.filter { $0.status == .provisional }.map(\.id.description)
    return DataSentences(scorecard).sentences
      + scorecard.lines.filter { $0.value == nil }.map { "KPI \($0.id): \($0.note)." }
      + scorecard.lines.compactMap { line in line.hiddenInWords.map { "KPI \(line.id) \($0)." } }
      + scorecard.lines.flatMap { line in scorecard.hiddenBeside(line).map { "KPI \(line.id): \($0)." } }
      + (provisional.isEmpty ? [] : ["Provisional: KPI \(provisional.joinedInWords)."])
      + scorecard.alerts.filter { $0.key.rule == .restated && $0.state.isOpen }.map(\.finding.message)
  }

  /// Breakdowns whose categories do not add up.
  package var overlaps: [String] {
    scorecard.lines.flatMap { line in OverlapSentences(line).sentences.map { "KPI \(line.id). \($0)" } }
  }

  /// Who named the owners, where the plan does not; nil where it does.
  package var owners: String? {
    scorecard.kpiOwners == .reading ? "The plan names no owners of KPIs: the owners here are our reading of it." : nil
  }

  /// From which run the paper comes.
  package var origin: String { "Prepared from the scorecard for \(scorecard.asOf.inWords) (reference \(scorecard.run))." }
}
