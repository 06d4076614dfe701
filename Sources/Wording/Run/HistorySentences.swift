package import Model

/// What is said of what was published.
package enum HistorySentences {
  /// Where nothing was.
  package static let nothingPublished = "Nothing has been published yet."

  /// Why a run of some KPIs has no other lines to go with them.
  package static func nothingToCarry(because obstacle: LineNote.NotRun) -> String {
    "no figure can be kept from an earlier scorecard for this date: \(obstacle.sentence)"
  }

  /// What a run is now: withdrawn and why, or whether its day's link leads to it.
  package static func state(_ withdrawal: Withdrawal?, isCurrent: Bool) -> String {
    withdrawal.map { "withdrawn by \($0.by) (\($0.reason))" } ?? (isCurrent ? "current" : "replaced")
  }

  /// The headings of the list of runs.
  package static let runHeadings = ["Run", "Date", "Published", "Status"]

  /// The headings of a figure's published values.
  package static let valueHeadings = ["Date", "First published", "On", "Now", "Changed by run"]

  /// Above a figure's series.
  package static func heading(_ figure: FigureDefinition) -> String { "KPI \(figure.id), \(figure.shortTitle)" }
}
