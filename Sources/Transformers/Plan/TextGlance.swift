/// What one quick look at a text's bytes shows: enough to rule out for most texts that a pattern matches, without matching it.
///
/// Nothing is ruled out for a text with letters or digits beyond ASCII.
struct TextGlance {
  private(set) var digits = 0
  /// Whether a word that names follow has a capital letter after it.
  private(set) var callsByName = false
  private(set) var speaksOfBirth = false
  private(set) var speaksOfAge = false

  /// `callingNames` are the words, in small letters.
  init(_ text: String, callingNames: Set<String>) {
    var text = text
    text.withUTF8 { bytes in
      guard Self.isPlain(bytes) else {
        (digits, callsByName, speaksOfBirth, speaksOfAge) = (.max, true, true, true)
        return
      }
      digits = bytes.count { $0 &- 48 < 10 }
      callsByName = bytes.indices.contains { Self.isCapital(bytes, $0) && Self.callsName(before: $0, in: bytes, callingNames) }
      speaksOfBirth = ["born", "birth", "dob", "d.o.b"].contains { Self.has($0, bytes) }
      speaksOfAge =
        Self.has("reception", bytes) || digits > 0 && (Self.has("year", bytes) || Self.has("aged", bytes) || Self.hasYear(bytes))
    }
  }

  /// Whether a text has only ASCII and the dashes, quotes, spaces and points from U+2000 to U+203F, none of which is a letter
  /// or a digit.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count {
      if bytes[place] < 0x80 {
        place += 1
      } else if bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80 {
        place += 3
      } else {
        return false
      }
    }
    return true
  }

  private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool { bytes[place] &- 65 < 26 }

  /// Whether the word before a capital letter, with a space between, is one that names follow.
  private static func callsName(before place: Int, in bytes: UnsafeBufferPointer<UInt8>, _ words: Set<String>) -> Bool {
    guard place > 1, bytes[place - 1] == UInt8(ascii: " ") else { return false }
    let end = bytes[place - 2] == UInt8(ascii: ".") ? place - 2 : place - 1
    var start = end
    while start > 0, (bytes[start - 1] | 0x20) &- 97 < 26 { start -= 1 }
    return words.contains(String(decoding: bytes[start..<end].map { $0 | 0x20 }, as: UTF8.self))
  }

  /// `Y7`.
  private static func hasYear(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.dropLast().contains { bytes[$0] | 0x20 == UInt8(ascii: "y") && bytes[$0 + 1] &- 48 < 10 }
  }

  /// Whether a word in small letters is in the text, in any case.
  private static func has(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { bytes[start + $0] | 0x20 == wanted[$0] | 0x20 }
    }
  }
}
