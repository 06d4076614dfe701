internal import Model

extension ControlChartSentences {
  /// Above the chart: what it asks.
  package var caption: String { "Is this a real change? \(chart.basis.eachInWords)" }

  /// Above the table of its numbers.
  package var tableCaption: String { chart.basis.eachInWords }

  /// For who cannot see it.
  package var alternative: String { "Statistical process control (SPC) chart. \(chart.summary)" }

  /// Below the chart: its rules. `startOfAxis` is said where the axis does not begin at 0.
  package func rules(startOfAxis: String?) -> String {
    [
      "Statistical process control (XmR) chart, NHS Making Data Count method (rules: \(chart.rules.rawValue)).",
      startOfAxis ?? "",
    ].joined(separator: " ")
  }

  /// Its rules with what sets them apart from others.
  package var rulesInFull: String { "Rules: \(chart.rules.rawValue) (\(chart.rules.sentence))" }

  /// The latest so many special causes, and the days from which limits are calculated again.
  package func causes(latest count: Int) -> [String] {
    chart.points.filter { !$0.causes.isEmpty }.suffix(count).map(sentence)
      + chart.rebased.map { "The normal range is recalculated from \($0.date.inWords): \(SafeText.harmless($0.reason))" }
  }
}

extension ControlRules {
  /// What this set of rules does, as the chart's footer says it.
  fileprivate var sentence: String {
    screensRanges
      ? "NHSRplotthedots: moving ranges of \(Unit.decimal(rangeLimitFactor, places: 3)) times their mean or more are left out of it, once"
      : "Making Data Count spreadsheets: every moving range counts"
  }
}

extension ControlChart.Basis {
  /// What each point of the chart is: `Month-by-month figures`.
  fileprivate var eachInWords: String {
    switch self {
    case .calendarMonth: "Month-by-month figures"
    case .monthEnd: "Figure at the end of each month"
    case .censusDay: "Figure at each census"
    case .value: "Value by value"
    }
  }
}
