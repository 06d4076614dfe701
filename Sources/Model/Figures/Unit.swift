/// The unit that a value is counted in.
///
/// ```swift
/// let unit = Unit("weeks")
/// unit.text(19)                     // "19.0 weeks"
/// unit.number(19)                   // "19.0"
/// Unit("children").text(7473)       // "7,473 children"
/// Unit("percent").text(65.6)        // "65.6%"
/// Unit("per 100 pupils").text(15.1164)   // "15.12 per 100 pupils"
/// ```
package enum Unit: Hashable, Sendable {
  /// Percent: 65.6 is 65.6%. A value may be above 100.
  case percent
  /// Weeks of 7 days.
  case weeks
  /// Months of 30.4375 days, a twelfth of 365.25.
  case months
  /// Whole or average days.
  case days
  /// A rate, by what it is per: `per 10,000 pupils`.
  case rate(String)
  /// Things that are counted, by a plural noun: children, schools, exclusions.
  case counted(String)

  /// The units that every definition may use; a plan can list more nouns.
  package static let names = [
    "percent", "weeks", "months", "days", "children", "schools", "exclusions", "suspensions", "stages",
    "consultations", "referrals", "responses", "requests", "pupils", "people",
  ]

  /// The unit of this name. Every name but those of percentages, of times and of rates is a noun for what is counted.
  package init(_ name: String) {
    switch name {
    case "percent": self = .percent
    case "weeks": self = .weeks
    case "months": self = .months
    case "days": self = .days
    default: self = name.hasPrefix(Self.rateWord) ? .rate(name) : .counted(name)
    }
  }

  /// How the name of a rate begins.
  package static let rateWord = "per "

  /// The name as definitions and files write it: `percent`, `weeks`, `children`.
  package var name: String {
    switch self {
    case .percent: "percent"
    case .weeks: "weeks"
    case .months: "months"
    case .days: "days"
    case .rate(let name), .counted(let name): name
    }
  }

  /// How many days one of the unit is; nil where it does not measure time.
  package var days: Double? {
    switch self {
    case .weeks: 7
    case .months: 30.4375
    case .days: 1
    case .percent, .rate, .counted: nil
    }
  }
}

extension Unit {
  /// Whether it counts things, and measures neither a share, nor a rate, nor a time.
  package var isCounted: Bool { if case .counted = self { true } else { false } }

  /// How many decimal places a value is shown with where it needs them. Counts and days are whole, but for expected values and
  /// averages of counts.
  package var places: Int {
    switch self {
    case .percent, .weeks, .months: 1
    case .rate: 2
    case .days, .counted: 0
    }
  }

  /// A value for people, in GOV.UK style: `65.6%`, `19.0 weeks`, `7,473 children`, `1 child`,
  /// `15.12 per 100 pupils`.
  package func text(_ value: Double) -> String {
    switch self {
    case .percent: Self.decimal(value, places: 1) + "%"
    case .weeks, .months: Self.decimal(value, places: 1) + " " + name
    case .days: Self.decimal(value, places: 0) + " " + name
    case .rate: number(value) + " " + name
    case .counted: number(value) + " " + (number(value) == "1" ? Self.singular(of: name) : name)
    }
  }

  /// Two values for people, with as many decimal places as it takes to see that they are not the same: up to six.
  package func texts(_ one: Double, _ other: Double) -> (String, String) {
    let usual = (text(one), text(other))
    guard usual.0 == usual.1, one != other, abs(one) < 1e9, abs(other) < 1e9 else { return usual }
    let longer = (places + 1...6).lazy.map { (self.text(one, places: $0), self.text(other, places: $0)) }
    return longer.first { $0.0 != $0.1 } ?? usual
  }

  /// The same without the name of the unit, but for percent.
  package func numbers(_ one: Double, _ other: Double) -> (String, String) {
    func bare(_ text: String) -> String { self == .percent ? text : String(text.prefix { $0 != " " }) }
    let texts = texts(one, other)
    return (bare(texts.0), bare(texts.1))
  }

  private func text(_ value: Double, places: Int) -> String {
    Self.decimal(value, places: places) + (self == .percent ? "%" : " \(name)")
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
    case .rate: Self.decimal(value, places: places)
    case .counted:
      // An expected value between two targets may be a fraction of a child: shown where it makes a tenth.
      Self.decimal(value, places: (value * 10).rounded() == value.rounded() * 10 ? 0 : 1)
    }
  }

  /// A number rounded half away from zero, with commas between thousands: `7,473.0`.
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
