package import Model

/// Targets as people say them: a whole number has no decimal place.
extension Unit {
  /// A target with its unit: `100%`, `12 months`, `12.5 weeks`, `96 exclusions`.
  package func aim(_ target: Double) -> String {
    guard isWhole(target), self != .days, !isCounted else { return text(target) }
    return Unit.decimal(target, places: 0) + (self == .percent ? "%" : " \(name)")
  }

  /// The same without its unit, but for percentages: `100%`, `12`, `96`.
  package func aimNumber(_ target: Double) -> String {
    guard isWhole(target), self != .days, !isCounted else { return number(target) }
    return Unit.decimal(target, places: 0) + (self == .percent ? "%" : "")
  }

  /// A target with the side on which a value meets it: `at least 200`, `12 months or less`, `100%`.
  package func aimOrBetter(_ target: Double, _ better: Better) -> String {
    // No share is more than all of it.
    if self == .percent, better == .higher, target >= 100 { return aim(target) }
    let shown = isCounted ? aimNumber(target) : aim(target)
    return better == .higher ? "at least \(shown)" : "\(shown) or \(isCounted ? "fewer" : "less")"
  }

  /// How far two values are apart: of percentages, in percentage points.
  package func gap(_ difference: Double) -> String {
    guard self == .percent else { return aim(abs(difference)) }
    let places = isWhole(difference) ? 0 : 1
    let number = Unit.decimal(abs(difference), places: places)
    return "\(number) percentage \(number == "1" ? "point" : "points")"
  }

  /// Whether it is a whole number when it is shown: with one decimal place, and a rate with two.
  package func isWhole(_ value: Double) -> Bool {
    let scale: Double = places > 1 ? 100 : 10
    let shown = (value * scale).rounded()
    return shown == (shown / scale).rounded() * scale
  }
}
