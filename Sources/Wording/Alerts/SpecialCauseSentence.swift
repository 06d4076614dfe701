internal import Model

extension SpecialCauseFact {
  /// Why the latest point of a chart is a cause for concern, in words that need no knowledge of charts.
  func sentence(_ figure: AlertedFigure) -> String {
    "\(figure.shown(value)) \(basis.place(of: day)), \(reason(figure)). This is more than ordinary variation."
  }

  private func reason(_ figure: AlertedFigure) -> String {
    let (times, average) = (basis.plural, average.map(figure.text))
    switch cause {
    case .outside(let limit):
      guard let limit = limit.map(figure.text) else {
        return isHigh ? "above what ordinary variation explains" : "below what ordinary variation explains"
      }
      return (isHigh ? "above \(limit), the most" : "below \(limit), the least") + " that ordinary variation explains"
        + (average.map { " (average \($0))" } ?? "")
    case .trend(let length):
      return "at the end of at least \(length) \(times), each \(isHigh ? "higher" : "lower") than the one before"
    case .twoOfThree:
      return "as one other of the last 3 \(times) close to the \(isHigh ? "upper" : "lower") limit of ordinary variation"
        + (average.map { " (average \($0))" } ?? "")
    case .shift(let length):
      return "at the end of at least \(length) \(times) all \(isHigh ? "above" : "below") the average"
        + (average.map { " of \($0)" } ?? "")
    }
  }
}
