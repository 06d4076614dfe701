internal import Glibc
internal import Platform

/// Numbers codes one by one as they come: each costs 8 bytes and about 8 more of hash table.
///
/// Codes mostly come many at a time, and lie anywhere in memory. What several of them need is fetched before any of it is looked at,
/// so that the memory of one comes while others are waited for.
final class ScatteredNumbers {
  private static let chunk = 1 << 15
  /// So many are fetched together: few enough to be at hand still when they are looked at.
  private static let together = 256

  /// Those that had a number before, in their order.
  private let given: [UInt32]
  /// All others have the numbers after this one.
  private let last: UInt32
  /// By position from 1 on, in chunks, so that no growing copies them all.
  private var codes: [UnsafeMutablePointer<UInt64>] = []
  private var count = 0
  // By hash of the code its position, and in the bits that no position in so small a table needs more of the hash: another code's
  // slot is mostly passed over without a look at that code. 0 is free. At least a quarter of them always is.
  private var slots: UnsafeMutablePointer<UInt32>
  private var capacity = 64
  private var fetched: UInt32 = 0

  /// `known` have their numbers, none of which is above `last`.
  init(_ known: [(number: UInt32, code: UInt64)], last: UInt32) {
    (given, self.last) = (known.map(\.number), last)
    slots = zeros(capacity)
    for (_, code) in known { _ = position(of: code) }
  }

  deinit {
    free(slots)
    for chunk in codes { chunk.deallocate() }
  }

  /// Each code's number, 0 for a blank one.
  func numbers(of wanted: [UInt64]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: wanted.count) { numbers, initialized in
      while initialized < wanted.count {
        let end = min(wanted.count, initialized + Self.together)
        look(for: wanted, initialized..<end, numbers)
        initialized = end
      }
    }
  }

  /// Calls `body` with each number that was given here, and its code, in ascending order.
  func forEach(_ body: (_ number: UInt32, _ code: UInt64) -> Void) {
    for position in given.count..<count { body(number(position + 1), code(position + 1)) }
  }

  private func look(for wanted: [UInt64], _ range: Range<Int>, _ numbers: UnsafeMutableBufferPointer<UInt32>) {
    let (slots, mask) = (slots, capacity - 1)
    fetched = range.reduce(0) { $0 ^ slots[Int(truncatingIfNeeded: mixed(wanted[$1])) & mask] }
    for index in range { numbers.initializeElement(at: index, to: likely(wanted[index], slots, mask)) }
    for index in range where numbers[index] != 0 {
      if code(Int(numbers[index])) != wanted[index] { numbers[index] = 0 }
    }
    for index in range {
      let code = wanted[index]
      if code == IdentifierCode.blank {
        numbers[index] = 0
      } else {
        numbers[index] = number(numbers[index] > 0 ? Int(numbers[index]) : position(of: code))
      }
    }
  }

  @inline(__always)
  private func number(_ position: Int) -> UInt32 {
    position <= given.count ? given[position - 1] : last + UInt32(truncatingIfNeeded: position - given.count)
  }

  @inline(__always)
  private func code(_ position: Int) -> UInt64 { codes[(position - 1) / Self.chunk][(position - 1) % Self.chunk] }

  /// The position in the first slot that may be the code's; 0 where it has none.
  @inline(__always)
  private func likely(_ code: UInt64, _ slots: UnsafeMutablePointer<UInt32>, _ mask: Int) -> UInt32 {
    let (hash, positions) = (mixed(code), UInt32(truncatingIfNeeded: mask))
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0, (slots[slot] ^ Self.tag(hash)) & ~positions != 0 { slot = (slot + 1) & mask }
    return slots[slot] & positions
  }

  /// A code's position; the next one where it has none.
  private func position(of code: UInt64) -> Int {
    let (hash, positions) = (mixed(code), UInt32(truncatingIfNeeded: capacity - 1))
    var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot] & positions)
      if (slots[slot] ^ Self.tag(hash)) & ~positions == 0, self.code(position) == code { return position }
      slot = (slot + 1) & (capacity - 1)
    }
    if count % Self.chunk == 0 { codes.append(.allocate(capacity: Self.chunk)) }
    codes[count / Self.chunk][count % Self.chunk] = code
    count += 1
    slots[slot] = Self.tag(hash) & ~positions | UInt32(truncatingIfNeeded: count)
    if 4 * count > 3 * capacity { grow() }
    return count
  }

  /// Bits that have no part in where the code's slot is.
  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  private func grow() {
    free(slots)
    capacity *= 2
    slots = zeros(capacity)
    let positions = UInt32(truncatingIfNeeded: capacity - 1)
    for position in 1...count {
      let hash = mixed(code(position))
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Self.tag(hash) & ~positions | UInt32(truncatingIfNeeded: position)
    }
  }
}
