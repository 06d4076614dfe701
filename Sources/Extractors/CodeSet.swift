internal import Glibc
internal import Model

/// A set of 64-bit numbers that is small where they lie close together: bits, 64 neighbours to a word, in a hash table of
/// words. Where they turn out to be scattered it becomes a plain table of numbers. Exact: no number stands for another.
///
/// Memory: about 16 bytes for 64 running numbers; 8 to 16 bytes a number for scattered ones.
package final class CodeSet {
  // Open addressing, always at least a quarter free. A word's bits are never 0; a scattered number is kept plus 1, so that
  // 0 is free in either.
  private var keys: UnsafeMutablePointer<UInt64>
  private var bits: UnsafeMutablePointer<UInt64>
  private var capacity = 4
  private var used = 0
  private var members = 0
  private var isScattered = false
  // The one number that plus 1 would be 0.
  private var hasHighest = false
  private var marks: KeyMarks?

  /// `keepsMarks`: of each number the mark that came with it first.
  package init(keepsMarks: Bool = false) {
    keys = zeros(capacity)
    bits = zeros(capacity)
    marks = keepsMarks ? KeyMarks(words: capacity) : nil
  }

  deinit {
    free(keys)
    free(bits)
  }

  /// Inserts numbers from the last of a range to its first; false in `isNew` for each that was in it before. `given` are their
  /// marks, where these are kept; returns how many of those that were in it before came with another mark.
  @discardableResult
  package func insert(_ numbers: [UInt64], _ range: Range<Int>, marks given: [UInt16] = [], _ isNew: inout [Bool]) -> Int {
    var (end, others) = (range.upperBound, 0)
    while end > range.lowerBound {
      end =
        isScattered
        ? insertScattered(numbers, range.lowerBound..<end, given, &isNew, &others)
        : insertBits(numbers, range.lowerBound..<end, given, &isNew, &others)
    }
    return others
  }

  /// Inserts numbers as bits until the table has to grow; returns where the first that was inserted is.
  private func insertBits(
    _ numbers: [UInt64], _ range: Range<Int>, _ given: [UInt16], _ isNew: inout [Bool], _ others: inout Int
  ) -> Int {
    // Of this class: fetched once, since each look into it is checked.
    let (keys, bits, mask, marks) = (keys, bits, capacity - 1, given.isEmpty ? nil : marks)
    var (index, added, room) = (range.upperBound, 0, 3 * capacity / 4 - used)
    while index > range.lowerBound, room > 0 {
      let key = numbers[index - 1] >> 6
      var slot = Self.hash(key) & mask
      while bits[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
      if bits[slot] == 0 {
        keys[slot] = key
        room -= 1
      }
      // Running numbers are in the same word: they need no looking for.
      var word = bits[slot]
      let old = word
      let page = marks?.spread(slot, word)
      while index > range.lowerBound, numbers[index - 1] >> 6 == key {
        index -= 1
        let bit = UInt64(1) << (numbers[index] & 63)
        let place = Int(numbers[index] & 63)
        if word & bit == 0 {
          added += 1
          if let page { page[place] = given[index] }
        } else {
          isNew[index] = false
          if let page, page[place] != given[index] { others += 1 }
        }
        word |= bit
      }
      bits[slot] = word
      marks?.gather(slot, word, from: old)
    }
    members += added
    used = 3 * capacity / 4 - room
    if room <= 0 { grow() }
    return index
  }

  /// Inserts numbers one by one until the table has to grow; returns where the first that was inserted is.
  private func insertScattered(
    _ numbers: [UInt64], _ range: Range<Int>, _ given: [UInt16], _ isNew: inout [Bool], _ others: inout Int
  ) -> Int {
    let (keys, mask, marks) = (keys, capacity - 1, given.isEmpty ? nil : marks)
    var (index, room) = (range.upperBound, 3 * capacity / 4 - used)
    while index > range.lowerBound, room > 0 {
      let piece = max(range.lowerBound, index - Self.together)..<index
      // Looked up all together first, so that the memory of one comes while others are waited for.
      let likely = numbers[piece].map { keys[Self.hash($0 &+ 1) & mask] }
      while index > piece.lowerBound, room > 0 {
        index -= 1
        if numbers[index] == .max {
          if hasHighest { isNew[index] = false }
          hasHighest = true
          continue
        }
        let key = numbers[index] + 1
        guard let marks else {
          if likely[index - piece.lowerBound] == key || find(key, keys, mask, &room) { isNew[index] = false }
          continue
        }
        let slot = place(of: key, keys, mask)
        if keys[slot] == key {
          isNew[index] = false
          if marks[slot] != given[index] { others += 1 }
        } else {
          keys[slot] = key
          marks[slot] = given[index]
          room -= 1
        }
      }
    }
    used = 3 * capacity / 4 - room
    if room <= 0 { grow() }
    return index
  }

  private static let together = 256

  /// Where a key is, or would be.
  @inline(__always)
  private func place(of key: UInt64, _ keys: UnsafeMutablePointer<UInt64>, _ mask: Int) -> Int {
    var slot = Self.hash(key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Whether a key is in the table; if not, it is now.
  @inline(__always)
  private func find(_ key: UInt64, _ keys: UnsafeMutablePointer<UInt64>, _ mask: Int, _ room: inout Int) -> Bool {
    var slot = Self.hash(key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == key { return true }
    keys[slot] = key
    room -= 1
    return false
  }

  private func grow() {
    // Fewer than two to a word: words cost more than they save. Numbers that come later may fill the gaps.
    let scatters = isScattered ? !hasNeighbours : used >= 3000 && members < 2 * used
    if isScattered || scatters { layOutAnew(scattered: scatters) } else { growWords() }
  }

  /// Words stay what they are, in twice as many slots.
  private func growWords() {
    let (oldKeys, oldBits, oldCapacity) = (keys, bits, capacity)
    defer {
      free(oldKeys)
      free(oldBits)
    }
    capacity *= 2
    let (keys, bits, mask): (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt64>, Int) = (
      zeros(capacity), zeros(capacity), capacity - 1
    )
    (self.keys, self.bits) = (keys, bits)
    func place(_ move: (_ from: Int, _ to: Int) -> Void) {
      for old in 0..<oldCapacity where oldBits[old] != 0 {
        var slot = Self.hash(oldKeys[old]) & mask
        while bits[slot] != 0 { slot = (slot + 1) & mask }
        (keys[slot], bits[slot]) = (oldKeys[old], oldBits[old])
        move(old, slot)
      }
    }
    if let marks { marks.move(to: capacity, place) } else { place { _, _ in } }
  }

  private func layOutAnew(scattered: Bool) {
    let (oldKeys, oldBits, oldCapacity, wasScattered, oldMarks) = (keys, bits, capacity, isScattered, marks)
    defer {
      free(oldKeys)
      free(oldBits)
    }
    isScattered = scattered
    // As many words as there are numbers is the most there can be.
    if wasScattered { members = used }
    capacity *= 2
    keys = zeros(capacity)
    bits = zeros(isScattered ? 1 : capacity)
    marks = oldMarks == nil ? nil : isScattered ? KeyMarks(numbers: capacity) : KeyMarks(words: capacity)
    used = 0
    for slot in 0..<oldCapacity {
      if wasScattered {
        guard oldKeys[slot] != 0 else { continue }
        place(number: oldKeys[slot] - 1, mark: oldMarks?[slot])
      } else if oldBits[slot] != 0 {
        place(word: oldKeys[slot], oldBits[slot], marks: oldMarks?.spread(slot, oldBits[slot]))
      }
    }
    if !isScattered, hasHighest {
      place(number: .max, mark: nil)
      hasHighest = false
      members += 1
    }
  }

  /// Puts a word's numbers where there is room, one by one.
  private func place(word key: UInt64, _ word: UInt64, marks old: UnsafeMutablePointer<UInt16>?) {
    var left = word
    while left != 0 {
      let bit = left.trailingZeroBitCount
      let number = key << 6 | UInt64(bit)
      if number == .max { hasHighest = true } else { place(number: number, mark: old?[bit]) }
      left &= left - 1
    }
  }

  /// Puts a number where there is room, by itself or into its word.
  private func place(number: UInt64, mark: UInt16?) {
    if isScattered {
      let slot = place(key: number + 1)
      if let marks, let mark { marks[slot] = mark }
    } else {
      let (slot, old) = place(number >> 6, adding: 1 << (number & 63))
      if let marks, let mark {
        marks.spread(slot, old)[Int(number & 63)] = mark
        marks.gather(slot, bits[slot], from: old)
      }
    }
  }

  /// Whether scattered numbers share their words with others after all: two to a word and more, in a sample.
  private var hasNeighbours: Bool {
    var (looked, found) = (0, 0)
    for slot in stride(from: 0, to: capacity, by: max(1, capacity / 64)) where keys[slot] != 0 {
      looked += 1
      let first = (keys[slot] - 1) & ~63
      for number in first...(first | 63) where number < .max && contains(number + 1) { found += 1 }
    }
    return found >= 2 * looked
  }

  private func contains(_ key: UInt64) -> Bool {
    var slot = Self.hash(key) & (capacity - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return true }
      slot = (slot + 1) & (capacity - 1)
    }
    return false
  }

  /// Puts a scattered number's key where there is room; returns the slot.
  private func place(key: UInt64) -> Int {
    var slot = Self.hash(key) & (capacity - 1)
    while keys[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
    keys[slot] = key
    used += 1
    return slot
  }

  /// Puts bits into a word; returns its slot, and what it was.
  private func place(_ key: UInt64, adding word: UInt64) -> (slot: Int, old: UInt64) {
    var slot = Self.hash(key) & (capacity - 1)
    while bits[slot] != 0, keys[slot] != key { slot = (slot + 1) & (capacity - 1) }
    let old = bits[slot]
    if old == 0 { used += 1 }
    bits[slot] |= word
    keys[slot] = key
    return (slot, old)
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
