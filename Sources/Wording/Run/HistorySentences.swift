package import Model

/// What is said of what was published.
package enum HistorySentences {
  /// Where nothing was.
  package static let nothingPublished = "Nothing is published."

  /// Why a run of some KPIs has no other lines to go with them.
  package static func nothingToCarry(because obstacle: LineNote.NotRun) -> String {
    "of what is published for the day nothing can be carried over: \(obstacle.sentence)"
  }

  /// How a run stands: taken back and why, or whether its day's link leads to it.
  package static func state(_ withdrawal: Withdrawal?, isCurrent: Bool) -> String {
    withdrawal.map { "withdrawn by \($0.by): \($0.reason)" } ?? (isCurrent ? "stands" : "replaced")
  }

  /// Above a figure's series.
  package static func heading(_ figure: FigureDefinition) -> String { "KPI \(figure.id), \(figure.shortTitle)" }
}
