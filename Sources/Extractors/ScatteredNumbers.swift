internal import Glibc
internal import Model

/// Numbers codes from 1 on as they come: each costs 8 bytes and about 8 more of hash table.
final class ScatteredNumbers {
  private static let chunk = 1 << 15
  /// By number, in chunks, so that no growing copies them all.
  private var codes: [UnsafeMutablePointer<UInt64>] = []
  private(set) var count = 0
  // Numbers by hash of the code; 0 is free. At least a quarter of them always is.
  private var slots: UnsafeMutablePointer<UInt32>
  private var capacity = 64

  init() { slots = zeros(capacity) }

  deinit {
    free(slots)
    for chunk in codes { chunk.deallocate() }
  }

  @inline(__always)
  func code(_ number: Int) -> UInt64 { codes[(number - 1) / Self.chunk][(number - 1) % Self.chunk] }

  /// Each code's number. All are looked up together first, so that the memory of one comes while others are waited for.
  func numbers(of wanted: [UInt64]) -> [UInt32] {
    let (slots, mask) = (slots, capacity - 1)
    var numbers = wanted.map { slots[Int(truncatingIfNeeded: mixed($0)) & mask] }
    codes.withUnsafeBufferPointer { codes in
      for index in wanted.indices {
        let likely = Int(numbers[index]) - 1
        if likely < 0 || codes[likely / Self.chunk][likely % Self.chunk] != wanted[index] { numbers[index] = 0 }
      }
    }
    for index in wanted.indices where numbers[index] == 0 { numbers[index] = number(of: wanted[index]) }
    return numbers
  }

  private func number(of code: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: mixed(code)) & (capacity - 1)
    while slots[slot] != 0 {
      if self.code(Int(slots[slot])) == code { return slots[slot] }
      slot = (slot + 1) & (capacity - 1)
    }
    if count % Self.chunk == 0 { codes.append(.allocate(capacity: Self.chunk)) }
    codes[count / Self.chunk][count % Self.chunk] = code
    count += 1
    slots[slot] = UInt32(truncatingIfNeeded: count)
    if 4 * count > 3 * capacity { grow() }
    return UInt32(truncatingIfNeeded: count)
  }

  private func grow() {
    free(slots)
    capacity *= 2
    slots = zeros(capacity)
    for number in 1...count {
      var slot = Int(truncatingIfNeeded: mixed(code(number))) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: number)
    }
  }
}
