/// What the escapes in a JSON text stand for.
enum JSONEscapes {
  /// A text as it reads, from the bytes between its quotes.
  ///
  /// Throws: `DecodingError.dataCorrupted` where an escape is none of JSON's, half of a surrogate pair is missing, or the bytes
  /// are not UTF-8.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
    var read: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        read.append(bytes[place])
        place += 1
        continue
      }
      guard place + 1 < bytes.count else { throw corrupted }
      if bytes[place + 1] == UInt8(ascii: "u") {
        read += String(try letter(bytes, &place)).utf8
      } else {
        guard let letter = letters[bytes[place + 1]] else { throw corrupted }
        read.append(letter)
        place += 2
      }
    }
    return try plain(read)
  }

  /// A text without escapes.
  ///
  /// Throws: `DecodingError.dataCorrupted` where the bytes are not UTF-8.
  static func plain(_ bytes: some Sequence<UInt8>) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw corrupted }
    return text
  }

  private static let corrupted = DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "a text that is not UTF-8, or has an escape that JSON does not know"))

  private static let letters: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]

  /// A letter written as `\u00e9`, or as two such halves.
  private static func letter(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) throws -> Unicode.Scalar {
    let first = try unit(bytes, &place)
    guard UTF16.isLeadSurrogate(first) else {
      guard let letter = Unicode.Scalar(first) else { throw corrupted }
      return letter
    }
    let second = try unit(bytes, &place)
    guard UTF16.isTrailSurrogate(second) else { throw corrupted }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) throws -> UInt16 {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      throw corrupted
    }
    var unit: UInt16 = 0
    for letter in bytes[place + 2..<place + 6] {
      guard let digit = Character(Unicode.Scalar(letter)).hexDigitValue else { throw corrupted }
      unit = unit << 4 | UInt16(digit)
    }
    place += 6
    return unit
  }
}
