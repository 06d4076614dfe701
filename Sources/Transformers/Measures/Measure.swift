package import Model

/// A mergeable accumulator. Batches may come in any order and in any pieces: `merge` is associative and commutative
/// with the empty measure as its identity, and ties go by the record's place. Once sealed it answers for any day.
///
/// A measure has rows of its own, and may have rows of other sources: those of `MeasureDefinition.otherRows`, by their places there.
/// Most have none: they are a `MeasureOfRows`.
package protocol Measure: Sendable {
  /// Adds an event of the measure's own rows.
  mutating func add(_ event: Event)
  /// Adds the chosen events of a batch; as adding them one by one, and faster where it matters.
  mutating func add(_ events: EventBatch, _ chosen: [Int32])
  /// Adds a batch of events of other rows.
  mutating func add(_ events: EventBatch, ofOthers place: Int)
  /// The measure's own rows come again: what was added of them is void. `empty` is the measure's identity.
  mutating func forgetOwnRows(_ empty: Self)
  /// Other rows come again.
  mutating func forgetOthers(_ place: Int)
  mutating func merge(_ other: Self)
  /// No event comes after this; by default nothing.
  mutating func seal()
  /// One answer a day asked for, in their order; cheapest where each looks no earlier than the one before it.
  func answers(_ asked: [Asked]) -> [Answer]
  /// The same rows, asked for what another definition wants of them; nil, unless a measure says otherwise.
  func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)?
  /// Rows that cannot be right, and are counted nowhere; by default none.
  var leftOut: Int { get }
}

/// What is asked of a measure for one day: of its own rows, and of the rows of each other source.
package struct Asked: Hashable, Sendable {
  package var own: Question
  package var others: [Question]

  package init(_ own: Question, others: [Question] = []) { (self.own, self.others) = (own, others) }
}

extension Measure {
  package var leftOut: Int { 0 }

  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    for index in chosen { add(events.event(index)) }
  }

  package mutating func seal() {}

  package func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)? { nil }
}

/// A measure of one source's rows.
package protocol MeasureOfRows: Measure {
  /// Answers in the questions' order; cheapest where each looks no earlier than the one before it.
  func answers(_ questions: [Question]) -> [Answer]
}

extension MeasureOfRows {
  package mutating func add(_ events: EventBatch, ofOthers place: Int) {}
  package mutating func forgetOwnRows(_ empty: Self) { self = empty }
  package mutating func forgetOthers(_ place: Int) {}
  package func answers(_ asked: [Asked]) -> [Answer] { answers(asked.map(\.own)) }
}
