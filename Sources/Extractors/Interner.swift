internal import Model

/// Numbers the different texts of a domain from 1 on, in the order they are first seen.
///
/// An open-addressing hash table over one run of bytes: an entry costs its text and about 24 bytes, whatever the number
/// of rows. Text is compared byte for byte; two entries never share a number.
final class Interner {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  // Entry numbers by hash; 0 is free. Always at least twice as many slots as entries.
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { ends.count - 1 }

  /// The number of these bytes; 0 for none.
  func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
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
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  private func grow() {
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

  // FNV-1a, with a last mixing so that the low bits depend on all bytes.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff_ffff_ffff)
  }
}

/// One interner a domain, so that identifiers compare as small numbers across sources.
final class Domains {
  private var interners: [String: Interner] = [:]

  subscript(domain: String) -> Interner {
    if let interner = interners[domain] { return interner }
    let interner = Interner()
    interners[domain] = interner
    return interner
  }

  func lexicons() -> [String: Lexicon] { interners.mapValues { $0.lexicon() } }
}
