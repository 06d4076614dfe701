/// How a figure differs between two states in one category of a breakdown.
///
/// **Grain**: a figure or one that is shown with it, a dimension and a category.
package struct CategoryDifference: Sendable {
  /// The category in the later state; nil where it is not listed there.
  package let to: BreakdownPoint?
  /// The category in the earlier state; nil where it is not listed there.
  package let from: BreakdownPoint?
  /// The category in either state, the later for choice.
  package let point: BreakdownPoint

  /// A category with both its states; nil where it is in neither, or the same in both.
  package init?(from: BreakdownPoint?, to: BreakdownPoint?) {
    guard let point = to ?? from, Self.side(from).differs(from: Self.side(to)) else { return nil }
    (self.from, self.to, self.point) = (from, to, point)
  }

  /// What the category is called.
  package var name: String { point.label ?? point.category }
  /// The unit of the value.
  package var unit: Unit { Unit(point.unit) }
  /// What it was and what it is.
  package var sides: (from: FigureDifference.Side, to: FigureDifference.Side) { (Self.side(from), Self.side(to)) }
  /// How far the value moved, whichever way; a value that is not there counts as 0.
  package var size: Double { abs((to?.value ?? 0) - (from?.value ?? 0)) }

  private static func side(_ point: BreakdownPoint?) -> FigureDifference.Side {
    FigureDifference.Side(
      point.map { Answer(value: $0.value, numerator: $0.numerator, denominator: $0.denominator, counted: 0) })
  }
}

/// The categories of one breakdown that differ between two states.
///
/// **Grain**: a figure or one that is shown with it, and a dimension.
package struct BreakdownDifference: Sendable {
  /// The categories that differ, in the order of the later state; never empty.
  package let categories: [CategoryDifference]
  /// Whether the earlier state, and the later, has this breakdown at all.
  package let isThere: (before: Bool, after: Bool)

  /// Those of two scorecards, each on its own day, of the chosen figures.
  package static func all(
    _ before: Scorecard, _ after: Scorecard, of isChosen: (FigureID) -> Bool
  ) -> [Self] {
    let (was, now) = (groups(before, isChosen), groups(after, isChosen))
    let order = now.order + was.order.filter { now.points[$0] == nil }
    return order.compactMap { key in
      let (from, to) = (was.points[key] ?? [], now.points[key] ?? [])
      let gone = from.filter { point in !to.contains { $0.category == point.category } }
      let categories =
        to.compactMap { point in CategoryDifference(from: from.first { $0.category == point.category }, to: point) }
        + gone.compactMap { CategoryDifference(from: $0, to: nil) }
      return categories.isEmpty ? nil : Self(categories: categories, isThere: (!from.isEmpty, !to.isEmpty))
    }
  }

  private struct Key: Hashable {
    var id: FigureID
    var measure: String
    var dimension: String
  }

  private static func groups(
    _ scorecard: Scorecard, _ isChosen: (FigureID) -> Bool
  ) -> (order: [Key], points: [Key: [BreakdownPoint]]) {
    let own = scorecard.breakdowns.filter { $0.asOf == scorecard.asOf && isChosen($0.id) }
    return own.reduce(into: ([], [:])) { groups, point in
      let key = Key(id: point.id, measure: point.measure, dimension: point.dimension)
      if groups.points[key] == nil { groups.order.append(key) }
      groups.points[key, default: []].append(point)
    }
  }
}
