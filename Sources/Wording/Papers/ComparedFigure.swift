internal import Model

/// A figure with its value on an earlier day.
struct ComparedFigure {
  /// How a paper speaks of a change. Better and worse are said only of what the control chart shows to be real.
  fileprivate enum Kind: String, CaseIterable {
    case better = "Real improvement"
    case worse = "Real deterioration"
    case changed = "Changed"
    case same = "Unchanged"
  }

  private let line: ScorecardLine
  private let then: Double
  private let value: Double

  /// Nil where either value is missing or provisional, and for a count that starts again each year, which can only rise.
  /// `isWhole`: the earlier value rests on all that it should.
  init?(_ line: ScorecardLine, then: Double?, isWhole: Bool) {
    guard line.status == .computed, isWhole, line.startsAnew != true, let value = line.value, let then else { return nil }
    (self.line, self.then, self.value) = (line, then, value)
  }

  /// As both values are shown.
  fileprivate var kind: Kind {
    let unit = Unit(line.unit)
    guard unit.number(then) != unit.number(value) else { return .same }
    let isBetter = (value > then) == (line.better == .higher)
    if isBetter, line.variation == .improvement { return .better }
    return !isBetter && line.variation == .concern ? .worse : .changed
  }

  /// `7 (119 exclusions, was 126)`; without its values where they are the same.
  fileprivate var change: String {
    let unit = Unit(line.unit)
    return "\(line.id)" + (kind == .same ? "" : " (\(unit.text(value)), was \(unit.number(then)))")
  }
}

extension [ComparedFigure] {
  /// `Real improvement: KPI 5b (14.9 months, was 16.0).`, `Changed: KPIs 7 (119 exclusions, was 126) and 8 (…).`, and the same for
  /// a real deterioration and for what is unchanged.
  var sentences: [String] {
    ComparedFigure.Kind.allCases.compactMap { kind in
      let own = filter { $0.kind == kind }.map(\.change)
      return own.isEmpty ? nil : "\(kind.rawValue): \(own.count == 1 ? "KPI" : "KPIs") \(own.joinedInWords)."
    }
  }
}
