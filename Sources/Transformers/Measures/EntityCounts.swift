internal import Glibc
internal import Platform

/// How many events of each entity count: one byte for each entity, since few have many, and a separate list for the counts that
/// do not fit in it.
struct EntityCounts: ~Copyable {
  private let room: Int
  /// Counts modulo 256.
  private let low: UnsafeMutablePointer<UInt8>
  /// How many times 256 must be added, of the few entities of which it must.
  private var high: [UInt32: Int] = [:]

  /// All 0, for entities up to `highest`.
  init(highest: UInt32) {
    room = Int(highest) + 1
    low = zeros(room)
  }

  deinit { free(low) }

  /// How many of an entity's events count; 0 for entities above the highest.
  subscript(entity: UInt32) -> Int {
    guard Int(entity) < room else { return 0 }
    return Int(low[Int(entity)]) + 256 * (high[entity] ?? 0)
  }

  /// One more; returns how many there were before: 0, 1, or more.
  ///
  /// The caller makes sure that the entity is not above the highest.
  @inline(__always)
  mutating func add(_ entity: UInt32) -> Int {
    let before = low[Int(entity)]
    low[Int(entity)] = before &+ 1
    if before == 255 { high[entity, default: 0] += 1 }
    return before < 2 && isHigh(entity) ? 256 : Int(before)
  }

  /// One less; returns how many are left: 0, 1, or more.
  ///
  /// The caller makes sure that there is one.
  @inline(__always)
  mutating func remove(_ entity: UInt32) -> Int {
    let left = low[Int(entity)] &- 1
    low[Int(entity)] = left
    if left == 255 { borrow(entity) }
    return left < 2 && isHigh(entity) ? 256 : Int(left)
  }

  mutating func clear() {
    low.update(repeating: 0, count: room)
    high = [:]
  }

  @inline(__always)
  private func isHigh(_ entity: UInt32) -> Bool { !high.isEmpty && high[entity] != nil }

  private mutating func borrow(_ entity: UInt32) {
    guard let times = high[entity] else { return }
    high[entity] = times == 1 ? nil : times - 1
  }
}
