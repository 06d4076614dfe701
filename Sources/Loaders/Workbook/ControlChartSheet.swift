internal import Model
internal import Wording

/// A point of a control chart, as `spc.csv` has it.
typealias ChartedPoint = (chart: ControlChart, point: ControlPoint)

extension Workbook {
  /// The points of all control charts, those of one chart one below the other: the charts are drawn from this sheet.
  var controlCharts: PublishedSheet {
    PublishedSheet(
      .controlCharts, .controlCharts, spcCSV, Self.charted(scorecard), first: Self.controlColumns, printed: 13,
      drawn: ["value", "mean", "lower_limit", "upper_limit", "target", "improvement", "concern"],
      added: [
        Self.mark("improvement", "The value, where it is a real improvement", .improvement),
        Self.mark("concern", "The value, where it is a real deterioration", .concern),
      ])
  }

  static func charted(_ scorecard: Scorecard) -> [ChartedPoint] {
    scorecard.charts.flatMap { chart in chart.points.map { (chart, $0) } }
  }

  /// The first columns of the sheet, in their order.
  static let controlColumns = [
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
