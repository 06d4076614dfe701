extension MeasureDefinition {
  /// Whether each row adds a part of its own to the value, whatever the other rows are. A child who is counted once does not.
  package var addsUpByRow: Bool {
    switch self {
    case .count, .sum: true
    case .combined(.difference, let parts), .combined(.total, let parts): parts.allSatisfy(\.addsUpByRow)
    case .distinct, .repeats, .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages, .statistic,
      .combined(.ratio, _):
      false
    }
  }
}
