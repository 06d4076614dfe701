internal import Model

/// What is said of a value that was rejected: what the rule means, and what the value looks like, never the value. A row shifted by one
/// column puts a name where a date should be, and a column of codes may hold names.
enum OffendingText {
  /// `not a date … (it looks like 'Aaaa')`.
  static func sentence(_ text: String, _ rule: RejectRule) -> String {
    guard !text.isEmpty, rule != .blank, rule != .fieldCount, rule != .quote else { return rule.meaning }
    return "\(rule.meaning) (it looks like '\(SafeText.shape(text))')"
  }
}
