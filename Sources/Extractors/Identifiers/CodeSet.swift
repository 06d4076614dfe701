internal import Glibc
internal import Platform

/// A set of 64-bit numbers that is small where they lie close together: bits, 64 neighbours to a word, in a hash table of
/// words. Where they turn out to be scattered it becomes a plain table of numbers. Exact: no number stands for another.
///
/// Memory: about 16 bytes for 64 running numbers; 8 to 16 bytes a number for scattered ones.
package final class CodeSet {
  // Open addressing, always at least a quarter free. A word's bits are never 0; a scattered number is kept plus 1, so that
  // 0 is free in either.
  var keys: UnsafeMutablePointer<UInt64>
  var bits: UnsafeMutablePointer<UInt64>
  var capacity = 4
  var used = 0
  var members = 0
  var isScattered = false
  // The one number that plus 1 would be 0.
  var hasHighest = false
  var marks: KeyMarks?

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
  func place(of key: UInt64, _ keys: UnsafeMutablePointer<UInt64>, _ mask: Int) -> Int {
    var slot = Self.hash(key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Whether a key is in the table; if not, it is now.
  @inline(__always)
  private func find(_ key: UInt64, _ keys: UnsafeMutablePointer<UInt64>, _ mask: Int, _ room: inout Int) -> Bool {
    let slot = place(of: key, keys, mask)
    if keys[slot] == key { return true }
    keys[slot] = key
    room -= 1
    return false
  }

  @inline(__always)
  static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: mixed(key)) }
}
