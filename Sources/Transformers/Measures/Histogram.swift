/// How often each number of days occurs.
struct Histogram: Sendable {
  /// `counts[n]` says how often `first + n` occurs.
  private var counts: [Int] = []
  private var first: Int32 = 0
  private(set) var count = 0
  private(set) var sum = 0

  @inline(__always)
  mutating func add(_ number: Int32, _ times: Int = 1) {
    let index = Int(number) - Int(first)
    if index < 0 || index >= counts.count { makeRoom(for: number) }
    counts[Int(number) - Int(first)] += times
    count += times
    sum += Int(number) * times
  }

  @inline(__always)
  mutating func remove(_ number: Int32) { add(number, -1) }

  /// Adds another's numbers, each changed by `transform`; those that are then below 0 are left out.
  mutating func add(_ other: Histogram, _ transform: (Int32) -> Int32) {
    for (index, times) in other.counts.enumerated() where times > 0 {
      let number = transform(other.first + Int32(index))
      if number >= 0 { add(number, times) }
    }
  }

  /// How many numbers are above a limit.
  func count(above limit: Double) -> Int {
    counts.enumerated().reduce(0) { $0 + (Double(first) + Double($1.offset) > limit ? $1.element : 0) }
  }

  var highest: Int32? { counts.lastIndex { $0 > 0 }.map { first + Int32($0) } }

  /// Linear interpolation between order statistics, as `percentile(_:of:)`.
  func percentile(_ percent: Double) -> Double? {
    interpolated(percent, of: count) { Double(ranked($0)) }
  }

  /// The number at a place in ascending order, from 0.
  private func ranked(_ place: Int) -> Int32 {
    var passed = 0
    for (index, times) in counts.enumerated() {
      passed += times
      if passed > place { return first + Int32(index) }
    }
    return first
  }

  private mutating func makeRoom(for number: Int32) {
    guard !counts.isEmpty else {
      first = number
      counts = [0]
      return
    }
    let last = first + Int32(counts.count) - 1
    // A year more on the side that grows, so that it need not grow each day.
    if number < first {
      let missing = Int(first - number) + 366
      counts.insert(contentsOf: repeatElement(0, count: missing), at: 0)
      first -= Int32(missing)
    } else if number > last {
      counts += repeatElement(0, count: Int(number - last) + 366)
    }
  }
}
