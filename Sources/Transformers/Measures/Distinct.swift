package import Model

/// Different entities among the rows that count.
package struct Distinct: Measure {
  private var events = EntityEvents()

  package init() {}
  package mutating func add(_ event: Event) { events.add(event) }
  package mutating func merge(_ other: Distinct) { events.merge(other.events) }
  package mutating func seal() { events.seal() }
  package func answer(_ question: Question) -> Answer { .count(events.counts(question).count { $0 > 0 }) }
}
