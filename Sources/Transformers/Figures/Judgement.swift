package import Model

/// Judges a value against another one, given which way is better.
extension Better {
  /// By how much `value` falls short of `mark`; negative where it is better than `mark`.
  func shortfall(_ value: Double, of mark: Double) -> Double { self == .higher ? mark - value : value - mark }

  func isAtLeastAsGood(_ value: Double, as mark: Double) -> Bool { shortfall(value, of: mark) <= Self.tolerance(mark) }

  /// Green where the value is at least as good as expected; amber where it is worse by at most `amberPercent` of the expected
  /// value; red beyond that.
  package func rag(_ value: Double, expected: Double, amberPercent: Double) -> RAG {
    let shortfall = shortfall(value, of: expected)
    if shortfall <= Self.tolerance(expected) { return .green }
    return shortfall <= amberPercent * abs(expected) / 100 + Self.tolerance(expected) ? .amber : .red
  }

  /// Whether the value is better, worse, or the same but for rounding, compared with an earlier one.
  package func direction(_ value: Double, from earlier: Double) -> Direction {
    let shortfall = shortfall(value, of: earlier)
    if abs(shortfall) <= Self.tolerance(earlier) { return .steady }
    return shortfall < 0 ? .improving : .worsening
  }

  func isWorse(_ value: Double, than earlier: Double, byMoreThan percent: Double) -> Bool {
    direction(value, from: earlier) == .worsening
      && shortfall(value, of: earlier) > percent * abs(earlier) / 100 * (1 + 1e-12)
  }

  private static func tolerance(_ mark: Double) -> Double { 1e-9 * max(1, abs(mark)) }
}
