internal import Model

extension Entry {
  private static let windows: [String: Window] = [
    "financial year to date": .financialYear, "academic year to date": .academicYear, "month": .month,
    "to date": .toDate, "at the day": .toDate, "latest day": .latest,
  ]

  /// Reads `rolling 12 months`, or one of the names above.
  func window() -> Window? {
    guard let text = text() else { return nil }
    if let window = Self.windows[text] { return window }
    let words = text.split(separator: " ")
    if words.count == 3, words[0] == "rolling", words[2] == "months" || words[2] == "month", let months = Int(words[1]),
      (1...120).contains(months)
    {
      return .rolling(months: months)
    }
    report(
      .wrongValue, "'\(text)' is not a window",
      hint: NearestName.hint(for: text, among: ["rolling 12 months"] + Self.windows.keys.sorted()))
    return nil
  }
}
