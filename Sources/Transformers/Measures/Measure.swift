package import Model

/// What a figure counts, as an accumulator: it takes events, can be merged with others, and once sealed answers for any day.
///
///     var count = Count()
///     count.add(Event(day: firstOfMarch.number))
///     count.seal()
///     let rows = count.answers([Question(Window.month.period(asOf: day), asOf: day)])[0].value
///
/// Batches may come in any order and in any pieces: `merge` is associative and commutative with the empty measure as its
/// identity, and the record's place decides between equal days.
///
/// A measure has rows of its own, and may have rows of other sources: those of `MeasureDefinition.otherRows`, by their places
/// there. Most have none, and are a `MeasureOfRows`.
package protocol Measure: Sendable {
  /// Adds an event of the measure's own rows.
  mutating func add(_ event: Event)
  /// Adds the chosen events of a batch. By default they are added one by one; measures that can do it faster have their own
  /// way.
  mutating func add(_ events: EventBatch, _ chosen: [Int32])
  /// Adds a batch of events of another source; `place` is its position in `MeasureDefinition.otherRows`.
  mutating func add(_ events: EventBatch, ofOthers place: Int)
  /// Drops what was added of the measure's own rows, because they come again. `empty` is the measure without any rows.
  mutating func forgetOwnRows(_ empty: Self)
  /// Drops what was added of another source's rows, because they come again.
  mutating func forgetOthers(_ place: Int)
  /// Adds what another measure of the same definition has taken.
  mutating func merge(_ other: Self)
  /// Makes the measure ready to answer; no event comes after this. By default it does nothing.
  mutating func seal()
  /// One answer for each day asked about, in their order; cheapest where each looks no earlier than the one before it.
  func answers(_ asked: [Asked]) -> [Answer]
  /// The same rows, used for another definition; nil, unless a measure says otherwise.
  func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)?
  /// The number of rows that cannot be right and are counted nowhere; 0 by default.
  var leftOut: Int { get }
}

/// What a measure is asked for one day: about its own rows, and about the rows of each other source.
package struct Asked: Hashable, Sendable {
  /// The question about the measure's own rows.
  package var own: Question
  /// The questions about the other sources' rows, in the order of `MeasureDefinition.otherRows`.
  package var others: [Question]

  /// Most measures have no other rows, and are asked about their own alone.
  package init(_ own: Question, others: [Question] = []) { (self.own, self.others) = (own, others) }

  /// What is asked about one use of rows: 0 for the measure's own, then those of the other sources.
  func question(ofUse use: Int) -> Question { use == 0 ? own : others[use - 1] }
}

extension Measure {
  /// No row is left out.
  package var leftOut: Int { 0 }

  /// Adds the chosen events one by one.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    for index in chosen { add(events.event(index)) }
  }

  /// Does nothing: most measures need no preparation.
  package mutating func seal() {}

  /// Nil: the rows serve this measure alone.
  package func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)? { nil }
}

/// A measure that looks at one source's rows alone.
package protocol MeasureOfRows: Measure {
  /// One answer for each question, in their order; cheapest where each looks no earlier than the one before it.
  func answers(_ questions: [Question]) -> [Answer]
}

extension MeasureOfRows {
  /// Does nothing, because there are no other sources.
  package mutating func add(_ events: EventBatch, ofOthers place: Int) {}
  /// Starts again from the empty measure.
  package mutating func forgetOwnRows(_ empty: Self) { self = empty }
  /// Does nothing, because there are no other sources.
  package mutating func forgetOthers(_ place: Int) {}
  /// Answers what is asked about the measure's own rows.
  package func answers(_ asked: [Asked]) -> [Answer] { answers(asked.map(\.own)) }
}
