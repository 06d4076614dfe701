package import Model

/// The number of stages reached, out of a list; a stage's entity is its position in the list, from 1.
package struct Stages: MeasureOfRows {
  private let total: Int
  private var events = EntityEvents()

  /// `total` is the number of stages in the list, and the denominator of every answer.
  package init(total: Int) { self.total = total }
  /// Takes a row that says that a stage was reached; a row about none of the stages is left out.
  package mutating func add(_ event: Event) { events.add(event) }
  /// Adds the stages that another measure has; a stage that both have is counted once.
  package mutating func merge(_ other: Stages) { events.merge(other.events) }

  /// The number of stages reached, for each question; 0 where none was.
  package func answers(_ questions: [Question]) -> [Answer] {
    events.counts(questions).map { counts in
      let reached = counts.entities
      return Answer(value: Double(reached), numerator: Double(reached), denominator: Double(total), counted: reached)
    }
  }
}
