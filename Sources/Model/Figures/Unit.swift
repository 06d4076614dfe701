/// What a value is counted in.
package enum Unit: Hashable, Sendable {
  /// 0–100, or beyond.
  case percent
  /// Days ÷ 7.
  case weeks
  /// Days ÷ 30.4375.
  case months
  case days
  /// A plural noun: children, schools, exclusions.
  case counted(String)

  package static let names = [
    "percent", "weeks", "months", "days", "children", "schools", "exclusions", "suspensions", "stages",
    "consultations", "referrals", "responses", "requests", "pupils", "people",
  ]

  package init(_ name: String) {
    switch name {
    case "percent": self = .percent
    case "weeks": self = .weeks
    case "months": self = .months
    case "days": self = .days
    default: self = .counted(name)
    }
  }

  package var name: String {
    switch self {
    case .percent: "percent"
    case .weeks: "weeks"
    case .months: "months"
    case .days: "days"
    case .counted(let name): name
    }
  }

  /// Days in one of it, where it measures time.
  package var days: Double? {
    switch self {
    case .weeks: 7
    case .months: 30.4375
    case .days: 1
    case .percent, .counted: nil
    }
  }
}

extension Unit {
  package var isCounted: Bool { if case .counted = self { true } else { false } }

  /// A value for people, GOV.UK style: `65.6%`, `19.0 weeks`, `7,473 children`.
  package func text(_ value: Double) -> String {
    switch self {
    case .percent: Self.decimal(value, places: 1) + "%"
    case .weeks, .months: Self.decimal(value, places: 1) + " " + name
    case .days: Self.decimal(value, places: 0) + " " + name
    case .counted: number(value) + " " + (number(value) == "1" ? Self.singular(of: name) : name)
    }
  }

  private static func singular(of plural: String) -> String {
    switch plural {
    case "children": "child"
    case "people": "person"
    default: plural.hasSuffix("s") ? String(plural.dropLast()) : plural
    }
  }

  /// The value without its unit, for a column whose unit is known: `65.6%`, `19.0`, `7,473`.
  package func number(_ value: Double) -> String {
    switch self {
    case .percent: text(value)
    case .weeks, .months: Self.decimal(value, places: 1)
    case .days: Self.decimal(value, places: 0)
    case .counted:
      // An expected value between two targets may be a fraction of a child: shown where it makes a tenth.
      Self.decimal(value, places: (value * 10).rounded() == value.rounded() * 10 ? 0 : 1)
    }
  }

  /// Rounded half away from zero, thousands separated: `7,473.0`.
  package static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Int(scale))
    var digits = String(whole)
    var separated = ""
    while digits.count > 3 {
      separated = "," + digits.suffix(3) + separated
      digits = String(digits.dropLast(3))
    }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let shown = String(fraction)
    return sign + digits + separated + (places == 0 ? "" : "." + String(repeating: "0", count: places - shown.count) + shown)
  }
}
