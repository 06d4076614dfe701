internal import Glibc
internal import Platform

/// Numbers the identifiers of a domain by their codes. Where identifiers follow each other, as registers and case systems give
/// them out, 64 neighbours share a page, and a number is a page and a place on it: that takes some 40 bytes for 64 identifiers.
/// Where they turn out to lie too far apart, those that come later are numbered one by one, and all are looked up one by one.
///
/// The lowest number is 64; 0 is a blank, and some numbers belong to no identifier.
package final class IdentifierNumbers {
  private struct Page {
    /// The codes on it without their last six bits; 0 for a slot without a page, since no code has shape 0.
    var key: UInt64
    /// Which of the 64 have been met.
    var met: UInt64
    var number: UInt64
  }
  /// So many pages are filled before it is looked at how far apart identifiers lie.
  private static let fewPages = 1 << 14
  /// So many pages there may be between the first and the last of each shape while they hold few identifiers.
  private static let widest: UInt64 = 1 << 19
  /// All numbers of so many pages are far from the largest there can be.
  private static let mostPages = 1 << 24

  private var slots: UnsafeMutablePointer<Page>
  private var capacity = 16
  private var pages = 0
  /// By shape: the keys from the first page to the last.
  private var spans: [UInt64: ClosedRange<UInt64>] = [:]
  /// Once there are no new pages.
  private var scattered: ScatteredNumbers?

  /// No identifier has a number yet; the first ones take little memory.
  package init() { slots = Self.empty(capacity) }

  deinit { free(slots) }

  /// Each code's number, 0 for a blank one.
  package func numbers(of codes: [UInt64]) -> [UInt32] {
    if let scattered { return scattered.numbers(of: codes) }
    // Of this class: fetched once, since each look into it is checked.
    var (slots, mask) = (slots, capacity - 1)
    var (key, page): (UInt64, UnsafeMutablePointer<Page>?) = (0, nil)
    var others: [Int] = []
    var numbers = codes.enumerated().map { index, code -> UInt32 in
      if code == IdentifierCode.blank { return 0 }
      // Running identifiers, and those of one school, are on the page of the one before.
      if code >> 6 != key || page == nil {
        // From here on pages take no identifier in: each has one number, wherever it is looked up.
        if scattered != nil {
          others.append(index)
          return 0
        }
        key = code >> 6
        let slot = slots + Self.slot(of: key, in: slots, mask)
        page = slot
        if slot.pointee.key == 0 {
          page = newPage(key)
          (slots, mask) = (self.slots, capacity - 1)
        }
      }
      guard let page else {
        others.append(index)
        return 0
      }
      page.pointee.met |= 1 << (code & 63)
      return UInt32(truncatingIfNeeded: page.pointee.number << 6 | code & 63)
    }
    guard let scattered, !others.isEmpty else { return numbers }
    for (index, number) in zip(others, scattered.numbers(of: others.map { codes[$0] })) { numbers[index] = number }
    return numbers
  }

  /// Calls `body` with each number that is somebody's, and its code, in ascending order.
  package func forEach(_ body: (_ number: UInt32, _ code: UInt64) -> Void) {
    let made = (0..<capacity).map { slots[$0] }.filter { $0.key != 0 }.sorted { $0.number < $1.number }
    for page in made {
      for place in 0..<UInt64(64) where page.met >> place & 1 == 1 {
        body(UInt32(truncatingIfNeeded: page.number << 6 | place), page.key << 6 | place)
      }
    }
    scattered?.forEach(body)
  }

  /// A page for a key that has none; nil once no more are made.
  private func newPage(_ key: UInt64) -> UnsafeMutablePointer<Page>? {
    if scattered != nil { return nil }
    if pages >= Self.fewPages, pages.nonzeroBitCount == 1, pages >= Self.mostPages || isSparse {
      var known: [(number: UInt32, code: UInt64)] = []
      forEach { known.append(($0, $1)) }
      scattered = ScatteredNumbers(known, last: UInt32(pages + 1) << 6 | 63)
      return nil
    }
    pages += 1
    widen(to: key)
    if 3 * pages > 2 * capacity { grow() }
    let slot = Self.slot(of: key, in: slots, capacity - 1)
    slots[slot] = Page(key: key, met: 0, number: UInt64(pages))
    return slots + slot
  }

  /// Pages hold fewer than two identifiers each, and there is no telling that they will fill: few are still to come between
  /// them, or more than anybody has room for.
  private var isSparse: Bool {
    let met = (0..<capacity).reduce(0) { $0 + slots[$1].met.nonzeroBitCount }
    return met < 2 * pages && (width > Self.widest || width < 2 * UInt64(pages))
  }

  private func widen(to key: UInt64) {
    let shape = key >> (IdentifierCode.numberBits - 6)
    let known = spans[shape] ?? key...key
    spans[shape] = min(known.lowerBound, key)...max(known.upperBound, key)
  }

  /// How many pages there might come to be between those that there are.
  private var width: UInt64 { spans.values.reduce(0) { $0 + ($1.upperBound - $1.lowerBound + 1) } }

  /// Where the key's page is, or would be.
  @inline(__always)
  private static func slot(of key: UInt64, in slots: UnsafeMutablePointer<Page>, _ mask: Int) -> Int {
    var slot = Int(truncatingIfNeeded: mixed(key)) & mask
    while slots[slot].key != key, slots[slot].key != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private func grow() {
    let (old, oldCapacity) = (slots, capacity)
    defer { free(old) }
    capacity *= 2
    slots = Self.empty(capacity)
    for index in 0..<oldCapacity where old[index].key != 0 {
      slots[Self.slot(of: old[index].key, in: slots, capacity - 1)] = old[index]
    }
  }

  private static func empty(_ capacity: Int) -> UnsafeMutablePointer<Page> {
    let words: UnsafeMutablePointer<UInt64> = zeros(3 * capacity)
    return UnsafeMutableRawPointer(words).bindMemory(to: Page.self, capacity: capacity)
  }
}
