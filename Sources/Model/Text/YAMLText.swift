/// Text as a YAML scalar that is read as the same text, whatever is in it.
///
///     YAMLText.scalar("Local authority")     // Local authority
///     YAMLText.scalar("no")                  // "no"
///     YAMLText.scalar("a\"b")                // "a\"b", with a backslash
package enum YAMLText {
  private static let reserved: Set<String> = [
    "yes", "no", "on", "off", "true", "false", "null", "none", "present", "blank", "any", "not", "always", "nothing",
  ]

  /// The text without quotes where nobody and no program could take it for anything else; otherwise between quotes, with escapes.
  package static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Several texts as a list in one line.
  package static func list(_ texts: [String]) -> String { "[" + texts.map(scalar).joined(separator: ", ") + "]" }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first), !reserved.contains(text.lowercased()), !text.hasSuffix(" ")
    else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || (48...57).contains($0.value) || " _/().-'".unicodeScalars.contains($0)
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (65...90).contains(scalar.value) || (97...122).contains(scalar.value)
  }

  /// The text between quotes, with escapes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.isASCII && (32...126).contains(scalar.value): result.unicodeScalars.append(scalar)
      case _ where !scalar.isASCII && isShown(scalar): result.unicodeScalars.append(scalar)
      default: result += "\\U" + hexadecimal(scalar.value)
      }
    }
    return result + "\""
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
    default: true
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
