internal import Model

/// The events of one batch's rows, a column each: what a measure adds at once.
package struct EventBatch: Sendable {
  /// The row of the batch that each event is of; empty where nobody needs to know any more.
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
  /// Where the batch's first row stands in reading order; its other rows follow.
  package var place: Int64
  /// Where each event stands, if not as its row does.
  package var places: [Int64]?

  package init(
    rows: [Int32], days: [Int32], untils: [Int32]? = nil, entities: [UInt32]? = nil, numerator: [Bool]? = nil,
    denominator: [Bool]? = nil, amounts: [Int64]? = nil, wholes: [Int64]? = nil, place: Int64 = 0,
    places: [Int64]? = nil
  ) {
    (self.rows, self.days, self.untils, self.entities) = (rows, days, untils, entities)
    (self.numerator, self.denominator, self.amounts, self.wholes) = (numerator, denominator, amounts, wholes)
    (self.place, self.places) = (place, places)
  }

  package var count: Int { days.count }
  package var indices: [Int32] { days.indices.map { Int32(truncatingIfNeeded: $0) } }

  @inline(__always)
  package func until(_ index: Int32) -> Int32 { untils?[Int(index)] ?? .max }
  @inline(__always)
  package func entity(_ index: Int32) -> UInt32 { entities?[Int(index)] ?? 0 }
  @inline(__always)
  package func isNumerator(_ index: Int32) -> Bool { numerator?[Int(index)] ?? false }

  /// Those of some events that pass the numerator's filter.
  func inNumerator(_ chosen: [Int32]) -> [Int32] {
    guard let numerator else { return [] }
    var part = chosen
    part.keep { numerator[$0] }
    return part
  }

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
      day: days[at], until: until(index), entity: entity(index),
      place: places?[at] ?? place + (rows.isEmpty ? 0 : Int64(rows[at])),
      isNumerator: isNumerator(index), isDenominator: denominator?[at] ?? true, amount: amounts?[at] ?? 0,
      whole: wholes?[at] ?? Blank.integer)
  }
}
