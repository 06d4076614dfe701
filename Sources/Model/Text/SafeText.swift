/// Text from a file, made fit to be shown: without control characters and without marks that turn writing around.
///
/// ```swift
/// SafeText.line("Pupils\r\nwith SEN")       // "Pupils with SEN"
/// SafeText.cell("=1+1")                     // "'=1+1"
/// SafeText.heading("Census 19/01/2023")     // "Census 99/99/9999"
/// SafeText.shape("Jane Doe, 07/03/2014")    // "Aaaa Aaa, 99/99/9999"
/// ```
package enum SafeText {
  private static let longest = 60

  /// The text as one short line, for messages: at most 60 characters, then `…`.
  package static func line(_ text: String) -> String {
    let harmless = harmless(text)
    return harmless.unicodeScalars.count <= longest
      ? harmless : String(String.UnicodeScalarView(harmless.unicodeScalars.prefix(longest))) + "…"
  }

  /// The whole text on one line: a space for each line break and tab, a question mark for every other character that is not
  /// harmless.
  package static func harmless(_ text: String) -> String {
    // Most texts are plain.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    guard !text.unicodeScalars.allSatisfy(isHarmless) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\t": result.append(" ")
      default: result.append(isHarmless(scalar) ? scalar : "?")
      }
      previous = scalar
    }
    return String(result)
  }

  /// Whether a character only shows itself: it controls nothing, is not invisible and has a meaning that Unicode assigns.
  package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }

  /// The text with its line breaks and tabs, and a question mark for every other character that is not harmless.
  package static func lines(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isHarmless) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isHarmless($0) || "\n\r\t".unicodeScalars.contains($0) ? $0 : "?" }))
  }

  /// The text for a spreadsheet's cell. Text that a spreadsheet would take for a formula gets an apostrophe before it, and so
  /// shows as text.
  package static func cell(_ harmless: String) -> String {
    guard let first = harmless.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else { return harmless }
    return "'" + harmless
  }

  /// A heading as messages show it. A heading with four digits or more may be a number from a row in the place of the headings,
  /// so that each of its digits becomes a 9.
  package static func heading(_ text: String) -> String {
    let line = line(text)
    guard line.count(where: \.isNumber) >= 4 else { return line }
    return String(line.map { $0.isNumber ? "9" : $0 })
  }

  /// What a value looks like, without what it says: `Aaaa 99`. Letters become A and a, digits 9; after 24 characters comes `…`.
  package static func shape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if result.unicodeScalars.count == 24 { return result + "…" }
      let properties = scalar.properties
      if properties.numericType != nil {
        result += "9"
      } else if properties.isUppercase {
        result += "A"
      } else if properties.isAlphabetic {
        result += "a"
      } else {
        result.unicodeScalars.append(isHarmless(scalar) ? scalar : "?")
      }
    }
    return result
  }
}
