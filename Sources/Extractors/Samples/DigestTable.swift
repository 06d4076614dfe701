/// Knows which rows have a digest that an earlier row has.
///
/// An open-addressing table. Each slot has half of a row's digest and the row's number, so that an earlier row with the same
/// half can be looked at itself.
struct DigestTable {
  /// Rows are numbered in 32 bits.
  static let mostRows = Int(UInt32.max)

  /// 0 is free; otherwise half of a digest, and the number of the row, from 1.
  private var slots: [UInt64]

  /// With room for so many rows.
  init(rows: Int) {
    var capacity = 16
    while capacity < rows + rows / 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
  }

  /// Adds the digests of rows, the first of which is row `first`, up to one that is the same as an earlier row: returns both, or
  /// nil where there is none. `areAlike` says whether two rows with the same half of a digest are the same.
  @inline(__always)
  mutating func insert(_ digests: [UInt64], from first: Int, areAlike: (Int, Int) -> Bool) -> (Int, Int)? {
    let mask = slots.count - 1
    return slots.withUnsafeMutableBufferPointer { slots in
      for (index, digest) in digests.enumerated() {
        let half = digest & ~UInt64(UInt32.max)
        let row = first + index
        var slot = Int(truncatingIfNeeded: digest) & mask
        while slots[slot] != 0 {
          if (slots[slot] ^ half) >> 32 == 0 {
            let earlier = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
            if areAlike(earlier, row) { return (earlier, row) }
          }
          slot = (slot + 1) & mask
        }
        slots[slot] = half | UInt64(UInt32(truncatingIfNeeded: row + 1))
      }
      return nil
    }
  }
}
