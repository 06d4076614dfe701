/// A value for each day that has one, in pages of 64 days that are created as they are needed, since days may lie anywhere.
struct DayPages<Value: Sendable>: Sendable {
  private struct Page: Sendable {
    var number: Int32
    var days: [Value]
  }
  /// Pages of the years 1790 to 2148 are found without searching.
  private static var nearby: Range<Int32> { -1024..<1024 }

  private let empty: Value
  /// In ascending order once sealed.
  private var pages: [Page] = []
  private var near: [Int32] = []
  private var far: [Int32: Int] = [:]
  private var last = 0

  init(empty: Value) { self.empty = empty }

  /// Changes a day's value in its place.
  @inline(__always)
  mutating func change(_ day: Int32, _ body: (inout Value) -> Void) {
    let number = day >> 6
    if last >= pages.count || pages[last].number != number { turn(to: number) }
    body(&pages[last].days[Int(day & 63)])
  }

  /// No day changes after this.
  mutating func seal() {
    pages.sort { $0.number < $1.number }
    (near, far) = ([], [:])
  }

  /// Calls `body` with all days that may have a value, in ascending order once sealed.
  @inline(__always)
  func forEach(_ body: (Int32, Value) -> Void) {
    for page in pages {
      for (day, value) in page.days.enumerated() { body(page.number << 6 | Int32(day), value) }
    }
  }

  private mutating func turn(to number: Int32) {
    if Self.nearby.contains(number) {
      if near.isEmpty { near = Array(repeating: -1, count: Self.nearby.count) }
      let known = near[Int(number - Self.nearby.lowerBound)]
      if known >= 0 {
        last = Int(known)
        return
      }
    } else if let known = far[number] {
      last = known
      return
    }
    last = pages.count
    pages.append(Page(number: number, days: Array(repeating: empty, count: 64)))
    note(number, at: last)
  }

  private mutating func note(_ number: Int32, at place: Int) {
    guard Self.nearby.contains(number) else {
      far[number] = place
      return
    }
    if near.isEmpty { near = Array(repeating: -1, count: Self.nearby.count) }
    near[Int(number - Self.nearby.lowerBound)] = Int32(truncatingIfNeeded: place)
  }
}
