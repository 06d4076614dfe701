internal import Glibc
internal import Model

/// Numbers the different texts of a domain from 1 on, in the order they are first seen.
///
/// An open-addressing hash table over one run of bytes: an entry costs its text and about 24 bytes, whatever the number
/// of rows. Text is compared byte for byte; two entries never share a number.
struct Interner {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  // Entry numbers by hash; 0 is free. Always at least twice as many slots as entries.
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { ends.count - 1 }

  /// The number of these bytes; 0 for none.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    var slot = Self.hash(text) & (slots.count - 1)
    while slots[slot] != 0 {
      if isEqual(Int(slots[slot]), text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = UInt32(count)
    if 2 * count > slots.count { grow() }
    return UInt32(count)
  }

  func lexicon() -> Lexicon { Lexicon(bytes: bytes, ends: ends) }

  private func isEqual(_ entry: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[entry - 1]
    guard ends[entry] - start == text.count else { return false }
    guard let base = text.baseAddress else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { memcmp($0 + start, base, text.count) == 0 } ?? true
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var larger = [UInt32](repeating: 0, count: mask + 1)
    bytes.withUnsafeBufferPointer { bytes in
      for entry in 1...count {
        var slot = Self.hash(UnsafeBufferPointer(rebasing: bytes[ends[entry - 1]..<ends[entry]])) & mask
        while larger[slot] != 0 { slot = (slot + 1) & mask }
        larger[slot] = UInt32(entry)
      }
    }
    slots = larger
  }

  // Eight bytes at a time, the last ones once more where they do not fill a word.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var hash = UInt64(truncatingIfNeeded: text.count)
    var index = 0
    while index + 8 <= raw.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return Int(truncatingIfNeeded: mixed(hash ^ rest) & 0x7fff_ffff_ffff_ffff)
  }
}
