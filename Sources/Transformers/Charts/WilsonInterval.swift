package import Model

/// The 95% confidence interval of a proportion: between which percentages the true one is likely to lie, seen in few cases.
/// **Units**: percent.
///
/// **Source**: Wilson (1927), the score interval without continuity correction, as Public Health England's technical guide
/// "Confidence intervals" recommends for proportions.
package enum WilsonInterval {
  private static let z = 1.959_963_984_540_054

  /// Nil where nobody is in the denominator, or the numerator is no part of it.
  package static func around(numerator: Double, denominator: Double) -> ConfidenceInterval? {
    guard denominator > 0, (0...denominator).contains(numerator) else { return nil }
    let (n, share) = (denominator, numerator / denominator)
    let middle = 2 * numerator + z * z
    let spread = z * (z * z + 4 * numerator * (1 - share)).squareRoot()
    let whole = 2 * (n + z * z)
    return ConfidenceInterval(lower: max(0, 100 * (middle - spread) / whole), upper: min(100, 100 * (middle + spread) / whole))
  }
}

extension MeasureDefinition {
  /// A proportion of fewer cases than this is shown with its interval: chance alone moves it by up to 10 percentage points.
  private static let fewCases = 100.0

  /// The interval to show with an answer; nil where the answer is no proportion of cases, or one of 100 cases or more.
  package func interval(around answer: Answer) -> ConfidenceInterval? {
    guard isProportionOfCases, let part = answer.numerator, let whole = answer.denominator, whole < Self.fewCases else {
      return nil
    }
    return WilsonInterval.around(numerator: part, denominator: whole)
  }

  /// Whether its numerator is a part of the cases in its denominator. The first value of a rate over a headcount is none of it.
  private var isProportionOfCases: Bool {
    switch self {
    case .proportion, .latest, .coverage: true
    case .statistic(_, let statistic, _): statistic.isShare
    case .combined: isCombinedProportion
    case .count, .distinct, .sum, .proportionOfSums, .repeats, .duration, .stages: false
    }
  }
}
