/// Values kept by day: a value costs its own size and a little, and what falls on a day is found at once.
///
/// Days may lie anywhere; pages of 64 days are made as they are needed.
struct DayBuckets<Value: Sendable>: Sendable {
  private struct Page: Sendable {
    var number: Int32
    var days: [[Value]] = Array(repeating: [], count: 64)
  }
  /// In ascending order once sealed.
  private var pages: [Page] = []
  private var places: [Int32: Int] = [:]
  private var last = 0
  private(set) var count = 0

  @inline(__always)
  mutating func append(_ value: Value, on day: Int32) {
    let number = day >> 6
    if last >= pages.count || pages[last].number != number { turn(to: number) }
    pages[last].days[Int(day & 63)].append(value)
    count += 1
  }

  /// Several values of one day.
  @inline(__always)
  mutating func append(contentsOf values: ArraySlice<Value>, on day: Int32) {
    if last >= pages.count || pages[last].number != day >> 6 { turn(to: day >> 6) }
    pages[last].days[Int(day & 63)].append(contentsOf: values)
    count += values.count
  }

  mutating func merge(_ other: DayBuckets) {
    for page in other.pages {
      turn(to: page.number)
      for day in page.days.indices where !page.days[day].isEmpty { pages[last].days[day] += page.days[day] }
    }
    count += other.count
  }

  mutating func seal() {
    pages.sort { $0.number < $1.number }
    places = Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($0.element.number, $0.offset) })
    last = 0
  }

  /// Once sealed: calls `body` with each day of a range on which there is a value, and all of them.
  @inline(__always)
  func forEach(from first: Int32, through end: Int32, _ body: (Int32, [Value]) -> Void) {
    guard first <= end else { return }
    var index = pages.firstIndex(sortedWhere: { $0.number >= first >> 6 })
    while index < pages.count, pages[index].number <= end >> 6 {
      let page = pages[index]
      let from = page.number == first >> 6 ? Int(first & 63) : 0
      let to = page.number == end >> 6 ? Int(end & 63) : 63
      for day in from...to where !page.days[day].isEmpty { body(page.number << 6 | Int32(day), page.days[day]) }
      index += 1
    }
  }

  private mutating func turn(to number: Int32) {
    if let known = places[number] {
      last = known
    } else {
      last = pages.count
      places[number] = last
      pages.append(Page(number: number))
    }
  }
}
