package import Model

extension Answer {
  /// What the next answer has more than this one.
  package func effect(to next: Answer) -> BridgeCause.Effect {
    func change(_ one: Double?, _ other: Double?) -> Double? {
      guard let other else { return one == nil ? nil : 0 }
      return other - (one ?? 0)
    }
    return BridgeCause.Effect(
      value: change(value, next.value), numerator: change(numerator, next.numerator),
      denominator: change(denominator, next.denominator))
  }

  /// The next answer, with the numbers of this one where it has none: what comes after is compared with these.
  func followed(by next: Answer) -> Answer {
    var next = next
    next.value = next.value ?? value
    next.numerator = next.numerator ?? numerator
    next.denominator = next.denominator ?? denominator
    return next
  }
}
