/// What is known of strings that come again as the very same strings, as a type's keys come with every value of it: it is found
/// without comparing their letters.
struct RecentStrings<Known> {
  private var slots: [(text: String, known: Known)?] = Array(repeating: nil, count: 256)

  /// What was kept for this very string; nil where nothing was, or another string has taken its place.
  @inline(__always)
  subscript(_ text: String) -> Known? {
    // The string is kept here, so that no other can have come to its place in memory.
    if let slot = slots[text.bitsHash], slot.text.bits == text.bits { slot.known } else { nil }
  }

  mutating func keep(_ known: Known, for text: String) { slots[text.bitsHash] = (text, known) }
}

extension String {
  /// Its own sixteen bytes: its letters, or where they are. Equal bits are the very same string.
  @inline(__always)
  fileprivate var bits: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// A number below 256 from its bits.
  @inline(__always)
  fileprivate var bitsHash: Int {
    Int(((bits[0] ^ bits[1] &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
