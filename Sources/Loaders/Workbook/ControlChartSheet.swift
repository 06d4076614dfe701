internal import Model
internal import Wording

/// A point of a control chart, as `spc.csv` has it.
typealias ChartedPoint = (chart: ControlChart, point: ControlPoint)

/// The points of all control charts, those of one chart one below the other: the charts are drawn from this sheet.
enum ControlChartSheet {
  static func published(_ scorecard: Scorecard) -> PublishedSheet {
    PublishedSheet(
      .controlCharts, .controlCharts, spcCSV, charted(scorecard), first: columns, printed: 13,
      drawn: ["value", "mean", "lower_limit", "upper_limit", "target", "improvement", "concern"],
      added: [
        mark("improvement", "The value, where it is a real improvement", .improvement),
        mark("concern", "The value, where it is a real deterioration", .concern),
      ])
  }

  private static func charted(_ scorecard: Scorecard) -> [ChartedPoint] {
    scorecard.charts.flatMap { chart in chart.points.map { (chart, $0) } }
  }

  /// The first columns of the sheet, in their order.
  static let columns = [
    "kpi", "part", "as_of", "value", "mean", "lower_limit", "upper_limit", "target", "variation", "special_causes", "basis",
    "numerator", "denominator", "unit", "rules",
  ]

  private static func mark(
    _ name: String, _ meaning: String, _ variation: ControlChart.Variation
  ) -> TidyColumn<ChartedPoint> {
    TidyColumn(name, .number, meaning) { row in
      .measure(row.point.variation == variation ? row.point.value : nil, in: row.chart.unit)
    }
  }
}
