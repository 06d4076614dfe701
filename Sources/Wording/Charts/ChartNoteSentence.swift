package import Model

extension ChartNote {
  /// `unit` is the chart's.
  package func sentence(_ unit: Unit) -> String {
    switch self {
    case .noChart(let why): "no chart: \(why.sentence)"
    case .noValue: "no normal range: no point has a value"
    case .noLimits(let since, let before, let points, let wanted):
      "not enough data yet to tell a real change from chance\(since.map { " since \($0.inWords)" } ?? before.map { " before \($0.inWords)" } ?? ""): "
        + "\(points == 1 ? "one point" : "\(points) points"), and at least \(wanted) are needed"
    case .targetShared(let target, let months):
      "\(unit.aimNumber(target)) over \(months) months is \(unit.aimNumber(target / Double(months))) a month"
    case .noAssurance(let months): "a single month cannot be compared with the target, which is for \(months) months together"
    case .repeatsOfEachMonth: "each month counts repeats within that month only, not over the figure's whole period"
    }
  }
}

extension ChartNote.NoChart {
  fileprivate var sentence: String {
    switch self {
    case .stages: "stages are completed in order, so there is no monthly variation to show"
    case .latestOfEach: "this figure uses only the most recent rows, so one month is mostly the same as the next"
    case .waitsThatGoOn: "waits that have not ended look longer in each earlier month, whatever was done"
    case .startsAnewEachYear: "this total restarts every year and builds up from month to month"
    case .rolling: "this is a rolling figure, so neighbouring points share most of their months"
    case .cumulative: "this is a running total, so it can only go up"
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
