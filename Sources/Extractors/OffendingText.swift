internal import Model

/// What may be said of a value that was rejected. A row shifted by one column puts a name where a date should be: so of a
/// date column only what looks like a date is shown, of a code column only a code that was met often, and of anything
/// else its shape.
struct OffendingText {
  /// A code is shown once it has been met this often in its column: then it names no child.
  static let timesBeforeACodeIsShown = 5

  private var codes: [String: Int] = [:]

  /// What the rule means for this value: `'02/28/2023' is not a date …`, or `not a date … (it looks like 'Aaaa')`. Nil for a
  /// code: there it depends on how often it was met before.
  static func sentence(_ text: String, of column: ColumnDefinition, _ rule: RejectRule) -> String? {
    guard !text.isEmpty, rule != .blank, rule != .fieldCount, rule != .quote else { return rule.meaning }
    switch column.kind {
    case .code: return nil
    case .day where looksLikeDate(text): return shown(text, rule)
    case .day, .identifier, .category, .integer, .decimal, .text: return hidden(text, rule)
    }
  }

  /// The same for a code, in reading order.
  mutating func sentence(ofCode text: String, in column: ColumnDefinition, _ rule: RejectRule) -> String {
    isCommon(text, in: column.name) ? Self.shown(text, rule) : Self.hidden(text, rule)
  }

  private static func shown(_ text: String, _ rule: RejectRule) -> String { "'\(text)' is \(rule.meaning)" }

  private static func hidden(_ text: String, _ rule: RejectRule) -> String {
    "\(rule.meaning) (it looks like '\(SafeText.shape(text))')"
  }

  private mutating func isCommon(_ text: String, in column: String) -> Bool {
    guard text.count <= 40, text.unicodeScalars.allSatisfy(SafeText.isHarmless) else { return false }
    let key = column + ":" + text.lowercased()
    // A column with a thousand different unknown codes holds something else than codes.
    guard codes[key] != nil || codes.count < 1000 else { return false }
    codes[key, default: 0] += 1
    return codes[key, default: 0] >= Self.timesBeforeACodeIsShown
  }

  /// A day, month and year in some order, with a time perhaps; or digits alone, as many as a serial or `20230228` has. The
  /// number of a person looks otherwise.
  static func looksLikeDate(_ text: String) -> Bool {
    guard text.utf8.count <= 32, text.unicodeScalars.allSatisfy(\.isASCII) else { return false }
    var rest = text[...]
    let first = rest.prefix(while: \.isNumber)
    rest = rest.dropFirst(first.count)
    if rest.isEmpty { return (1...5).contains(first.count) || first.count == 8 }
    guard isDayOrYear(first), let separator = rest.popFirst(), "-/. ".contains(separator) else { return false }
    let second = rest.prefix { $0.isNumber || $0.isLetter }
    rest = rest.dropFirst(second.count)
    guard (1...2).contains(second.count) && second.allSatisfy(\.isNumber) || isMonth(second), rest.popFirst() == separator else {
      return false
    }
    let third = rest.prefix(while: \.isNumber)
    rest = rest.dropFirst(third.count)
    return isDayOrYear(third) && (rest.isEmpty || isTime(rest))
  }

  private static func isDayOrYear(_ digits: Substring) -> Bool { [1, 2, 4].contains(digits.count) }

  private static func isMonth(_ name: Substring) -> Bool {
    name.count >= 3 && Day.monthNames.contains { $0.lowercased().hasPrefix(name.lowercased()) }
  }

  private static func isTime(_ text: Substring) -> Bool {
    guard let first = text.first, first == " " || first == "T" else { return false }
    let clock = text.hasSuffix("AM") || text.hasSuffix("PM") ? text.dropLast(2) : text
    return clock.dropFirst().allSatisfy { "0123456789:.+ Z".contains($0) }
  }
}
