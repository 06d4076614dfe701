internal import Model

/// A change of a number, with its sign: `+9`, `−10`; without one where it is shown as 0.
enum SignedNumber {
  static func text(_ value: Double, places: Int) -> String {
    let digits = Unit.decimal(abs(value), places: places)
    return digits.allSatisfy { "0.".contains($0) } ? digits : (value < 0 ? "−" : "+") + digits
  }

  /// What a cause did to a value: `+9`, `−0.07 points`; to one place more than the value is shown with, where it has any, and to as
  /// many more, up to six, as it takes to see that it did anything.
  static func effect(_ value: Double, in unit: Unit) -> String {
    let usual = unit.places == 0 ? 0 : unit.places + 1
    let places = value == 0 || abs(value) > 1 ? usual : (usual...6).first { isSeen(value, places: $0) } ?? usual
    return text(value, places: places) + (unit == .percent ? " points" : "")
  }

  private static func isSeen(_ value: Double, places: Int) -> Bool {
    Unit.decimal(abs(value), places: places).contains { !"0.".contains($0) }
  }

  /// With two places where it is no whole number.
  static func text(_ value: Double) -> String { text(value, places: value.rounded() == value ? 0 : 2) }
}
