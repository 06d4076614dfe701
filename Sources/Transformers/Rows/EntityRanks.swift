internal import Glibc
internal import Platform

/// Numbers the entities that occur from 1 on, in their order: a bit an entity, and a count for every 64.
struct EntityRanks: ~Copyable {
  private let met: UnsafeMutablePointer<UInt64>
  /// How many there are before each word of `met`.
  private let before: UnsafeMutablePointer<UInt32>

  init(_ lists: some Collection<[UInt32]>) {
    let highest = lists.reduce(0) { max($0, $1.max() ?? 0) }
    let words = Int(highest >> 6) + 1
    (met, before) = (zeros(words), zeros(words))
    for entities in lists {
      for entity in entities { met[Int(entity >> 6)] |= 1 << UInt64(entity & 63) }
    }
    // 0 is nobody, and stays 0.
    met[0] |= 1
    for word in 1..<max(1, words) { before[word] = before[word - 1] + UInt32(met[word - 1].nonzeroBitCount) }
  }

  /// The number of an entity that occurs.
  @inline(__always)
  subscript(entity: UInt32) -> UInt32 {
    let word = Int(entity >> 6)
    return before[word] + UInt32(truncatingIfNeeded: (met[word] & ((1 << UInt64(entity & 63)) - 1)).nonzeroBitCount)
  }

  deinit {
    free(met)
    free(before)
  }
}
