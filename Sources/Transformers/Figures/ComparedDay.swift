package import Model

extension FigureDefinition {
  /// What the direction of travel, and `worsened`, compare a day with.
  package func comparedDay(asOf day: Day) -> Day {
    comparison == .yearBefore ? day.adding(months: -12) : day.previousMonthEnd
  }
}
