/// Text from a file, made fit to be shown: no control characters, no marks that turn writing around.
package enum SafeText {
  private static let longest = 60

  /// One short line, for messages.
  package static func line(_ text: String) -> String {
    let harmless = harmless(text)
    return harmless.unicodeScalars.count <= longest
      ? harmless : String(String.UnicodeScalarView(harmless.unicodeScalars.prefix(longest))) + "…"
  }

  /// The whole text on one line: line breaks and tabs become spaces, whatever else would act a question mark.
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

  package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }

  /// The text with its line breaks and tabs, whatever else would act a question mark.
  package static func lines(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isHarmless) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isHarmless($0) || "\n\r\t".unicodeScalars.contains($0) ? $0 : "?" }))
  }

  /// Text that a spreadsheet would take for a formula gets an apostrophe before it, which shows as text.
  package static func cell(_ harmless: String) -> String {
    guard let first = harmless.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else { return harmless }
    return "'" + harmless
  }

  /// A heading as messages show it. One with four digits or more may be a number from a row that stands in the headings' place: its
  /// digits are 9.
  package static func heading(_ text: String) -> String {
    let line = line(text)
    guard line.count(where: \.isNumber) >= 4 else { return line }
    return String(line.map { $0.isNumber ? "9" : $0 })
  }

  /// What a value looks like without what it says: `Aaaa 99`. Letters become A and a, digits 9.
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
