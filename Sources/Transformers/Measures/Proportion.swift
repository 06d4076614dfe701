package import Model

/// Of the rows that count, the percentage that passes the numerator's filter.
package struct Proportion: Measure {
  private var part = RowCounter()
  private var whole = RowCounter()

  package init() {}

  package mutating func add(_ event: Event) {
    whole.add(event)
    if event.isNumerator { part.add(event) }
  }

  package mutating func merge(_ other: Proportion) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  package mutating func seal() {
    part.seal()
    whole.seal()
  }

  package func answer(_ question: Question) -> Answer { .percentage(part.count(question), of: whole.count(question)) }
}

/// Of the entities with a row that counts, the percentage with one that passes the numerator's filter.
package struct ProportionOfEntities: Measure {
  private var part = EntityEvents()
  private var whole = EntityEvents()

  package init() {}

  package mutating func add(_ event: Event) {
    whole.add(event)
    if event.isNumerator { part.add(event) }
  }

  package mutating func merge(_ other: ProportionOfEntities) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  package mutating func seal() {
    part.seal()
    whole.seal()
  }

  package func answer(_ question: Question) -> Answer {
    .percentage(part.counts(question).count { $0 > 0 }, of: whole.counts(question).count { $0 > 0 })
  }
}
