internal import JSON
internal import Loaders
package import Model
internal import Transformers
internal import Wording

/// What `scorecard spc` prints.
package struct ControlChartReport: Sendable {
  /// How the chart is printed: `text` is the picture, what it says and a table; `table` and `markdown` are the table for
  /// people; `csv` and `json` are for programs; `svg` is a picture.
  package enum Format: String, Sendable, CaseIterable { case text, table, csv, json, markdown, svg }

  private let chart: ControlChart
  private let title: String

  /// Draws the chart. `better` is nil where neither direction is; `target` is in the unit of the file, nil for none; `rebased`
  /// are the days on which new limits begin.
  package init(
    _ file: ValueSeriesFile, title: String, better: Better?, target: Double?, rebased: [Day], rules: ControlRules
  ) {
    self.title = title
    let chart = ControlChart(
      id: FigureID(kpi: ""), basis: .value, unit: "", better: better, rules: rules, target: target, points: file.points,
      rebased: rebased.sorted().map { Rebase(date: $0, reason: "") })
    self.chart = ControlCharting().drawn(chart).inWords
  }

  /// The chart in one of the formats. `screen` is what `text` is laid out for.
  ///
  /// Throws: `EncodingError` for `json`, which cannot happen with values that `ValueSeriesFile` accepts.
  package func bytes(_ format: Format, on screen: Screen) throws -> [UInt8] {
    switch format {
    case .text:
      let table = ControlChartTable(chart, isExact: false).table.text
      return Array((ControlChartScreen(chart).text(title: VisibleText.line(title), colour: screen.hasColour) + "\n" + table).utf8)
    case .table: return Array(ControlChartTable(chart, isExact: false).table.text.utf8)
    case .csv: return ControlChartTable(chart, isExact: true).table.csv
    case .markdown: return Array(ControlChartTable(chart, isExact: false).table.markdown.utf8)
    case .json: return try PublishedJSON.encode(chart)
    case .svg: return ControlChartSVG.file(chart, title: title)
    }
  }
}
