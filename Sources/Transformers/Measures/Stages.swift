package import Model

/// The stages reached, out of a list; a stage's entity is its position in the list, from 1.
package struct Stages: MeasureOfRows {
  private let total: Int
  private var events = EntityEvents()

  package init(total: Int) { self.total = total }
  package mutating func add(_ event: Event) { events.add(event) }
  package mutating func merge(_ other: Stages) { events.merge(other.events) }

  package func answers(_ questions: [Question]) -> [Answer] {
    events.standings(questions).map { standing in
      let reached = standing.entities
      return Answer(value: Double(reached), numerator: Double(reached), denominator: Double(total), counted: reached)
    }
  }
}
