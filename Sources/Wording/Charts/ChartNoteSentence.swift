package import Model

extension ChartNote {
  /// `unit` is the chart's.
  package func sentence(_ unit: Unit) -> String {
    switch self {
    case .noChart(let why): "no chart: \(why.sentence)"
    case .noValue: "no limits: no point has a value"
    case .noLimits(let since, let before, let points, let wanted):
      "no limits\(since.map { " since \($0.inWords)" } ?? before.map { " before \($0.inWords)" } ?? ""): "
        + "\(points == 1 ? "one point" : "\(points) points"), at least \(wanted) are needed"
    case .targetShared(let target, let months):
      "the plan's target of \(unit.number(target)) is for \(months) months, of which each has its share"
    case .noAssurance(let months): "no assurance: the plan's target is for \(months) months together"
    case .repeatsOfEachMonth: "each month counts what occurs more than once in that month, not over the figure's months"
    }
  }
}

extension ChartNote.NoChart {
  fileprivate var sentence: String {
    switch self {
    case .stages: "stages are reached one after the other; there is nothing that varies from month to month"
    case .latestOfEach: "a figure that takes the latest of each repeats most of what it was the month before"
    case .waitsThatGoOn: "a wait that goes on is longer in each earlier month, whatever was done"
    case .startsAnewEachYear: "a figure that starts anew each year adds up from month to month"
    case .rolling: "a rolling figure's neighbours share most of their months"
    case .cumulative: "a figure that counts everything up to a day only adds up"
    }
  }
}

extension ControlChart {
  /// With its sentences; an earlier run's as it was published.
  package var inWords: ControlChart {
    guard let notes else { return self }
    var chart = self
    chart.note = notes.map { $0.sentence(Unit(unit)) }.joined(separator: "; ")
    chart.summary = ControlChartSentences(chart).summary
    return chart
  }
}
