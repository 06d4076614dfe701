package import Model

/// An XmR chart as a table: a row a point.
package struct ControlChartTable: Sendable {
  package let table: ShownTable

  /// `isExact`: numbers as the published files have them, not as people read them.
  package init(_ chart: ControlChart, isExact: Bool) {
    let words = ControlChartWords(chart)
    func shown(_ value: Double?) -> String { value.map { isExact ? PlainDecimal.text($0) : words.number($0) } ?? "" }
    let rows = chart.points.map { point in
      let causes = isExact ? point.causes.map(\.rawValue) : point.causes.prefix(1).map { words.cause(point, $0) }
      return [
        point.asOf.description, shown(point.value), shown(point.mean), shown(isExact ? point.lower : words.lower(point)),
        shown(isExact ? point.upper : words.upper(point)), point.variation?.rawValue ?? "",
        causes.joined(separator: isExact ? "; " : ", "),
      ]
    }
    let headings =
      isExact
      ? ["date", "value", "mean", "lower_limit", "upper_limit", "variation", "special_causes"]
      : ["Date", "Value", "Average", "Lower limit", "Upper limit", "Variation", "Why"]
    table = ShownTable(headings, rows, rightAligned: [1, 2, 3, 4])
  }
}
