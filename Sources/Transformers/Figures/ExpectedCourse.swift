package import Model

/// Compares a figure's series with its trajectory. Pure.
package struct ExpectedCourse: Sendable {
  private let figure: FigureDefinition
  private let trajectory: Trajectory

  /// `baseline` is the one of the figure's line, given or measured; nil where there is none.
  package init(_ figure: FigureDefinition, baseline: BaselineReading?) {
    self.figure = figure
    trajectory = Trajectory(figure, baseline: baseline?.value)
  }

  /// The points with the value expected of each; the points of figures shown with this one are unchanged.
  package func marked(_ series: [SeriesPoint]) -> [SeriesPoint] {
    series.map { point in
      guard point.isOwn else { return point }
      var point = point
      point.expected = trajectory.expected(asOf: point.asOf)
      return point
    }
  }

  /// The first of the unbroken run of month-ends, up to the line's day, that had the line's colour. Nil where the line has no
  /// colour, or the series does not hold the month-end before.
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
