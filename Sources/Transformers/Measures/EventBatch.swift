internal import Model

/// The events of one batch's rows, one array for each value, so that a measure can add them all at once.
package struct EventBatch: Sendable {
  /// The row of the batch that each event comes from; empty where nobody needs to know it any more.
  package var rows: [Int32]
  /// The day number that places each event in a window.
  package var days: [Int32]
  /// The first day on which each event counts, where that is later than its own day; nil where all count from their own days
  /// on.
  package var sinces: [Int32]?
  /// The first day on which each event no longer counts; nil where none of them ever stops.
  package var untils: [Int32]?
  /// Whom each event is about; nil where the measure does not ask, as in the columns below.
  package var entities: [UInt32]?
  /// Whether each event passes the numerator's filter.
  package var numerator: [Bool]?
  /// Whether each event passes the denominator's filter.
  package var denominator: [Bool]?
  /// What is added up, or the day number on which a duration begins; `Blank.integer` where it is blank.
  package var amounts: [Int64]?
  /// What else a population's members have for sizes, one list a size; empty for other measures.
  package var moreAmounts: [[Int64]] = []
  /// The category of each event, where a cohort is chosen within categories.
  package var categories: [UInt32]?
  /// The denominator of a proportion of sums, or the day number on which a duration ends; `Blank.integer` where it is blank.
  package var wholes: [Int64]?
  /// Where the batch's first row stands in reading order; its other rows follow.
  package var place: Int64
  /// Where each event stands in reading order; nil where it stands as its row does.
  package var places: [Int64]?

  /// All arrays that are not nil must be as long as `days`; `rows` may be empty.
  package init(
    rows: [Int32], days: [Int32], sinces: [Int32]? = nil, untils: [Int32]? = nil, entities: [UInt32]? = nil,
    numerator: [Bool]? = nil, denominator: [Bool]? = nil, amounts: [Int64]? = nil, wholes: [Int64]? = nil, place: Int64 = 0,
    places: [Int64]? = nil
  ) {
    (self.rows, self.days, self.sinces, self.untils, self.entities) = (rows, days, sinces, untils, entities)
    (self.numerator, self.denominator, self.amounts, self.wholes) = (numerator, denominator, amounts, wholes)
    (self.place, self.places) = (place, places)
  }

  /// The number of events.
  package var count: Int { days.count }
  /// The index of every event, as the measures' `add` takes them.
  package var indices: [Int32] { days.indices.map { Int32(truncatingIfNeeded: $0) } }

  /// The first day on which an event counts; `.min` where it counts from its own day on.
  @inline(__always)
  package func since(_ index: Int32) -> Int32 { sinces?[Int(index)] ?? .min }
  /// The first day on which an event no longer counts; `.max` where it never stops.
  @inline(__always)
  package func until(_ index: Int32) -> Int32 { untils?[Int(index)] ?? .max }
  /// Whom an event is about; 0 where nobody asked.
  @inline(__always)
  package func entity(_ index: Int32) -> UInt32 { entities?[Int(index)] ?? 0 }
  /// Whether an event passes the numerator's filter; false where there is none.
  @inline(__always)
  package func isNumerator(_ index: Int32) -> Bool { numerator?[Int(index)] ?? false }

  /// Those of the chosen events that pass the numerator's filter.
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

  /// One of the events on its own.
  package func event(_ index: Int32) -> Event {
    let at = Int(index)
    return Event(
      day: days[at], since: since(index), until: until(index), entity: entity(index),
      place: places?[at] ?? place + (rows.isEmpty ? 0 : Int64(rows[at])),
      isNumerator: isNumerator(index), isDenominator: denominator?[at] ?? true, amount: amounts?[at] ?? 0,
      whole: wholes?[at] ?? Blank.integer)
  }
}
