package import Model

/// A figure's series against its trajectory. Pure.
package struct ExpectedCourse: Sendable {
  private let figure: FigureDefinition
  private let trajectory: Trajectory

  /// `baseline` is the line's, given or measured.
  package init(_ figure: FigureDefinition, baseline: BaselineReading?) {
    self.figure = figure
    trajectory = Trajectory(figure, baseline: baseline?.value)
  }

  /// The points with what was expected of each; those of figures shown beside it as they are.
  package func marked(_ series: [SeriesPoint]) -> [SeriesPoint] {
    series.map { point in
      guard point.isOwn else { return point }
      var point = point
      point.expected = trajectory.expected(asOf: point.asOf)
      return point
    }
  }

  /// The first of the month-ends that ran to the line's day with its colour; nil where the series does not say, or it has none.
  package func since(_ line: ScorecardLine, _ series: [SeriesPoint]) -> Day? {
    guard let rag = line.rag else { return nil }
    let values = Dictionary(
      series.filter { $0.isOwn && $0.status != .provisional }.map { ($0.asOf, $0.value) },
      uniquingKeysWith: { first, _ in first })
    var first = line.asOf
    while true {
      let day = first.previousMonthEnd
      guard let expected = trajectory.expected(asOf: day) else { return first }
      guard let known = values[day] else { return first == line.asOf ? nil : first }
      guard let value = known, figure.better.rag(value, expected: expected, amberPercent: figure.amberPercent) == rag
      else { return first }
      first = day
    }
  }
}
