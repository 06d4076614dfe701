package import Model
internal import Wording

/// An XmR chart as a table with a row for each point.
package struct ControlChartTable: Sendable {
  /// The points in order: day, value, mean, limits and special causes. A cell is empty where a point has no value or no limits.
  package let table: ShownTable

  /// `isExact` gives numbers and names as the published files have them, instead of words for people in 80 columns.
  package init(_ chart: ControlChart, isExact: Bool) {
    let words = ControlChartSentences(chart)
    table = isExact ? Self.exact(chart) : Self.shown(chart, words)
  }

  private static func shown(_ chart: ControlChart, _ words: ControlChartSentences) -> ShownTable {
    func shown(_ value: Double?) -> String { value.map(words.number) ?? "" }
    let rows = chart.points.map { point in
      [
        point.asOf.description, shown(point.value), shown(point.mean), shown(words.lower(point)), shown(words.upper(point)),
        words.brief(point),
      ]
    }
    return ShownTable(["Date", "Value", "Average", "Lower", "Upper", "More than noise"], rows, rightAligned: [1, 2, 3, 4])
  }

  private static func exact(_ chart: ControlChart) -> ShownTable {
    func plain(_ value: Double?) -> String { value.map(PlainDecimal.text) ?? "" }
    let rows = chart.points.map { point in
      [
        point.asOf.description, plain(point.value), plain(point.mean), plain(point.lower), plain(point.upper),
        point.variation?.rawValue ?? "", point.causes.map(\.rawValue).joined(separator: "; "),
      ]
    }
    let headings = ["date", "value", "mean", "lower_limit", "upper_limit", "variation", "special_causes"]
    return ShownTable(headings, rows, rightAligned: [1, 2, 3, 4])
  }
}
