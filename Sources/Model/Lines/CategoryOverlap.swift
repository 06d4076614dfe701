/// A breakdown whose categories do not add up to the figure, and the reason.
///
/// **Shape**: a dimension of a figure, on the line's day.
package struct CategoryOverlap: Sendable, Codable, Hashable {
  /// Why the categories do not add up.
  package enum Cause: String, Sendable, Codable, CaseIterable {
    /// Something is counted once in the whole, and once in each category that it is in.
    case several = "in several categories"
    /// Something is counted where it occurs more than once: in the whole, or within one category.
    case repeats = "more than once in a category"
  }

  /// The dimension as it is published: `sen_status`.
  package var dimension: String
  /// What its categories add up to, in the figure's unit.
  package var sum: Double
  /// Why that is not the figure.
  package var cause: Cause

  /// An overlap of a dimension whose categories add up to `sum`.
  package init(dimension: String, sum: Double, cause: Cause) {
    self.dimension = dimension
    self.sum = sum
    self.cause = cause
  }
}
