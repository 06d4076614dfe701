internal import Model

extension Form where Value == Window {
  /// The days that a figure looks at: `rolling 12 months`, or one of a few names.
  static var window: Form {
    Form(
      .either([
        .words(Entry.windows.map(\.name)),
        .form(
          "a number of months", pattern: "rolling ([1-9]|[1-9][0-9]|1[01][0-9]|120) months?", examples: [Entry.rolling]),
      ])
    ) { $0.window() }
  }
}

extension Entry {
  fileprivate static let rolling = "rolling 12 months"
  fileprivate static let windows: [(name: String, window: Window)] = [
    ("academic year to date", .academicYear), ("at the day", .toDate), ("financial year to date", .financialYear),
    ("latest day", .latest), ("month", .month), ("to date", .toDate),
  ]

  fileprivate func window() -> Window? {
    guard let text = text() else { return nil }
    if let (_, window) = Self.windows.first(where: { $0.name == text }) { return window }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 3, words[0] == "rolling", words[2] == "months" || words[2] == "month", let months = Int(words[1]),
      (1...120).contains(months), words[1] == String(months)
    {
      return .rolling(months: months)
    }
    report(
      .wrongValue, "'\(text)' is not a window",
      hint: NearestName.hint(for: text, among: [Self.rolling] + Self.windows.map(\.name)))
    return nil
  }
}
