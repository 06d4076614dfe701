/// The rule and the conditions of a measure, prepared for the rows of one batch: whether a row counts, and in which part.
struct BoundParts: Sendable {
  /// What a row that counts is to the measure.
  struct Part: Equatable {
    var isNumerator: Bool
    var isDenominator: Bool
  }
  let rule: BoundRule
  /// Nil where the measure has no such condition.
  let numerator: BoundFilter?
  let denominator: BoundFilter?

  /// Whether some row may count on one day, or be in the numerator or denominator, and not on another.
  var dependsOnDay: Bool { rule.dependsOnDay || numerator?.dependsOnDay == true || denominator?.dependsOnDay == true }

  /// What a row is on a day on which no day after `last` is known; nil where it does not count. Whether its day is in the window is
  /// not asked.
  func part(of row: Int, on day: Int32, knowing last: Int32) -> Part? {
    guard rule.counts(row, on: day, knowing: last) else { return nil }
    return Part(
      isNumerator: numerator?.passes(row, on: day, knowing: last) ?? false,
      isDenominator: denominator?.passes(row, on: day, knowing: last) ?? true)
  }

  /// Calls `body` with each day from which on a row may be something else.
  func forEachChange(of row: Int, _ body: (Int32) -> Void) {
    rule.forEachChange(of: row, body)
    numerator?.forEachChange(of: row, body)
    denominator?.forEachChange(of: row, body)
  }
}
