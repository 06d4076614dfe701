/// Values with the day each falls on, kept in the order they come: a value costs its own size, and a run of one day a few
/// bytes more. Nothing is looked for while they come; `sorted` is for asking.
struct DayRuns<Value: Sendable>: Sendable {
  private struct Run: Sendable {
    var day: Int32
    /// Where it ends among all values, and the next one begins.
    var end: UInt32
  }
  private var runs: [Run] = []
  /// In pieces, so that no growing copies them all.
  private var full: [[Value]] = []
  private var last: [Value] = []
  private(set) var count = 0

  private static var pieceSize: Int { 1 << 12 }

  @inline(__always)
  mutating func append(_ value: Value, on day: Int32) {
    if last.count == Self.pieceSize { beginPiece() }
    last.append(value)
    endRun(1, on: day)
  }

  /// Several values, each on its day. Many are a piece of their own, and are not copied.
  mutating func append(_ values: [Value], on days: [Int32]) {
    guard values.count >= Self.pieceSize / 4 else {
      for (value, day) in zip(values, days) { append(value, on: day) }
      return
    }
    if !last.isEmpty { beginPiece() }
    full.append(values)
    var start = 0
    while start < days.count {
      let day = days[start]
      var end = start + 1
      while end < days.count, days[end] == day { end += 1 }
      endRun(end - start, on: day)
      start = end
    }
  }

  /// The other's pieces are shared, and not copied.
  mutating func merge(_ other: DayRuns) {
    if !last.isEmpty { beginPiece() }
    full += other.full
    if !other.last.isEmpty { full.append(other.last) }
    var start: UInt32 = 0
    for run in other.runs {
      endRun(Int(run.end - start), on: run.day)
      start = run.end
    }
  }

  @inline(__always)
  private mutating func endRun(_ length: Int, on day: Int32) {
    count += length
    if runs.last?.day == day {
      runs[runs.count - 1].end = UInt32(count)
    } else {
      runs.append(Run(day: day, end: UInt32(count)))
    }
  }

  private mutating func beginPiece() {
    full.append(last)
    last = []
    last.reserveCapacity(Self.pieceSize)
  }

  /// Calls `body` with each value of a range of days, in no order.
  @inline(__always)
  func forEach(from first: Int32, through last: Int32, _ body: (Value) -> Void) {
    forEachRun { day, values in
      guard first <= day, day <= last else { return }
      for value in values { body(value) }
    }
  }

  /// The same by day (a counting sort): those of one day in the order they came.
  func sorted() -> SortedByDay<Value> {
    var counts = DayPages<Int>(empty: 0)
    forEachRun { day, run in counts.change(day) { $0 += run.count } }
    counts.seal()
    var sorted = SortedByDay<Value>()
    var next = DayPages<Int>(empty: 0)
    counts.forEach { day, count in
      guard count > 0 else { return }
      next.change(day) { $0 = sorted.ends.last ?? 0 }
      sorted.days.append(day)
      sorted.ends.append((sorted.ends.last ?? 0) + count)
    }
    sorted.values = [Value](unsafeUninitializedCapacity: count) { places, initialized in
      forEachRun { day, run in
        next.change(day) { place in
          // Every place is one value's: the runs of a day are as long as it was counted to be.
          _ = places[place..<place + run.count].initialize(fromContentsOf: run)
          place += run.count
        }
      }
      initialized = count
    }
    return sorted
  }

  /// Calls `body` with each run, in pieces where it is in several.
  @inline(__always)
  private func forEachRun(_ body: (_ day: Int32, ArraySlice<Value>) -> Void) {
    var (run, start) = (0, 0)
    for piece in full + [last] {
      let end = start + piece.count
      var from = start
      while from < end {
        let to = min(end, Int(runs[run].end))
        body(runs[run].day, piece[from - start..<to - start])
        from = to
        if to == Int(runs[run].end) { run += 1 }
      }
      start = end
    }
  }
}

/// Values in the order of their days, so that those of any range of days stand together.
struct SortedByDay<Value: Sendable>: Sendable {
  /// Each day once.
  fileprivate(set) var days: [Int32] = []
  /// Where each day's values end, and the next one's begin.
  fileprivate(set) var ends: [Int] = []
  fileprivate(set) var values: [Value] = []

  /// Calls `body` with each value of a range of days, in order.
  @inline(__always)
  func forEach(from first: Int32, through last: Int32, _ body: (_ day: Int32, Value) -> Void) {
    var index = position(of: first)
    values.withUnsafeBufferPointer { values in
      while index < days.count, days[index] <= last {
        for value in values[(index == 0 ? 0 : ends[index - 1])..<ends[index]] { body(days[index], value) }
        index += 1
      }
    }
  }

  /// The first day not before `day`.
  private func position(of day: Int32) -> Int { days.firstIndex(sortedWhere: { $0 >= day }) }
}
