internal import Model

/// The events of one batch's rows, a column each: what a measure adds at once.
package struct EventBatch: Sendable {
  /// The row of the batch that each event is of.
  package var rows: [Int32]
  package var days: [Int32]
  /// Nil where none of them ever stops.
  package var untils: [Int32]?
  /// Nil where nobody asked for it, as in the columns below.
  package var entities: [UInt32]?
  package var numerator: [Bool]?
  package var denominator: [Bool]?
  package var amounts: [Int64]?
  package var wholes: [Int64]?
  /// Where the batch's first row stands in reading order.
  package var place: Int64

  package var count: Int { rows.count }
  package var indices: [Int32] { rows.indices.map { Int32(truncatingIfNeeded: $0) } }

  @inline(__always)
  package func until(_ index: Int32) -> Int32 { untils?[Int(index)] ?? .max }
  @inline(__always)
  package func entity(_ index: Int32) -> UInt32 { entities?[Int(index)] ?? 0 }
  @inline(__always)
  package func isNumerator(_ index: Int32) -> Bool { numerator?[Int(index)] ?? false }

  /// Calls `body` with each run of chosen events of one day: their places in `chosen`.
  @inline(__always)
  func forEachRun(_ chosen: [Int32], _ body: (_ day: Int32, Range<Int>) -> Void) {
    var start = 0
    while start < chosen.count {
      let day = days[Int(chosen[start])]
      var end = start + 1
      while end < chosen.count, days[Int(chosen[end])] == day { end += 1 }
      body(day, start..<end)
      start = end
    }
  }

  /// One of them, as a measure sees it alone.
  package func event(_ index: Int32) -> Event {
    let at = Int(index)
    return Event(
      day: days[at], until: until(index), entity: entity(index), place: place + Int64(rows[at]),
      isNumerator: isNumerator(index), isDenominator: denominator?[at] ?? true, amount: amounts?[at] ?? 0,
      whole: wholes?[at] ?? Blank.integer)
  }
}
