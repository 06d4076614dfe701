package import Model

/// What stands above the table of a sheet of the workbook: its title, and what a reader must know of it.
package struct SheetSentences: Sendable {
  /// What the sheet holds.
  package let title: String
  /// What a reader must know of it, and where its table begins.
  package let note: String

  private init(_ title: String, _ note: String) {
    self.title = title
    self.note = "\(note). This sheet holds one table, from cell A4 on."
  }

  /// The plan's Impact Score Card.
  package static func scoreCard(_ scorecard: Scorecard) -> SheetSentences {
    SheetSentences("Impact Score Card as at \(scorecard.asOf.inWords)", "\(scorecard.plan), \(scorecard.area)")
  }

  /// Each target of each figure.
  package static let targets = SheetSentences("Targets and what became of them", "Targets of every checkpoint of the plan")
  /// Each figure at each month-end.
  package static let series = SheetSentences(
    "Each figure by month-end", "One value a row; figures that are shown beside another have a measure of their own")

  /// Each figure by category.
  package static func breakdowns(on day: Day) -> SheetSentences {
    SheetSentences(
      "Each figure by category, as at \(day.inWords)",
      "The breakdowns of \(day.inWords) alone; those of earlier month-ends are in breakdowns.csv")
  }

  /// The points of the XmR charts.
  package static let controlCharts = SheetSentences(
    "XmR charts: limits and special causes", "Each month, month-end or census day by itself")
  /// Each action and milestone.
  package static let actions = SheetSentences(
    "The plan's actions and their milestones", "As reported, and beside it what the dates say")
  /// The risk register.
  package static let risks = SheetSentences("Risk register", "Scores are likelihood times impact, from 1 to 9")
  /// Qualitative indicators and additional evidence.
  package static let findings = SheetSentences(
    "Qualitative findings", "The newest report of each indicator, and additional evidence of impact")
  /// The boards.
  package static let governance = SheetSentences(
    PlanCaption.governance, "The boards that are owed a report, in the plan's words")

  /// The alerts of the day.
  package static func alerts(on day: Day) -> SheetSentences {
    SheetSentences("Alerts as at \(day.inWords)", "Open alerts, and those that this day resolved")
  }

  /// What became of the exports.
  package static let quality = SheetSentences(
    PageHeading.exports.rawValue, "Read = accepted + rejected + duplicates + skipped")
  /// What each figure counts.
  package static let definitions = SheetSentences(PageHeading.definition.rawValue, "Made from the definitions of the figures")
  /// What the charts are drawn from.
  package static let chartData = SheetSentences(
    "Each figure by month-end, and what was expected", "The numbers that the charts are drawn from; empty where there is none")
}

/// What stands above the charts of the workbook.
package enum ChartSheet {
  /// What the sheet holds.
  package static let title = "A chart of each figure"
  /// Where its numbers are.
  package static let note = "Drawn from the sheet Chart data; each chart has a text alternative."
  /// The figure's own line.
  package static let value = "As it stands"
  /// The line of what is expected.
  package static let expected = "Expected"

  /// For who cannot see the chart. `series` is the figure's own.
  package static func alternative(_ line: ScorecardLine, series: [SeriesPoint]) -> String {
    SafeText.harmless(line.shortTitle) + ". " + SeriesSentences(line, series: series).alternative
  }

  /// Above the chart; a spreadsheet has room for so much of a title.
  package static func heading(_ line: ScorecardLine) -> String {
    "KPI \(line.id): \(String(SafeText.harmless(line.shortTitle).prefix(120)))"
  }
}
