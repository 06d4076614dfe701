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

  /// After the name of a run that revised a value, where the definition had changed.
  package static let redefinedMark = " *"

  /// What is below a figure's values: what the mark says, why values were restated, breaks, baselines. A line each; empty where
  /// there is nothing to say. `unexplained` are the values that runs restated without anybody knowing why.
  package static func background(
    _ background: FigureBackground, of figure: FigureDefinition, hasMark: Bool, unexplained: [(run: String, day: Day)]
  ) -> [String] {
    let mark = hasMark ? ["* The definition changed between the two values."] : []
    let restated =
      RestatementSentences.lines(background.restatements, figure.unit) + RestatementSentences.unknown(unexplained)
    return mark + restated + background.breaks.map(sentence) + baselines(background, figure)
  }

  private static func sentence(_ change: FigureBackground.Break) -> String {
    let most = 6
    let named = change.files.prefix(most).joined(separator: ", ")
    let more = change.files.count > most ? " and \(change.files.count - most) others" : ""
    let files = change.files.isEmpty ? "" : " Files that differ: \(named)\(more)."
    return
      "Not comparable with earlier runs: the definition changed with run \(change.run) on \(change.on.inWords); run \(change.before) was the last before.\(files)"
  }

  private static func baselines(_ background: FigureBackground, _ figure: FigureDefinition) -> [String] {
    let isMeasured = if case .given = figure.baseline { false } else { true }
    let frozen = background.baselines.sorted { $0.key < $1.key }.map { day, published in
      "\(isMeasured ? "Baseline" : "Earlier baseline") for \(day.inWords): \(figure.unit.text(published.value)), frozen on \(published.on.inWords) by run \(published.run)."
    }
    let earlier = background.earlierBaselines.map { sentence($0, figure.unit) }
    guard case .given(let value, let date, let qualifier) = figure.baseline else { return frozen + earlier }
    let origin = figure.baselineOrigin
    return frozen + earlier + [
      "Baseline for \(date.inWords): \(qualifier)\(figure.unit.text(value)), \(origin.frozen ?? "from the definition").\(origin.why)"
    ]
  }

  private static func sentence(_ baseline: FigureBackground.EarlierBaseline, _ unit: Unit) -> String {
    let (first, last) = (baseline.first, baseline.last)
    let runs =
      first.run == last.run
      ? "by run \(first.run) on \(first.on.inWords)"
      : "from run \(first.run) on \(first.on.inWords) to run \(last.run) on \(last.on.inWords)"
    let frozen = baseline.origin.frozen.map { ", \($0)" } ?? ""
    return
      "Earlier baseline for \(baseline.date.inWords): \(baseline.qualifier)\(unit.text(baseline.value))\(frozen), published \(runs).\(baseline.origin.why)"
  }

  /// Above a figure's series.
  package static func heading(_ figure: FigureDefinition) -> String { "KPI \(figure.id), \(figure.shortTitle)" }
}
