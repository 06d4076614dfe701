internal import Model

extension Form where Value == LengthOfTime {
  /// A length of time: `20 weeks`.
  static var length: Form { length(atMost: 100_000.0.nextDown) }

  /// A length of time of no more than so many days, weeks or months.
  static func length(atMost limit: Double) -> Form {
    Form(
      .form(
        "a length of time", pattern: #"[0-9]{1,5}(\.[0-9]+)? (day|week|month)s?"#, examples: ["20 weeks", "6 months", "15 days"])
    ) { $0.length(atMost: limit) }
  }
}

extension Entry {
  /// Reads `13 weeks`, `6 months` or `20 days`.
  fileprivate func length(atMost limit: Double) -> LengthOfTime? {
    guard let text = text() else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let noun = words.last.map { $0.hasSuffix("s") ? String($0) : "\($0)s" } ?? ""
    guard words.count == 2, words[0].first?.isNumber == true, DecimalNumber(String(words[0])) != nil,
      let count = Double(words[0]),
      count <= limit, let days = Unit(noun).days
    else {
      report(.wrongValue, "'\(text)' is not a length of time", hint: "write it as 13 weeks, 6 months or 20 days")
      return nil
    }
    return LengthOfTime(days: count * days, text: text)
  }
}

extension Form where Value == DecimalNumber {
  /// Any number that a figure may have, as it is written.
  static var exactNumber: Form { Form(.anyNumber) { $0.exactNumber() } }
}

extension Entry {
  /// A number digit by digit, as it is written.
  func exactNumber() -> DecimalNumber? {
    guard let number = number() else { return nil }
    if let exact = DecimalNumber(scalar ?? "") ?? DecimalNumber("\(number)") { return exact }
    report(.wrongValue, "'\(scalar ?? "")' has too many digits", hint: "at most 15")
    return nil
  }
}
