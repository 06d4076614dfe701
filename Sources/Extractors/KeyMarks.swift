internal import Glibc
internal import Model

/// The marks that came with the numbers of a `CodeSet`, laid out as that is: 64 marks a word, or one a number.
///
/// Memory: 128 bytes for 64 running numbers, or 2 bytes a slot of scattered ones.
final class KeyMarks {
  /// By slot: which page of 64 marks is its word's.
  private let pageOf: UnsafeMutablePointer<UInt32>
  private var pages: UnsafeMutablePointer<UInt16>
  private var (count, room) = (0, 4)
  /// Of scattered numbers: by slot.
  private let bySlot: UnsafeMutablePointer<UInt16>

  /// For as many slots of words.
  init(words capacity: Int) {
    pageOf = zeros(capacity)
    pages = zeros(room * 64)
    bySlot = zeros(1)
  }

  /// For as many slots of scattered numbers.
  init(numbers capacity: Int) {
    pageOf = zeros(1)
    pages = zeros(room * 64)
    bySlot = zeros(capacity)
  }

  deinit {
    free(pageOf)
    free(pages)
    free(bySlot)
  }

  /// A word is put into a slot: it has a page of its own from now on.
  func begin(_ slot: Int) {
    if count == room { makeRoom() }
    pageOf[slot] = UInt32(count)
    count += 1
  }

  /// The 64 marks of a slot's word; good until the next word begins.
  @inline(__always)
  func page(_ slot: Int) -> UnsafeMutablePointer<UInt16> { pages + Int(pageOf[slot]) * 64 }

  @inline(__always)
  subscript(slot: Int) -> UInt16 {
    get { bySlot[slot] }
    set { bySlot[slot] = newValue }
  }

  private func makeRoom() {
    let larger: UnsafeMutablePointer<UInt16> = zeros(2 * room * 64)
    larger.update(from: pages, count: room * 64)
    free(pages)
    (pages, room) = (larger, 2 * room)
  }
}
