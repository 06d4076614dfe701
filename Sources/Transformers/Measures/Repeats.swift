package import Model

/// The number of entities with more than one row that counts (or with as many as the definition says), or the number of rows
/// after each entity's first (or from that row of it on).
package struct Repeats: MeasureOfRows {
  private var repetition: Repetition
  private var events = EntityEvents()

  /// `repetition` chooses between the two numbers, and says how many rows are several.
  package init(_ repetition: Repetition) { self.repetition = repetition }
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
    guard case .repeats(_, _, let repetition) = definition else { return nil }
    var other = self
    other.repetition = repetition
    return other
  }

  /// One count for each question; 0 where nobody has as many rows.
  package func answers(_ questions: [Question]) -> [Answer] {
    guard repetition.atLeast == 2 else { return answersOfMany(questions) }
    return events.counts(questions).map { counts in
      var answer = Answer.count(repetition.statistic == .entities ? counts.repeated : counts.events - counts.entities)
      answer.counted = counts.events
      return answer
    }
  }

  /// The same where an entity must have other than two rows.
  private func answersOfMany(_ questions: [Question]) -> [Answer] {
    events.numbers(questions).map { numbers in
      let several = numbers.filter { $0.rows >= repetition.atLeast }
      var answer = Answer.count(
        repetition.statistic == .entities
          ? several.reduce(0) { $0 + $1.entities }
          : several.reduce(0) { $0 + $1.entities * ($1.rows - repetition.atLeast + 1) })
      answer.counted = numbers.reduce(0) { $0 + $1.entities * $1.rows }
      return answer
    }
  }
}
