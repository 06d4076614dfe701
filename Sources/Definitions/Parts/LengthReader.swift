internal import Model

extension Form where Value == LengthOfTime {
  /// A length of time in a condition: `20 weeks`, or `6 months` of the calendar.
  static var length: Form {
    Form(
      .form(
        "a length of time", pattern: #"[0-9]{1,5}((\.[0-9]+)? (day|week)s?| (month|year)s?)"#,
        examples: ["20 weeks", "6 months", "15 days", "1 year"])
    ) { $0.length() }
  }
}

extension Form where Value == Double {
  /// A length of time in days, of which a month has 30.4375: `13 weeks`.
  static var days: Form {
    Form(
      .form(
        "a length of time", pattern: #"[0-9]{1,5}(\.[0-9]+)? (day|week|month)s?"#, examples: ["20 weeks", "6 months", "15 days"])
    ) { $0.days() }
  }
}

extension Entry {
  /// Reads `13 weeks`, `6 months`, `1 year` or `20 days`; months and years are whole.
  fileprivate func length() -> LengthOfTime? {
    guard let written = written(atMost: 100_000.0.nextDown) else { return nil }
    let monthsOfOne = ["months": 1, "years": 12][written.noun]
    if let monthsOfOne {
      guard let count = Int(written.digits) else {
        report(
          .wrongValue, "'\(written.text)' is not a whole number of \(written.noun)",
          hint: "months and years go by the calendar; write a part of one in days or weeks")
        return nil
      }
      return LengthOfTime(months: count * monthsOfOne, text: written.text)
    }
    guard let daysOfOne = Unit(written.noun).days else { return noLength(written.text) }
    return LengthOfTime(days: written.count * daysOfOne, text: written.text)
  }

  /// Reads `13 weeks`, `6 months` or `20 days` as days.
  fileprivate func days() -> Double? {
    guard let written = written(atMost: 10_000) else { return nil }
    guard let daysOfOne = Unit(written.noun).days else { return noLength(written.text) }
    return written.count * daysOfOne
  }

  /// A number and a noun, as they are written, the noun as a plural.
  private func written(atMost limit: Double) -> (text: String, digits: String, count: Double, noun: String)? {
    guard let text = text() else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 2, words[0].first?.isNumber == true, DecimalNumber(words[0]) != nil, let count = Double(words[0]),
      count <= limit
    else { return noLength(text) }
    return (text, words[0], count, words[1].hasSuffix("s") ? words[1] : words[1] + "s")
  }

  private func noLength<Value>(_ text: String) -> Value? {
    report(.wrongValue, "'\(text)' is not a length of time", hint: "write it as 13 weeks, 6 months or 20 days")
    return nil
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
