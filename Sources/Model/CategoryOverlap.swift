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

extension FigureDefinition {
  /// The breakdowns whose categories do not add up to `value`; nil where all do. `breakdowns` are the figure's own.
  package func overlaps(of value: Double?, in breakdowns: [BreakdownPoint], asOf day: Day) -> [CategoryOverlap]? {
    let cause: CategoryOverlap.Cause? =
      switch measure {
      case .distinct: .several
      case .repeats: .repeats
      case .count, .sum, .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages: nil
      }
    guard let value, let cause else { return nil }
    let own = breakdowns.filter { $0.id == id && $0.measure == "value" && $0.asOf == day }
    let overlaps = self.breakdowns.compactMap { dimension -> CategoryOverlap? in
      let parts = own.filter { $0.dimension == dimension.name }
      let sum = parts.reduce(0) { $0 + ($1.value ?? 0) }
      return parts.isEmpty || sum == value ? nil : CategoryOverlap(dimension: dimension.name, sum: sum, cause: cause)
    }
    return overlaps.isEmpty ? nil : overlaps
  }
}
