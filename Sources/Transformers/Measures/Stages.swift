package import Model

/// The stages reached, out of a list; a stage's entity is its position in the list, from 1.
package struct Stages: Measure {
  private let total: Int
  private var events = EntityEvents()

  package init(total: Int) { self.total = total }
  package mutating func add(_ event: Event) { events.add(event) }
  package mutating func merge(_ other: Stages) { events.merge(other.events) }
  package mutating func seal() { events.seal() }

  package func answer(_ question: Question) -> Answer {
    let reached = events.counts(question).count { $0 > 0 }
    return Answer(value: Double(reached), numerator: Double(reached), denominator: Double(total), counted: reached)
  }
}
