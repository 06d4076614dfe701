package import Model

extension FigureDefinition {
  /// The breakdowns whose categories do not add up to `value`, because one child can be in several; nil where all do.
  /// `breakdowns` are the figure's own.
  package func overlaps(of value: Double?, in breakdowns: [BreakdownPoint], asOf day: Day) -> [CategoryOverlap]? {
    guard let value, let cause = measure.overlapCause else { return nil }
    let own = breakdowns.filter { $0.id == id && $0.isOwn && $0.asOf == day }
    let overlaps = self.breakdowns.compactMap { dimension -> CategoryOverlap? in
      let parts = own.filter { $0.dimension == dimension.name }
      let sum = parts.reduce(0) { $0 + ($1.value ?? 0) }
      return parts.isEmpty || sum == value ? nil : CategoryOverlap(dimension: dimension.name, sum: sum, cause: cause)
    }
    return overlaps.isEmpty ? nil : overlaps
  }
}

extension MeasureDefinition {
  /// Why its categories do not add up to the whole; nil where they do, or where nobody would add them up.
  fileprivate var overlapCause: CategoryOverlap.Cause? {
    switch self {
    case .distinct: .several
    case .repeats: .repeats
    case .combined(.difference, let parts), .combined(.total, let parts): parts.lazy.compactMap(\.overlapCause).first
    case .count, .sum, .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages, .statistic, .combined: nil
    }
  }
}
