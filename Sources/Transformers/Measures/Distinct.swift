package import Model

/// Different entities among the rows that count.
package struct Distinct: MeasureOfRows {
  private var events = EntityEvents()

  package init() {}
  package mutating func add(_ event: Event) { events.add(event) }
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { self.events.add(events, chosen) }
  package mutating func merge(_ other: Distinct) { events.merge(other.events) }
  package func answers(_ questions: [Question]) -> [Answer] { events.standings(questions).map { .count($0.entities) } }
}
