/// Text on its way to a terminal or a log: whatever would act there instead of being seen is written as an escape, `\u001B`.
/// A definition, an option or a file's name may hold it; somebody who reads about it has to see that it is there.
package enum VisibleText {
  /// One line: its own line ends and tabs are escapes too.
  package static func line(_ text: String) -> String { escaped(text) { _ in false } }

  /// Several lines, whose ends and tabs stay.
  package static func lines(_ text: String) -> String { escaped(text) { $0 == "\n" || $0 == "\t" } }

  /// JSON, in which only strings hold such characters: the same JSON, with escapes of its own.
  package static func json(_ text: String) -> String { escaped(text) { $0 == "\n" } }

  /// Control characters, and marks that turn writing around, divide lines or have no width.
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

  /// As JSON has it: `\u202E`, two of them for what lies beyond.
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
