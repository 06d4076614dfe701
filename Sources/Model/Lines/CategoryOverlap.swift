/// Categories of a breakdown that do not add up to the figure, and why. Grain: a dimension of a figure, on its day.
package struct CategoryOverlap: Sendable, Codable, Hashable {
  package enum Cause: String, Sendable, Codable, CaseIterable {
    /// Counted once in the whole, and once in each category that it is in.
    case several = "in several categories"
    /// Counted where it occurs more than once: in the whole, or in one category alone.
    case repeats = "more than once in a category"
  }

  package var dimension: String
  /// Of its categories.
  package var sum: Double
  package var cause: Cause

  package init(dimension: String, sum: Double, cause: Cause) {
    self.dimension = dimension
    self.sum = sum
    self.cause = cause
  }
}
