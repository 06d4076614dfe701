internal import Model

/// The tests that a condition on a column can have.
extension ConditionReader {
  /// The day that a figure is for, where a condition compares with a date.
  static let theDay = "the day"

  static let not = Key(
    "not", .entry(.list(of: .text)), .optional, "The value is none of these; a blank passes.", example: "withdrawn")
  static let above = Key(
    "above", .exactNumber, .optional, "The number is more than this; a blank does not pass.", example: "0")
  static let below = Key(
    "below", .exactNumber, .optional, "The number is less than this; a blank does not pass.", example: "100")
  static let atLeast = Key(
    "at_least", .exactNumber, .optional, "The number is this or more; a blank does not pass.", example: "100")
  static let atMost = Key(
    "at_most", .exactNumber, .optional, "The number is this or less; a blank does not pass.", example: "12.5")
  static let between = Key(
    "between", .entry(.list(of: .either([.anyNumber, dayShape]))), .optional,
    "The number or the date lies between these two, both included; a blank does not pass.", example: "[2023-09-01, 2024-08-31]")
  static let before = Key(
    "before", .entry(dayShape), .optional,
    "The date is before this date, the date in this column or the day that the figure is for; a blank does not pass.",
    example: "2024-09-01")
  static let after = Key(
    "after", .entry(dayShape), .optional, "The date is after this date or the date in this column; a blank does not pass.",
    example: "2023-09-01")
  static let onOrAfter = Key(
    "on_or_after", .entry(dayShape), .optional,
    "The date is this one or later; where one of the two is blank, the row does not pass.",
    example: "2023-09-01")
  static let onOrBefore = Key(
    "on_or_before", .entry(dayShape), .optional,
    "The date is this one or earlier; where one of the two is blank, the row does not pass.", example: "due_date")
  static let notBefore = Key(
    "not_before", .entry(dayShape), .optional,
    "The date is not before this one. Where one of the two is blank, the row passes; with `on_or_after` it does not.",
    example: "the day")
  static let notAfter = Key(
    "not_after", .entry(dayShape), .optional,
    "The date is not after this one. Where one of the two is blank, the row passes; with `on_or_before` it does not.",
    example: "withdrawn_date")
  static let within = Key(
    "within", .length, .optional,
    "The time from `of` to the date is no longer than this, and not below zero. Months and years go by the calendar. A blank does not "
      + "pass.", example: "20 weeks")
  static let over = Key(
    "over", .length, .optional,
    "The time from `of` to the date is longer than this. Months and years go by the calendar. A blank does not pass.",
    example: "15 days")
  static let of = Key(
    "of", .entry(.either([.words([theDay]), .name(of: "a column of days")])), .optional,
    "Where the time of `within` or `over` begins: a column of dates; with `the day`, it goes from the date to the figure's day.",
    example: "request_date")

  static let keys = KeySet(
    "condition", "What a column of a row must be. Where there are several tests, all of them must hold.",
    [not, above, below, atLeast, atMost, between, before, after, onOrAfter, onOrBefore, notBefore, notAfter, within, over, of],
    needs: [
      .init(key: within.name, oneOf: [of.name]), .init(key: over.name, oneOf: [of.name]),
      .init(key: of.name, oneOf: [within.name, over.name]),
    ], mayBeEmpty: false)

  private static let dayShape = Shape.either([.day, .words([theDay]), .name(of: "a column of days")])
}

extension ColumnKind {
  var isOfDays: Bool { if case .day = self { true } else { false } }

  var isNumber: Bool { bounds != nil }

  /// Whether its values are compared with names.
  var isNamed: Bool {
    switch self {
    case .code, .category, .identifier: true
    case .day, .integer, .decimal, .text: false
    }
  }

  /// The smallest and the largest number that it takes, as they are kept; nil where it holds no numbers.
  var bounds: ClosedRange<Int>? {
    switch self {
    case .integer(let range), .decimal(_, let range): range
    case .identifier, .day, .code, .category, .text: nil
    }
  }

  /// The conditions that can be put on such a column, as a hint.
  var conditions: String {
    switch self {
    case .integer, .decimal: "use above, below, at_least, at_most or between, as in {above: 20}, or present or blank"
    case .day:
      "use within or over with of, before, after, on_or_before, on_or_after, not_before, not_after or between, as in "
        + "{before: 2023-09-01}, or present or blank"
    case .code, .category, .identifier: "use a value, a list of values, {not: …}, present or blank"
    case .text: "use present or blank"
    }
  }
}
