package import Model

/// What the sheet of charts says: a heading for each figure, a sentence above each chart, and what its lines are called.
package enum ChartSheetSentences {
  /// What the sheet holds.
  package static func title(_ scorecard: Scorecard) -> String { "Charts for \(scorecard.asOf.inWords)" }
  /// Where its numbers are, and how to read it.
  package static let note =
    "Each KPI has its monthly values on the left and, where the figure allows one, its control chart on the right."
  /// Where its numbers are.
  package static let numbers = "The numbers are on the sheets Chart data and Control charts."

  /// The figure's values.
  package static let value = "Actual"
  /// The line of what the plan expects by then.
  package static let expected = "Target so far"
  /// The mean of a control chart.
  package static let average = "Average"
  /// The limits of a control chart.
  package static let limits = "Normal limits"
  /// The target of a control chart.
  package static let target = "Target"
  /// The points of a control chart that are more than normal variation, for the better.
  package static let improvement = "Real improvement"
  /// The points of a control chart that are more than normal variation, for the worse.
  package static let concern = "Real deterioration"

  /// The values of one year, of a figure that starts again each year: `Year from April 2023`.
  package static func year(from day: Day) -> String { "Year from \(day.monthInWords)" }

  /// Above a figure's charts.
  package static func heading(_ line: ScorecardLine) -> String {
    "KPI \(line.id): \(SafeText.harmless(line.shortTitle))"
  }

  /// Above the chart of monthly values.
  package static func reading(_ line: ScorecardLine) -> String {
    [line.words?.standing ?? line.publishedNote, ChangeSentences(line).full].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Above the control chart.
  package static func reading(_ chart: ControlChart?) -> String { chart?.summary ?? "No control chart." }

  /// For who cannot see the chart. `series` is the figure's own.
  package static func alternative(_ line: ScorecardLine, series: [SeriesPoint]) -> String {
    SafeText.harmless(line.shortTitle) + ". " + SeriesSentences(line, series: series).alternative
  }

  /// For who cannot see the control chart.
  package static func alternative(_ line: ScorecardLine, _ chart: ControlChart) -> String {
    SafeText.harmless(line.shortTitle) + ". " + ControlChartSentences(chart).alternative
  }

  /// A figure's column of the table that its chart is drawn from.
  package static func column(_ line: ScorecardLine, _ name: String) -> String { "KPI \(line.id): \(name)" }
}
