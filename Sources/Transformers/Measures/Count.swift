package import Model

/// The number of rows that count.
package struct Count: MeasureOfRows {
  private var rows = RowCounter()

  /// The count of no rows.
  package init() {}
  /// Counts one row from the day on which it begins to count until the day it stops.
  package mutating func add(_ event: Event) { rows.add(from: event.day, since: event.since, until: event.until) }
  /// Counts the chosen rows; those of one day are added together.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { rows.add(events, chosen) }
  /// Adds the rows of another count.
  package mutating func merge(_ other: Count) { rows.merge(other.rows) }
  /// Works out running totals by day, from which any window is answered.
  package mutating func seal() { rows.seal() }
  /// One count for each question; 0 where no row counts.
  package func answers(_ questions: [Question]) -> [Answer] { rows.counts(questions).map(Answer.count) }
}
