internal import Glibc
internal import Platform

/// Makes a larger table when a set's own is full, and chooses the form that is smaller for its numbers: words of bits, or one by one.
extension CodeSet {
  func grow() {
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

  /// Adds a number: as an entry of its own where the set is scattered, else as a bit of its word.
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

  private func contains(_ key: UInt64) -> Bool { keys[place(of: key, keys, capacity - 1)] == key }

  /// Puts a scattered number's key where there is room; returns the slot.
  private func place(key: UInt64) -> Int {
    let slot = place(of: key, keys, capacity - 1)
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
}
