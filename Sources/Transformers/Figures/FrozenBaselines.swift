internal import Model

extension Past {
  /// The measured baselines of a figure by their days, frozen when they were first published.
  ///
  /// A figure may have become the headline of its KPI after another reading was. Where it was published next to that one before it
  /// was a value of its own, its first value on the baseline's day is its baseline: the frozen one is the other reading's.
  func baselines(of figure: FigureDefinition) -> [Day: Published] {
    let frozen = baselines[figure.id] ?? [:]
    guard let headline = figure.headline, let date = figure.baseline?.date else { return frozen }
    func first(_ measure: String) -> Published? { self.first[PointKey(figure.id, measure, in: figure.unit.name, date)] }
    guard let beside = first(headline) else { return frozen }
    // The run that froze it published this reading as the headline, and not next to another.
    let isOwn = frozen[date]?.run != beside.run && frozen[date]?.run == first(SeriesPoint.ownMeasure)?.run
    return isOwn ? frozen : [date: beside]
  }
}
