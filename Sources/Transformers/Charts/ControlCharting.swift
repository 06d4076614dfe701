package import Model

/// Draws an XmR chart on points in the order of their days: limits, special causes, variation and assurance. Pure.
package struct ControlCharting: Sendable {
  private let fewest: Int

  /// With fewer than `fewestPoints` points there are no limits.
  package init(fewestPoints: Int = ControlRules.fewestPoints) { fewest = max(2, fewestPoints) }

  /// The chart with its points compared with their limits. Points without a value are gaps, and no rule counts them. A rebase
  /// begins new limits at the first point on or after its day.
  package func drawn(_ chart: ControlChart) -> ControlChart {
    var chart = chart
    var short: [(since: Day?, count: Int)] = []
    for (since, places) in segments(of: chart) {
      let values = places.compactMap { chart.points[$0].value }
      guard places.count >= fewest, let limits = XmRLimits(values, chart.rules) else {
        short.append((since, places.count))
        continue
      }
      let causes = SpecialCauses(values, limits, chart.rules)
      for (place, (found, direction)) in zip(places, causes.found) {
        chart.points[place].mean = limits.mean
        chart.points[place].lower = limits.lower
        chart.points[place].upper = limits.upper
        chart.points[place].causes = found
        chart.points[place].variation =
          found.isEmpty ? .commonCause : Self.variation(direction, chart.better)
      }
    }
    conclude(&chart, short)
    return chart
  }

  /// The stretches of the chart that have limits of their own: the rebase that begins each (nil before the first), and the
  /// places of its points that have a value.
  private func segments(of chart: ControlChart) -> [(since: Day?, places: [Int])] {
    let starts = Set(chart.rebased.map(\.date)).sorted()
    var segments: [(since: Day?, places: [Int])] = []
    for place in chart.points.indices where chart.points[place].value != nil {
      let since = starts.last { $0 <= chart.points[place].asOf }
      if let last = segments.last, last.since == since {
        segments[segments.count - 1].places.append(place)
      } else {
        segments.append((since, [place]))
      }
    }
    return segments
  }

  private static func variation(_ direction: Int, _ better: Better?) -> ControlChart.Variation {
    switch better {
    case nil: direction > 0 ? .high : .low
    case .higher: direction > 0 ? .improvement : .concern
    case .lower: direction < 0 ? .improvement : .concern
    }
  }

  /// Notes the variation and assurance of the latest point, and which parts of the chart have no limits.
  private func conclude(_ chart: inout ControlChart, _ short: [(since: Day?, count: Int)]) {
    if let latest = chart.latest, let lower = latest.lower, let upper = latest.upper {
      chart.variation = latest.variation
      chart.assurance = assurance(chart, lower: lower, upper: upper)
    }
    let notes: [ChartNote] =
      chart.latest == nil
      ? [.noValue]
      : short.map { since, count in
        .noLimits(since: since, before: since == nil ? chart.rebased.first?.date : nil, points: count, wanted: fewest)
      }
    chart.notes = notes + (chart.notes ?? [])
  }

  private func assurance(_ chart: ControlChart, lower: Double, upper: Double) -> ControlChart.Assurance? {
    guard let target = chart.target, let better = chart.better else { return nil }
    let rounding = 1e-9 * max(1, abs(target))
    if target - upper > rounding { return better == .higher ? .fails : .passes }
    if lower - target > rounding { return better == .higher ? .passes : .fails }
    // What never moves from its target meets it each time.
    return upper - lower <= rounding ? .passes : .hitAndMiss
  }
}
