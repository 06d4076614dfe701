internal import Model

/// Whether a unit fits a measure: a percentage has a whole, a duration is measured in time, a rate is a ratio, and everything else
/// is counted.
struct UnitFit {
  let unit: Unit

  /// Reports a unit that does not fit; `measure` is nil where it could not be read.
  func check(_ outline: MeasureOutline, _ measure: MeasureDefinition?, at entry: Entry) {
    guard let kind = outline.kind else { return }
    let parts = measure?.parts ?? []
    switch kind {
    // Two values of any kind may be divided; `per` says whether they are a percentage or a rate.
    case .ratio: return
    case .difference, .total:
      for (part, kind) in zip(parts, parts.map(\.kind)) where !check(kind, part, at: entry) { return }
    case .count, .distinct, .sum, .proportion, .latest, .repeats, .duration, .coverage, .stages, .statistic:
      check(kind, measure, at: entry)
    }
  }

  /// Whether the unit fits a measure of rows; it is reported where it does not.
  @discardableResult
  private func check(_ kind: MeasureDefinition.Kind, _ measure: MeasureDefinition?, at entry: Entry) -> Bool {
    if measure?.isShareOfRows == true {
      if unit != .percent {
        entry.report(.unitMismatch, "a share of rows is a percentage, not \(unit.name)", hint: "write unit: percent")
      }
      return unit == .percent
    }
    let (fits, given) =
      switch kind {
      case .proportion, .latest, .coverage: (unit == .percent, "percent")
      case .duration: (unit.days != nil, "weeks, months or days")
      case .count, .distinct, .sum, .repeats, .stages: (unit.isCounted, "a noun, such as children")
      // Its numbers are what the column says: percentages, days, pupils.
      case .statistic, .ratio, .difference, .total: (true, "")
      }
    guard !fits else { return true }
    if unit == .percent {
      entry.report(
        .missingDenominator, "unit is percent, but the measure '\(kind.rawValue)' has no denominator",
        hint: "choose from: proportion, ratio, latest, coverage")
    } else if case .rate = unit {
      entry.report(
        .unitMismatch, "the measure '\(kind.rawValue)' is not \(unit.name)",
        hint: "write kind: ratio, or unit: \(given); a rate that is published as a number is kind: statistic")
    } else {
      entry.report(.unitMismatch, "the measure '\(kind.rawValue)' cannot be in \(unit.name)", hint: "write unit: \(given)")
    }
    return false
  }
}

extension MeasureDefinition {
  /// Whether it is a statistic that is a percentage of the rows or entities that it looks at.
  fileprivate var isShareOfRows: Bool {
    switch self {
    case .duration(_, _, _, .shareOver): true
    case .statistic(_, let statistic, _): statistic.isShare
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .stages, .combined:
      false
    }
  }
}
