package import Model

/// A mergeable accumulator. Batches may come in any order and in any pieces: `merge` is associative and commutative
/// with the empty measure as its identity, and ties go by the record's place. Once sealed it answers for any day.
package protocol Measure: Sendable {
  mutating func add(_ event: Event)
  /// Adds the chosen events of a batch; as adding them one by one, and faster where it matters.
  mutating func add(_ events: EventBatch, _ chosen: [Int32])
  mutating func merge(_ other: Self)
  /// No event comes after this; by default nothing.
  mutating func seal()
  /// Answers in the questions' order; cheapest where each looks no earlier than the one before it.
  func answers(_ questions: [Question]) -> [Answer]
  /// Rows that cannot be right, and are counted nowhere; by default none.
  var leftOut: Int { get }
}

extension Measure {
  package var leftOut: Int { 0 }

  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    for index in chosen { add(events.event(index)) }
  }

  package mutating func seal() {}
}
