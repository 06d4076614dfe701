internal import Model

/// What may be said of a value that was rejected. A row shifted by one column puts a name where a date should be: so of a
/// date column only what looks like a date is shown, of a code column only a code that was met often, and of anything
/// else its shape.
struct OffendingText {
  /// A code is shown once it has been met this often in its column: then it names no child.
  static let timesBeforeACodeIsShown = 5

  private var codes: [String: Int] = [:]

  /// What the rule means for this value: `'02/28/2023' is not a date …`, or `not a date … (it looks like 'Aaaa')`.
  mutating func sentence(_ bytes: UnsafeBufferPointer<UInt8>, of column: ColumnDefinition, _ rule: RejectRule) -> String {
    guard !bytes.isEmpty, rule != .blank, rule != .fieldCount, rule != .quote else { return rule.meaning }
    let text = String(decoding: bytes.prefix(256), as: UTF8.self)
    let mayBeShown =
      switch column.kind {
      case .day: Self.looksLikeDate(text)
      case .code: isCommon(text, in: column.name)
      case .identifier, .category, .integer, .text: false
      }
    return mayBeShown ? "'\(text)' is \(rule.meaning)" : "\(rule.meaning) (it looks like '\(SafeText.shape(text))')"
  }

  private mutating func isCommon(_ text: String, in column: String) -> Bool {
    guard text.count <= 40, text.unicodeScalars.allSatisfy(SafeText.isHarmless) else { return false }
    let key = column + ":" + text.lowercased()
    // A column with a thousand different unknown codes holds something else than codes.
    guard codes[key] != nil || codes.count < 1000 else { return false }
    codes[key, default: 0] += 1
    return codes[key, default: 0] >= Self.timesBeforeACodeIsShown
  }

  /// Digits, separators and names of months.
  static func looksLikeDate(_ text: String) -> Bool {
    guard text.utf8.count <= 32, text.utf8.contains(where: { (48...57).contains($0) }) else { return false }
    let words = text.split { !$0.isLetter }
    let months = Day.monthNames.map { $0.lowercased() }
    let known = Set(months + months.map { String($0.prefix(3)) } + ["sept", "t", "z", "am", "pm"])
    return words.allSatisfy { known.contains($0.lowercased()) }
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789/-.:, ".unicodeScalars.contains($0))
      }
  }
}
