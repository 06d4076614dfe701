/// What a measure looks at a source's rows for.
///
/// A measure has rows of its own. A coverage also looks up who was reached, and counts the rows of a cohort's rates.
package enum RowUse: Hashable, Sendable {
  /// The rows that are counted, or a population.
  case own
  /// Those of the population that were reached.
  case reached
  /// The rows of one of a cohort's rates, from 1.
  case rate(Int)

  /// The use of the rows at a place: 0 for the measure's own, then those of `MeasureDefinition.otherRows`.
  package init(place: Int) {
    self = place == 0 ? .own : place == 1 ? .reached : .rate(place - 1)
  }
}
