internal import Model

extension SpecialCauseFact {
  /// Why the latest point of a chart is a cause for concern, in words that need no knowledge of charts.
  func sentence(_ figure: AlertedFigure) -> String {
    "\(figure.shown(value)) \(basis.place(of: day)), \(reason(figure)). This is a real change (outside normal variation)."
  }

  private func reason(_ figure: AlertedFigure) -> String {
    let (times, average) = (basis.plural, average.map(figure.text))
    switch cause {
    case .outside(let limit):
      guard let limit = limit.map(figure.text) else {
        return isHigh ? "above the normal range" : "below the normal range"
      }
      return "\(isHigh ? "above" : "below") the normal limit of \(limit)"
        + (average.map { " (average \($0))" } ?? "")
    case .trend(let length):
      return "the last of at least \(length) \(times), each \(isHigh ? "higher" : "lower") than the one before"
    case .twoOfThree:
      return "close to the \(isHigh ? "upper" : "lower") limit of normal variation, as is another of the last 3 \(times)"
        + (average.map { " (average \($0))" } ?? "")
    case .shift(let length):
      return "the last of at least \(length) \(times) all \(isHigh ? "above" : "below") the average"
        + (average.map { " of \($0)" } ?? "")
    }
  }
}
