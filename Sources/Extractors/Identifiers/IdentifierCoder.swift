internal import Synchronization

/// Codes of one column's identifiers in one block, straight from their bytes.
struct IdentifierCoder {
  private struct Known {
    var before: UInt64 = 0
    // How many bytes come before the digits, and how many digits; never 0 for a real one.
    var lengths: Int = 0
    var shape: UInt64 = 0
  }
  private let shapes: IdentifierShapes
  /// Of a place each; UPNs have 23 shapes, a letter each, that must not push each other out.
  private var known: [Known] = Array(repeating: Known(), count: 256)

  init(_ shapes: IdentifierShapes) { self.shapes = shapes }

  /// The code of `base[start..<end]`, where its shape is one met before and it has 1 to 16 bytes; nil otherwise.
  ///
  /// The caller makes sure that sixteen bytes from `start` on can be read.
  @inline(__always)
  func quick(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> UInt64? {
    let length = end - start
    guard length > 0, length <= 16 else { return nil }
    let raw = UnsafeRawPointer(base)
    let first = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    var (count, number): (Int, UInt64)
    if length <= 8 {
      (count, number) = Self.lastDigits(first << UInt64(64 - 8 * length))
    } else {
      (count, number) = Self.lastDigits(raw.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self))
      if count == 8 {
        var (more, high) = Self.lastDigits(first << UInt64(64 - 8 * (length - 8)))
        if more > IdentifierCode.mostDigits - 8 {
          more = IdentifierCode.mostDigits - 8
          high %= 1_000_000
        }
        (count, number) = (8 + more, high * 100_000_000 + number)
      }
    }
    let before = length - count
    guard before <= 8 else { return nil }
    let word = before == 0 ? 0 : first & (~0 >> UInt64(64 - 8 * before))
    let lengths = before << 8 | count
    // A slot is always one of the 256.
    let entry = known.withUnsafeBufferPointer { $0[Self.slot(word, lengths)] }
    guard entry.before == word, entry.lengths == lengths else { return nil }
    return entry.shape << IdentifierCode.numberBits | number
  }

  /// The code of an identifier of any length; nil where its domain has too many shapes.
  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let (count, number) = IdentifierCode.digits(of: text)
    let before = text.count - count
    let prefix = UnsafeBufferPointer(rebasing: text[..<before])
    guard let shape = shapes.number(before: prefix, digits: count) else { return nil }
    // What looks like `1.23E+` before its digits may be damaged by a spreadsheet: each of these is looked at.
    if before <= 8, !prefix.contains(UInt8(ascii: "+")) {
      let word = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      known[Self.slot(word, before << 8 | count)] = Known(before: word, lengths: before << 8 | count, shape: shape)
    }
    return shape << IdentifierCode.numberBits | number
  }

  @inline(__always)
  private static func slot(_ word: UInt64, _ lengths: Int) -> Int {
    Int(((word ^ UInt64(truncatingIfNeeded: lengths) << 56) &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }

  /// Of eight bytes, the last in the highest: how many at the end are digits, and their number.
  @inline(__always)
  private static func lastDigits(_ word: UInt64) -> (Int, UInt64) {
    var digits = word ^ 0x3030_3030_3030_3030
    let others = (((digits & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    let count = others == 0 ? 8 : others.leadingZeroBitCount >> 3
    if count == 0 { return (0, 0) }
    digits &= ~0 << UInt64(64 - 8 * count)
    // Pairs of digits, then of pairs, then of fours: each product lands in the higher half.
    digits = (digits &* 2561) >> 8
    digits = ((digits & 0x00ff_00ff_00ff_00ff) &* 6_553_601) >> 16
    digits = ((digits & 0x0000_ffff_0000_ffff) &* 42_949_672_960_001) >> 32
    return (count, digits)
  }
}
