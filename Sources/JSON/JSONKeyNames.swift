extension String {
  /// `ragSince` is `rag_since`, `asOfURL` is `as_of_url`.
  var inSnakeCase: String {
    var words = ""
    let letters = Array(self)
    for (place, letter) in letters.enumerated() {
      let startsWord =
        letter.isUppercase && place > 0
        && (!letters[place - 1].isUppercase || place + 1 < letters.count && letters[place + 1].isLowercase)
      if startsWord, letters[place - 1] != "_" { words += "_" }
      words += letter.lowercased()
    }
    return words
  }

  /// `rag_since` is `ragSince`.
  var inCamelCase: String {
    let words = split(separator: "_", omittingEmptySubsequences: false)
    return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }

  /// Its own sixteen bytes: its letters, or where they are. Equal bits are the very same string.
  @inline(__always)
  var bits: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// A number below 256 from its bits.
  @inline(__always)
  var bitsHash: Int {
    Int(((bits[0] ^ bits[1] &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
