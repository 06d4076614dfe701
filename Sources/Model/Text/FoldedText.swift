@_spi(_Unicode) import Swift

extension String {
  /// The text as headings are compared: in lower case, only its letters, its digits and the signs that change what a heading
  /// means.
  ///
  /// "Waiting <18 weeks" is not "Waiting >18 weeks", and "Pupils (%)" is not "Pupils".
  package var foldedHeading: String {
    if let plain = plainLowercased {
      return String(decoding: plain.filter(Self.countsInHeading), as: UTF8.self)
    }
    return lowercased().filter { $0.isLetter || $0.isNumber || Self.headingSigns.contains($0) }
  }

  private static let headingSigns: Set<Character> = ["<", ">", "=", "%", "+", "£", "#"]

  private static func countsInHeading(_ byte: UInt8) -> Bool {
    byte &- 97 < 26 || byte &- 48 < 10 || "<>=%+#".utf8.contains(byte)
  }

  /// The text as codes and open vocabularies are compared: in lower case, with one space for each run of spaces.
  package var foldedValue: String {
    if let plain = plainLowercased {
      return String(decoding: Array(plain.split(whereSeparator: Self.isSpace).joined(separator: [32])), as: UTF8.self)
    }
    return lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text in one form of all that Unicode takes for equal, such as é in one letter or in two: texts that are equal have the same
  /// bytes in this form.
  package var composed: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    var scalars = UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// The text as names of the plan are compared: in lower case, without spaces.
  package var foldedName: String {
    if let plain = plainLowercased { return String(decoding: plain.filter { !Self.isSpace($0) }, as: UTF8.self) }
    return lowercased().filter { !$0.isWhitespace }
  }

  /// Whether a byte is white space in ASCII.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

  /// The bytes in lower case of a text that is ASCII alone; nil for any other text. Most texts are ASCII, and looking up what
  /// Unicode says of letters takes long.
  private var plainLowercased: [UInt8]? {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
  }
}
