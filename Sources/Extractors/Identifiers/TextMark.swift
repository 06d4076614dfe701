/// A number of 64 bits made of a text's bytes: equal texts have equal marks, and different ones hardly ever.
enum TextMark {
  /// The mark of a text.
  @inline(__always)
  static func of(_ text: UnsafeBufferPointer<UInt8>, ignoresCase: Bool) -> UInt64 {
    let fold: UInt64 = ignoresCase ? 0x2020_2020_2020_2020 : 0
    var (mark, index) = (UInt64(text.count), 0)
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= text.count {
      mark = (mark ^ (raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) | fold)) &* 0xC2B2_AE3D_27D4_EB4F
      mark ^= mark >> 29
      index += 8
    }
    var (rest, shift) = (UInt64(0), UInt64(0))
    while index < text.count {
      rest |= UInt64(text[index]) << shift
      shift += 8
      index += 1
    }
    return mixed((mark ^ (rest | (fold & ((1 << shift) &- 1)))) &* 0xC2B2_AE3D_27D4_EB4F)
  }
}
