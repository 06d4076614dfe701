internal import Model

/// A change of a number, with its sign: `+9`, `−10`; without one where it is shown as 0.
enum SignedNumber {
  static func text(_ value: Double, places: Int) -> String {
    let digits = Unit.decimal(abs(value), places: places)
    return digits.allSatisfy { "0.".contains($0) } ? digits : (value < 0 ? "−" : "+") + digits
  }

  /// What a cause did to a value: `+9`, `−0.07 points`; to one place more than the value is shown with, where it has any.
  static func effect(_ value: Double, in unit: Unit) -> String {
    text(value, places: unit.places == 0 ? 0 : unit.places + 1) + (unit == .percent ? " points" : "")
  }

  /// With two places where it is no whole number.
  static func text(_ value: Double) -> String { text(value, places: value.rounded() == value ? 0 : 2) }
}
