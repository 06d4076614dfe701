package import Model

/// Of the rows that count, the percentage that passes the numerator's filter.
package struct Proportion: MeasureOfRows {
  private var part = RowCounter()
  private var whole = RowCounter()

  package init() {}

  package mutating func add(_ event: Event) {
    whole.add(from: event.day, until: event.until)
    if event.isNumerator { part.add(from: event.day, until: event.until) }
  }

  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    whole.add(events, chosen)
    part.add(events, events.inNumerator(chosen))
  }

  package mutating func merge(_ other: Proportion) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  package mutating func seal() {
    part.seal()
    whole.seal()
  }

  package func answers(_ questions: [Question]) -> [Answer] {
    zip(part.counts(questions), whole.counts(questions)).map { .percentage($0, of: $1) }
  }
}

/// Of the entities with a row that counts, the percentage with one that passes the numerator's filter.
package struct ProportionOfEntities: MeasureOfRows {
  private var part = EntityEvents()
  private var whole = EntityEvents()

  package init() {}

  package mutating func add(_ event: Event) {
    whole.add(event)
    if event.isNumerator { part.add(event) }
  }

  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    whole.add(events, chosen)
    part.add(events, events.inNumerator(chosen))
  }

  package mutating func merge(_ other: ProportionOfEntities) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  package func answers(_ questions: [Question]) -> [Answer] {
    zip(part.standings(questions), whole.standings(questions)).map { .percentage($0.entities, of: $1.entities) }
  }
}
