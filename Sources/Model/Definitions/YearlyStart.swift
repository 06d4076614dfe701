extension FigureDefinition {
  /// Whether its value starts again each year and its expected values do not: they go from a baseline that is not 0 to the targets, so
  /// that each new year begins far from them.
  package var startsBelowItsBaseline: Bool {
    guard let baseline, baseline.value != 0, !targets.allSatisfy(\.isWordsAlone) else { return false }
    return measure.addsUpOverTheYear
  }
}

extension MeasureDefinition {
  /// Whether its value adds up from the start of a financial or academic year.
  fileprivate var addsUpOverTheYear: Bool {
    switch self {
    case .count(let rule), .distinct(let rule, _), .sum(let rule, _), .repeats(let rule, _, _):
      rule.window == .financialYear || rule.window == .academicYear
    case .combined(.difference, let parts), .combined(.total, let parts): parts.allSatisfy(\.addsUpOverTheYear)
    case .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages, .statistic, .combined(.ratio, _): false
    }
  }
}
