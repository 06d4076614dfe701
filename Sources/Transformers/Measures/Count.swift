package import Model

/// Rows that count.
package struct Count: Measure {
  private var rows = RowCounter()

  package init() {}
  package mutating func add(_ event: Event) { rows.add(event) }
  package mutating func merge(_ other: Count) { rows.merge(other.rows) }
  package mutating func seal() { rows.seal() }
  package func answer(_ question: Question) -> Answer { .count(rows.count(question)) }
}
