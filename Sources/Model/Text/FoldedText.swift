extension String {
  /// How headings compare: letters, digits and the signs that change what a heading means, in lower case. "Waiting <18 weeks" is
  /// not "Waiting >18 weeks", and "Pupils (%)" is not "Pupils".
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

  /// How codes and open vocabularies compare: lower case, each run of spaces one space.
  package var foldedValue: String {
    if let plain = plainLowercased {
      return String(decoding: Array(plain.split(whereSeparator: Self.isSpace).joined(separator: [32])), as: UTF8.self)
    }
    return lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How names of the plan compare: lower case, without spaces.
  package var foldedName: String {
    if let plain = plainLowercased { return String(decoding: plain.filter { !Self.isSpace($0) }, as: UTF8.self) }
    return lowercased().filter { !$0.isWhitespace }
  }

  /// What is white space in ASCII.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

  /// Of a text in ASCII alone its bytes in lower case; nil of any other. Most texts are such, and what Unicode says of letters takes
  /// long to look up.
  private var plainLowercased: [UInt8]? {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
  }
}
