package import Model

/// The days for which a scorecard and its series ask for a figure.
package struct AskedDays: Sendable {
  /// Those of the figure itself, in ascending order.
  package let days: [Day]
  /// Those of the series, in ascending order, for which the figures shown with it and all breakdowns are asked for.
  package let series: [Day]
  /// The last days of the calendar months that the figure's chart is drawn from, in ascending order.
  package let months: [Day]

  /// `series` is in ascending order; `lookBack` is the number of month-ends before the day that are asked for too, each with the day
  /// that it is compared with.
  package init(_ figure: FigureDefinition, asOf day: Day, series: [Day], lookBack: Int) {
    let earlier = (0..<max(lookBack, 0)).reduce(into: [day]) { days, _ in days.append(days[days.count - 1].previousMonthEnd) }
    let lineDays =
      [day.previousMonthEnd, day.adding(months: -12)] + earlier + earlier.map(figure.comparedDay)
      + [figure.baseline?.date].compactMap(\.self) + figure.targets.map(\.date).filter { $0 <= day }
    days = Set(lineDays + series).sorted()
    self.series = series
    months = figure.chartedMonths(asOf: day, series: series)
  }
}
