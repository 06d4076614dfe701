package import Model

/// The number of entities with more than one row that counts, or the number of rows after each entity's first.
package struct Repeats: MeasureOfRows {
  private var statistic: RepeatStatistic
  private var events = EntityEvents()

  /// `statistic` chooses between the two numbers.
  package init(_ statistic: RepeatStatistic) { self.statistic = statistic }
  /// Takes one row; a row without an entity is left out.
  package mutating func add(_ event: Event) { events.add(event) }
  /// Takes the chosen rows; those without an entity are left out.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { self.events.add(events, chosen) }
  /// Adds the rows of another measure. An entity with one row in each has two.
  package mutating func merge(_ other: Repeats) { events.merge(other.events) }
  /// From now on answers are kept, so that the two statistics of the same rows count them once.
  package mutating func seal() { events.seal() }

  /// The same rows with another statistic; nil where the other definition does not count repeats.
  package func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)? {
    guard case .repeats(_, _, let statistic) = definition else { return nil }
    var other = self
    other.statistic = statistic
    return other
  }

  /// One count for each question; 0 where nobody has more than one row.
  package func answers(_ questions: [Question]) -> [Answer] {
    events.counts(questions).map { counts in
      var answer = Answer.count(statistic == .entities ? counts.repeated : counts.events - counts.entities)
      answer.counted = counts.events
      return answer
    }
  }
}
