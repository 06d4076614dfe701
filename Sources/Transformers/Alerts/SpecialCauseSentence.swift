internal import Model

extension AlertSentences {
  /// Why the latest point of a chart is a cause for concern, in words that need no knowledge of charts.
  func specialCause(_ point: ControlPoint, in chart: ControlChart) -> String {
    let answer = Answer(value: point.value, numerator: point.numerator, denominator: point.denominator, counted: 0)
    let now = "\(shown(answer)) \(chart.basis.place(of: point.asOf))"
    return "\(name): \(now), \(reason(point, in: chart)). This is more than ordinary variation. \(owner)"
  }

  private func reason(_ point: ControlPoint, in chart: ControlChart) -> String {
    let isHigh = chart.better == .lower
    let (times, average) = (chart.basis.plural, openly(point.mean))
    switch point.causes.first {
    case .outside:
      guard let limit = openly(isHigh ? point.upper : point.lower) else {
        return isHigh ? "above what ordinary variation explains" : "below what ordinary variation explains"
      }
      return (isHigh ? "above \(limit), the most" : "below \(limit), the least") + " that ordinary variation explains"
        + (average.map { " (average \($0))" } ?? "")
    case .trend:
      return "at the end of at least \(chart.rules.trendLength) \(times), each \(isHigh ? "higher" : "lower") than the one before"
    case .twoOfThree:
      return "as one other of the last 3 \(times) close to the \(isHigh ? "upper" : "lower") limit of ordinary variation"
        + (average.map { " (average \($0))" } ?? "")
    case .shift, nil:
      return "at the end of at least \(chart.rules.shiftLength) \(times) all \(isHigh ? "above" : "below") the average"
        + (average.map { " of \($0)" } ?? "")
    }
  }

  /// Nil where it would tell of fewer than five children.
  private func openly(_ value: Double?) -> String? {
    value.flatMap { telling.mayTell(Answer(value: $0, numerator: nil, denominator: nil, counted: 0)) ? unit.text($0) : nil }
  }
}
