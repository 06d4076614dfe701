/// One of the two values of a ratio.
package enum RatioSide: Hashable, Sendable {
  case numerator, denominator
}

extension MeasureDefinition {
  /// Whether numbers that are suppressed or blank are left out of it, or of some of its parts.
  package var leavesOutHidden: Bool {
    switch self {
    case .sum(_, let addends): addends.leavesOutHidden
    case .proportionOfSums(_, let numerator, _): numerator.leavesOutHidden
    case .statistic(_, _, let numbers): numbers.addends?.leavesOutHidden ?? false
    case .combined(_, let parts): parts.contains(where: \.leavesOutHidden)
    case .count, .distinct, .proportion, .latest, .repeats, .duration, .coverage, .stages: false
    }
  }

  /// The value of a ratio from which alone such numbers are left out, so that the other still has what belongs to them; nil where
  /// they are left out of both or of none, and for all else.
  package var sideWithoutHidden: RatioSide? {
    guard case .combined(.ratio, let parts) = self, parts.count == 2 else { return nil }
    switch (parts[0].leavesOutHidden, parts[1].leavesOutHidden) {
    case (true, false): return .numerator
    case (false, true): return .denominator
    case (true, true), (false, false): return nil
    }
  }
}
