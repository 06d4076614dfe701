package import Model

/// The percentage of the rows that count which pass the numerator's filter.
package struct Proportion: MeasureOfRows {
  private var part = RowCounter()
  private var whole = RowCounter()

  /// The percentage of no rows.
  package init() {}

  /// Takes one row into the denominator, and into the numerator where it passes its filter.
  package mutating func add(_ event: Event) {
    whole.add(from: event.day, since: event.since, until: event.until)
    if event.isNumerator { part.add(from: event.day, since: event.since, until: event.until) }
  }

  /// Takes the chosen rows into the denominator, and those that pass the numerator's filter into the numerator.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    whole.add(events, chosen)
    part.add(events, events.inNumerator(chosen))
  }

  /// Adds both counts of another proportion.
  package mutating func merge(_ other: Proportion) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  /// Works out running totals by day, from which any window is answered.
  package mutating func seal() {
    part.seal()
    whole.seal()
  }

  /// One percentage for each question; no value where no row counts.
  package func answers(_ questions: [Question]) -> [Answer] {
    zip(part.counts(questions), whole.counts(questions)).map { .percentage($0, of: $1) }
  }
}

/// The percentage of the entities with a row that counts which have one that passes the numerator's filter.
package struct ProportionOfEntities: MeasureOfRows {
  private var part = EntityEvents()
  private var whole = EntityEvents()

  /// The percentage of no entities.
  package init() {}

  /// Takes one row; a row without an entity is left out.
  package mutating func add(_ event: Event) {
    whole.add(event)
    if event.isNumerator { part.add(event) }
  }

  /// Takes the chosen rows; those without an entity are left out.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    whole.add(events, chosen)
    part.add(events, events.inNumerator(chosen))
  }

  /// Adds the rows of another proportion. An entity that both have is counted once.
  package mutating func merge(_ other: ProportionOfEntities) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  /// One percentage of entities for each question; no value where no row counts.
  package func answers(_ questions: [Question]) -> [Answer] {
    zip(part.counts(questions), whole.counts(questions)).map { .percentage($0.entities, of: $1.entities) }
  }
}
