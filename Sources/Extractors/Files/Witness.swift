/// A sum for every piece of a file, worked out when its digest was, so that a later reader of a part of the file knows whether
/// it is still the same.
///
/// The size and the times of a file are not enough for that: they can be set back, and a file that is written twice within a
/// tick of the clock keeps them.
struct Witness: Sendable {
  /// The number of bytes of a piece; the file's last one may be shorter.
  static let piece = 1 << 14

  private(set) var size = 0
  private var sums: [UInt64] = []
  /// The number of the first piece that it knows.
  private let first: Int

  init() { first = 0 }

  /// Knows only the pieces from a place on, where one begins, of a file of so many bytes.
  init(from place: Int, of size: Int) { (first, self.size) = (place / Self.piece, size) }

  /// Takes the file's next bytes. Each time but the last they must end between two pieces.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    size += bytes.count
    add(bytes)
  }

  /// Takes the next bytes of a part of a file whose size is known.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Self.piece)
      sums.append(Self.sum(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end])))
      start = end
    }
  }

  /// Whether these are the bytes that were at this place, where a piece begins; true of a piece that it does not know.
  func knows(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let number = offset / Self.piece - first
    return !sums.indices.contains(number) || sums[number] == Self.sum(UnsafeRawBufferPointer(bytes))
  }

  /// Eight sums at the same time, each of every eighth word. To multiply by an odd number and to add a word by exclusive or
  /// lose nothing, so that one changed word always changes its sum.
  private static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let odd: UInt64 = 0x9E37_79B9_7F4A_7C15
    var (lanes, others): (SIMD4<UInt64>, SIMD4<UInt64>) = ([1, 2, 3, 4], [5, 6, 7, 8])
    var offset = 0
    while offset + 64 <= bytes.count {
      lanes = (lanes ^ bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)) &* odd
      others = (others ^ bytes.loadUnaligned(fromByteOffset: offset + 32, as: SIMD4<UInt64>.self)) &* odd
      lanes ^= lanes &>> 29
      others ^= others &>> 29
      offset += 64
    }
    var sum = UInt64(bytes.count)
    for byte in bytes[offset...] { sum = (sum ^ UInt64(byte)) &* odd }
    for lane in 0..<4 {
      for part in [lanes[lane], others[lane]] {
        sum = (sum ^ part) &* odd
        sum ^= sum &>> 29
      }
    }
    return sum
  }
}
