/// Whether bytes are well-formed UTF-8 (the Unicode Standard, table 3-7), piece by piece.
struct UTF8Check {
  /// How many continuation bytes are still to come, and the bounds of the next one.
  private var pending = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// False where a character has begun and not ended.
  var isAtBoundary: Bool { pending == 0 }

  mutating func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if pending == 0 {
        index = Self.skipASCII(bytes, from: index)
        if index == bytes.count { return true }
      }
      guard accepts(bytes[index]) else { return false }
      index += 1
    }
    return true
  }

  /// The first byte at or after `start` that is not ASCII; 32 bytes at a time.
  private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var index = start
    let raw = UnsafeRawPointer(base)
    func word(_ eight: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: index + eight * 8, as: UInt64.self) }
    while index + 32 <= bytes.count, (word(0) | word(1) | word(2) | word(3)) & 0x8080_8080_8080_8080 == 0 { index += 32 }
    while index + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  private mutating func accepts(_ byte: UInt8) -> Bool {
    if pending > 0 {
      guard allowed.contains(byte) else { return false }
      pending -= 1
      allowed = 0x80...0xBF
      return true
    }
    switch byte {
    case 0x00...0x7F: return true
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, allowed) = (2, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE, 0xEF: pending = 2
    case 0xED: (pending, allowed) = (2, 0x80...0x9F)
    case 0xF0: (pending, allowed) = (3, 0x90...0xBF)
    case 0xF1...0xF3: pending = 3
    case 0xF4: (pending, allowed) = (3, 0x80...0x8F)
    default: return false
    }
    return true
  }
}
