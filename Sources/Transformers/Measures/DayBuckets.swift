/// Values kept by day: a value costs its own size and a little, and what falls on a day is found at once.
struct DayBuckets<Value: Sendable>: Sendable {
  private var days = DayPages<[Value]>(empty: [])
  private(set) var count = 0

  @inline(__always)
  mutating func append(_ value: Value, on day: Int32) {
    days.change(day) { $0.append(value) }
    count += 1
  }

  /// Several values of one day.
  @inline(__always)
  mutating func append(contentsOf values: ArraySlice<Value>, on day: Int32) {
    days.change(day) { $0.append(contentsOf: values) }
    count += values.count
  }

  mutating func merge(_ other: DayBuckets) {
    other.days.forEachUnsealed { day, values in
      if !values.isEmpty { days.change(day) { $0 += values } }
    }
    count += other.count
  }

  mutating func seal() { days.seal() }

  /// Once sealed: calls `body` with each day of a range on which there is a value, and all of them.
  @inline(__always)
  func forEach(from first: Int32, through end: Int32, _ body: (Int32, [Value]) -> Void) {
    days.forEach(from: first, through: end) { day, values in
      if !values.isEmpty { body(day, values) }
    }
  }
}
