/// The values that a figure can have.
package enum ValueBounds: Sendable, Equatable {
  /// 0 to 100.
  case percentage
  /// 0, 1, 2 and so on.
  case wholeNumber
  /// 0 and more.
  case notNegative

  /// Whether a value is one of them.
  package func contain(_ value: Double) -> Bool {
    switch self {
    case .percentage: (0...100).contains(value)
    case .wholeNumber: value >= 0 && value.rounded() == value
    case .notNegative: value >= 0
    }
  }
}

extension MeasureDefinition {
  /// The values that the measure can have in a unit; nil where it can have any, as a difference or a published number can.
  package func bounds(in unit: Unit) -> ValueBounds? {
    switch self {
    case .count, .distinct, .repeats, .stages: .wholeNumber
    case .proportion, .latest, .coverage: .percentage
    case .duration: unit == .percent ? .percentage : .notNegative
    case .sum, .proportionOfSums, .statistic, .combined: nil
    }
  }
}
