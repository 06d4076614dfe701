/// A set of 64-bit numbers that is small where they lie close together: bits, 64 neighbours to a word, in a hash table of
/// words. Where they turn out to be scattered it becomes a plain table of numbers. Exact: no number stands for another.
///
/// Memory: about 16 bytes for 64 running numbers; 8 to 16 bytes a number for scattered ones.
struct CodeSet {
  // Open addressing, always at least a quarter free. A word's bits are never 0; a scattered number is kept plus 1, so that
  // 0 is free in either.
  private var keys: [UInt64]
  private var bits: [UInt64]
  private var used = 0
  private var members = 0
  private var isScattered = false
  // The one number that plus 1 would be 0.
  private var hasHighest = false

  init() {
    keys = Array(repeating: 0, count: 4)
    bits = Array(repeating: 0, count: 4)
  }

  /// True where the number was not in it before.
  @inline(__always)
  mutating func insert(_ number: UInt64) -> Bool {
    if isScattered { return insertScattered(number) }
    let (key, bit) = (number >> 6, UInt64(1) << (number & 63))
    var slot = Self.hash(key) & (keys.count - 1)
    while bits[slot] != 0 {
      if keys[slot] == key {
        if bits[slot] & bit != 0 { return false }
        bits[slot] |= bit
        members += 1
        return true
      }
      slot = (slot + 1) & (keys.count - 1)
    }
    (keys[slot], bits[slot]) = (key, bit)
    used += 1
    members += 1
    if 4 * used > 3 * keys.count { grow() }
    return true
  }

  @inline(__always)
  private mutating func insertScattered(_ number: UInt64) -> Bool {
    if number == .max {
      defer { hasHighest = true }
      return !hasHighest
    }
    let key = number + 1
    var slot = Self.hash(key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return false }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    used += 1
    if 4 * used > 3 * keys.count { grow() }
    return true
  }

  private mutating func grow() {
    let (oldKeys, oldBits) = (keys, bits)
    let (wasScattered, capacity) = (isScattered, 2 * keys.count)
    // Fewer than two to a word: words cost more than they save.
    isScattered = isScattered || (used >= 3000 && members < 2 * used)
    keys = Array(repeating: 0, count: capacity)
    bits = isScattered ? [] : Array(repeating: 0, count: capacity)
    used = 0
    for slot in oldKeys.indices {
      if wasScattered {
        if oldKeys[slot] != 0 { place(oldKeys[slot], 0) }
      } else if isScattered {
        var left = oldBits[slot]
        while left != 0 {
          let number = oldKeys[slot] << 6 | UInt64(left.trailingZeroBitCount)
          if number == .max { hasHighest = true } else { place(number + 1, 0) }
          left &= left - 1
        }
      } else if oldBits[slot] != 0 {
        place(oldKeys[slot], oldBits[slot])
      }
    }
  }

  private mutating func place(_ key: UInt64, _ word: UInt64) {
    var slot = Self.hash(key) & (keys.count - 1)
    if isScattered {
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    } else {
      while bits[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      bits[slot] = word
    }
    keys[slot] = key
    used += 1
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: mixed(key)) }
}

/// Spreads a number's bits over all 64, one to one.
@inline(__always)
func mixed(_ number: UInt64) -> UInt64 {
  let product = number &* 0x9E37_79B9_7F4A_7C15
  return product ^ product >> 32
}
