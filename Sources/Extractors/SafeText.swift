/// Text from a file, made fit for a message: one line, no control characters, no marks that turn writing around.
package enum SafeText {
  private static let longest = 60

  package static func line(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if result.unicodeScalars.count == longest { return result + "…" }
      result.unicodeScalars.append(isHarmless(scalar) ? scalar : "?")
    }
    return result
  }

  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
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
