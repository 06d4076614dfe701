package import Model

/// The number of different entities among the rows that count.
package struct Distinct: MeasureOfRows {
  private var events = EntityEvents()

  /// The count of no entities.
  package init() {}
  /// Takes one row; a row without an entity is left out.
  package mutating func add(_ event: Event) { events.add(event) }
  /// Takes the chosen rows; those without an entity are left out.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { self.events.add(events, chosen) }
  /// Adds the rows of another count. An entity that both have is counted once.
  package mutating func merge(_ other: Distinct) { events.merge(other.events) }
  /// One count of entities for each question; 0 where no row counts.
  package func answers(_ questions: [Question]) -> [Answer] { events.counts(questions).map { .count($0.entities) } }
}
