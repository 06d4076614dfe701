/// Text on its way to a terminal or a log, in which every character that would act there, instead of being seen, becomes an
/// escape (`\u001B`).
///
/// A definition, an option or a file's name may hold such a character, and somebody who reads about it has to see that it is
/// there.
package enum VisibleText {
  /// The text as one line: its own line ends and tabs become escapes too.
  package static func line(_ text: String) -> String { escaped(text) { _ in false } }

  /// The text with its line ends and tabs as they are.
  package static func lines(_ text: String) -> String { escaped(text) { $0 == "\n" || $0 == "\t" } }

  /// JSON with escapes for such characters. Only strings hold them, so that it means the same.
  package static func json(_ text: String) -> String { escaped(text) { $0 == "\n" } }

  /// Whether a character acts instead of being seen: it controls something, turns writing around, divides lines or has no
  /// width.
  package static func acts(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  private static func escaped(_ text: String, but stays: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: { acts($0) && !stays($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if acts(scalar), !stays(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// A character as JSON escapes it: `\u202E`, or two such escapes for a character beyond `\uFFFF`.
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
