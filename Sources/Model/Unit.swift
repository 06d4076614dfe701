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
