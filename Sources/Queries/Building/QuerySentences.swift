package import Model

/// The sentences that a query has as comments, from whoever has the words.
package struct QuerySentences: Sendable {
  /// What a measure counts, given the figure's unit.
  package var measure: @Sendable (MeasureDefinition, Unit) -> String
  /// What the rows of a source must be to pass a filter; empty for a filter without conditions.
  package var filter: @Sendable (Filter, _ source: String) -> String

  /// Sentences by these functions.
  package init(
    measure: @escaping @Sendable (MeasureDefinition, Unit) -> String,
    filter: @escaping @Sendable (Filter, _ source: String) -> String
  ) {
    (self.measure, self.filter) = (measure, filter)
  }
}
