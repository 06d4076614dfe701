internal import Model

extension ControlChartSentences {
  /// Above the chart: what it asks.
  package var caption: String { "Is it more than ordinary variation? Each of the \(chart.basis.plural) by itself" }

  /// Above the table of its numbers.
  package var tableCaption: String { "Each of the \(chart.basis.plural)" }

  /// For who cannot see it.
  package var alternative: String { "XmR chart. \(chart.summary)" }

  /// Below the chart: its rules. `startOfAxis` is said where the axis does not begin at 0.
  package func rules(startOfAxis: String?) -> String {
    ["XmR chart, rules \(chart.rules.rawValue).", startOfAxis ?? ""].joined(separator: " ")
  }

  /// Its rules with what sets them apart from others.
  package var rulesInFull: String { "Rules: \(chart.rules.rawValue) (\(chart.rules.sentence))" }

  /// The latest so many special causes, and the days on which limits begin anew.
  package func causes(latest count: Int) -> [String] {
    chart.points.filter { !$0.causes.isEmpty }.suffix(count).map(sentence)
      + chart.rebased.map { "Limits begin anew on \($0.date.inWords): \(SafeText.harmless($0.reason))" }
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
