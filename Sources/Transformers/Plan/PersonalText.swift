/// Signs in free text that it may speak of somebody: told by their kind and number, never quoted.
///
/// **Source**: NHS Data Dictionary, NHS NUMBER (ten digits, the last a check digit modulo 11); DfE, Unique pupil numbers (a letter
/// and twelve characters, the last of which may be a letter).
package enum PersonalText {
  private typealias Sign = (name: String, isFound: @Sendable (String) -> Bool)

  /// A sentence a kind of sign that stands in some of the texts.
  package static func warnings(in texts: [String]) -> [String] {
    signs.compactMap { sign in
      let count = texts.count(where: sign.isFound)
      guard count > 0 else { return nil }
      return "\(count == 1 ? "1 text" : "\(count) texts") with what looks like \(sign.name): take out whatever is about a child"
    }
  }

  private static let signs: [Sign] = [
    ("an NHS number", { text in text.matches(of: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/).contains { isNHSNumber($0.output) } }),
    ("a unique pupil number", { $0.contains(/(?i)\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b/) }),
    ("a postcode", { $0.contains(/\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b/) }),
    (
      "a date of birth",
      {
        $0.contains(
          /(?i)\b(dob|d\.o\.b\.?|date of birth|born( on)?)\W{0,3}(\d{4}-\d\d-\d\d|\d{1,2}(st|nd|rd|th)?[\/\-. ]+(of )?(\d{1,2}|[a-z]{3,9})[\/\-. ]+\d{2,4})\b/
        )
      }
    ),
    ("a name", { $0.contains(/\b(Mr|Mrs|Ms|Miss|Master)\.? [A-Z][a-z]+|\b(named|called) [A-Z][a-z]+/) }),
  ]

  private static func isNHSNumber(_ text: Substring) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue)
    guard digits.count == 10 else { return false }
    let check = 11 - zip(digits, (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return check != 10 && check % 11 == digits[9]
  }
}
