package import Model

extension FigureDefinition {
  /// The day that the direction of travel, and the alert `worsened`, compare a day with: the month-end before, or the same day
  /// of the year before for a figure that starts again each year.
  package func comparedDay(asOf day: Day) -> Day {
    comparison == .yearBefore ? day.adding(months: -12) : day.previousMonthEnd
  }
}
