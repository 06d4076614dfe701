internal import Model

extension Form where Value == Window {
  /// The days that a figure looks at: `rolling 12 months`, or one of a few names.
  static var window: Form {
    Form(
      .either([
        .words(Window.named.filter { !$0.window.isRolling }.map(\.name)),
        .form(
          "a number of months", pattern: "rolling ([1-9]|[1-9][0-9]|1[01][0-9]|120) months?", examples: [Window.named[0].name]),
      ])
    ) { $0.window() }
  }
}

extension Window {
  /// The windows by the names that definitions give them; of those that roll, one.
  static let named: [(name: String, window: Window)] = [
    ("rolling 12 months", .rolling(months: 12)), ("academic year to date", .academicYear), ("at the day", .toDate),
    ("financial year to date", .financialYear), ("latest day", .latest), ("month", .month), ("to date", .toDate),
  ]

  fileprivate var isRolling: Bool { if case .rolling = self { true } else { false } }
}

extension Entry {
  fileprivate func window() -> Window? {
    guard let text = text() else { return nil }
    if let (_, window) = Window.named.first(where: { $0.name == text }) { return window }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 3, words[0] == "rolling", words[2] == "months" || words[2] == "month", let months = Int(words[1]),
      (1...120).contains(months), words[1] == String(months)
    {
      return .rolling(months: months)
    }
    report(
      .wrongValue, "'\(text)' is not a window",
      hint: NearestName.hint(for: text, among: Window.named.map(\.name)))
    return nil
  }
}
