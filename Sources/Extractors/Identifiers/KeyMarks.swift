internal import Glibc
internal import Platform

/// The marks that came with the numbers of a `CodeSet`, laid out as that is: those of a word's numbers together, or one a number.
///
/// Memory: 2 bytes a number, up to a multiple of 8 numbers in each word; or 2 bytes a slot of scattered ones.
final class KeyMarks {
  /// Marks in a unit, in which room is given out.
  private static let unit = 8
  /// Units in the first chunk: a power of two, and no fewer than a word may need.
  private static let first = 8

  /// By slot: the unit where its word's marks begin, in the order of the numbers.
  private var unitOf: UnsafeMutablePointer<UInt32>
  /// Each chunk has twice as many units as the one before it: none ever moves, and what nobody has written to takes no memory.
  private var chunks: [UnsafeMutablePointer<UInt16>] = []
  private var count = 0
  /// By how many units they are, less one: runs that their words have left.
  private var left: [[UInt32]] = Array(repeating: [], count: 64 / unit)
  /// Scratch space: the 64 marks of the word that `CodeSet` is working on, between `spread` and `gather`.
  private let places: UnsafeMutablePointer<UInt16> = zeros(64)
  /// Of scattered numbers: by slot.
  private let bySlot: UnsafeMutablePointer<UInt16>

  /// For as many slots of words.
  init(words capacity: Int) {
    unitOf = zeros(capacity)
    bySlot = zeros(1)
  }

  /// For as many slots of scattered numbers.
  init(numbers capacity: Int) {
    unitOf = zeros(1)
    bySlot = zeros(capacity)
  }

  deinit {
    free(unitOf)
    for chunk in chunks { free(chunk) }
    free(places)
    free(bySlot)
  }

  /// The marks of a slot's word, each at its number's place of 64; good until the next word's. `word` says which numbers have one.
  @inline(__always)
  func spread(_ slot: Int, _ word: UInt64) -> UnsafeMutablePointer<UInt16> {
    var (bits, next) = (word, word == 0 ? places : address(unitOf[slot]))
    while bits != 0 {
      places[bits.trailingZeroBitCount] = next.pointee
      next += 1
      bits &= bits &- 1
    }
    return places
  }

  /// Keeps the marks that `spread` gave out, now of the numbers of `word`; before they were of those of `old`.
  @inline(__always)
  func gather(_ slot: Int, _ word: UInt64, from old: UInt64) {
    if word == old { return }
    let (units, had) = (Self.units(word), Self.units(old))
    if units != had {
      if had > 0 { left[had - 1].append(unitOf[slot]) }
      unitOf[slot] = room(for: units)
    }
    var (bits, next) = (word, address(unitOf[slot]))
    while bits != 0 {
      next.pointee = places[bits.trailingZeroBitCount]
      next += 1
      bits &= bits &- 1
    }
  }

  /// Follows `CodeSet` into a table of `capacity` slots: `body` calls its argument for each word, with its old slot and its new one.
  func move(to capacity: Int, _ body: (_ move: (_ from: Int, _ to: Int) -> Void) -> Void) {
    let old = unitOf
    let new: UnsafeMutablePointer<UInt32> = zeros(capacity)
    body { from, to in new[to] = old[from] }
    free(old)
    unitOf = new
  }

  @inline(__always)
  subscript(slot: Int) -> UInt16 {
    get { bySlot[slot] }
    set { bySlot[slot] = newValue }
  }

  private static func units(_ word: UInt64) -> Int { (word.nonzeroBitCount + unit - 1) / unit }

  /// So many units side by side.
  private func room(for units: Int) -> UInt32 {
    if let free = left[units - 1].popLast() { return free }
    var end = Self.first << chunks.count - Self.first
    if count + units > end {
      // What is left of the last chunk is too small.
      count = end
      chunks.append(zeros((Self.first << chunks.count) * Self.unit))
      end = Self.first << chunks.count - Self.first
    }
    defer { count += units }
    return UInt32(count)
  }

  @inline(__always)
  private func address(_ unit: UInt32) -> UnsafeMutablePointer<UInt16> {
    // Before chunk k are first × (2^k - 1) units.
    let place = Int(unit) + Self.first
    let chunk = place.bitWidth - 1 - place.leadingZeroBitCount - Self.first.trailingZeroBitCount
    return chunks[chunk] + (place - Self.first << chunk) * Self.unit
  }
}
