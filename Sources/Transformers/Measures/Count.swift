package import Model

/// Rows that count.
package struct Count: MeasureOfRows {
  private var rows = RowCounter()

  package init() {}
  package mutating func add(_ event: Event) { rows.add(from: event.day, until: event.until) }
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { rows.add(events, chosen) }
  package mutating func merge(_ other: Count) { rows.merge(other.rows) }
  package mutating func seal() { rows.seal() }
  package func answers(_ questions: [Question]) -> [Answer] { rows.counts(questions).map(Answer.count) }
}
