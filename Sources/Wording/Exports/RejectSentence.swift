package import Model

extension RejectRule {
  /// What is wrong with the row, in the words of the article on files.
  package var meaning: String {
    switch self {
    case .fieldCount: "too few or too many values: check for a missing delimiter, or one inside a value without quotation marks"
    case .quote:
      "a quotation mark inside an unquoted value, or text after a closing one: double it, or put the value in quotation marks"
    case .blank: "a required value is blank"
    case .date: "not a date in a format that the definition lists, or a day that does not exist"
    case .tooEarly: "before the earliest date that the definition allows"
    case .code: "a value that the definition does not list"
    case .number:
      "not a number, one with more decimal places than the definition allows, or one with a comma or a percent sign that it does not allow"
    case .range: "outside the range that the definition allows"
    case .order: "an end before its start"
    case .damagedIdentifier: "an identifier damaged by a spreadsheet (1.23E+11). Export the column as text"
    }
  }
}

extension Reject {
  /// `not a date … (it looks like 'Aaaa'); allowed: a date such as 2023-02-28 or 28/02/2023`.
  ///
  /// What the rule means, and what the value looks like, never the value: a row shifted by one column puts a name where a date
  /// should be, and a column of codes may hold names.
  package var message: String {
    switch detail {
    case .none: rule.meaning
    case .shape(let shape, nil): "\(rule.meaning) (it looks like '\(shape)')"
    case .shape(let shape, let allowed?):
      "\(rule.meaning) (it looks like '\(shape)'); allowed: \(allowed.sentence)" + (remedy.map { ". \($0)" } ?? "")
    case .before(let start): "\(column) is before \(start)"
    case .published(let message): message
    }
  }
}

extension Reject {
  /// What to write in the definition so that the value is read, where that is clear; nil elsewhere.
  package var remedy: String? {
    guard rule == .date, case .shape(let shape, .days(let formats)?) = detail, !formats.contains(.shortMonthName) else {
      return nil
    }
    let parts = shape.split { $0 == "-" || $0 == " " }
    guard parts.count == 3, parts[0].count <= 2, parts[0].allSatisfy({ $0 == "9" }), parts[2] == "99",
      parts[1].allSatisfy({ $0 == "A" || $0 == "a" })
    else { return nil }
    return "If these are days such as 05-Apr-23, list 'dd-mmm-yy' in the column's 'formats'; its years are 2000 to 2099"
  }
}

extension AllowedValues {
  private static let mostCodes = 12

  /// What a column may have, at the end of a message.
  fileprivate var sentence: String {
    switch self {
    case .days(let formats):
      Set(formats) == DayFormat.standard
        ? "a date such as 2023-02-28 or 28/02/2023" : "a date written as " + Self.list(formats.map(\.rawValue))
    case .from(let day): "\(day.inWords) or later"
    case .codes(let codes) where codes.count > Self.mostCodes:
      codes.prefix(Self.mostCodes).joined(separator: ", ") + " and \(codes.count - Self.mostCodes) others"
    case .codes(let codes): Self.list(codes)
    case .numbers(0): "a whole number"
    case .numbers(let places): "a number with up to \(places) decimal \(places == 1 ? "place" : "places")"
    case .range(let range): "\(range.lowerBound) to \(range.upperBound)"
    }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
