internal import JSON
internal import Loaders
package import Model
internal import Transformers
internal import Wording

/// What `scorecard spc` prints.
package struct ControlChartReport: Sendable {
  package enum Format: String, Sendable, CaseIterable { case text, table, csv, json, markdown, svg }

  private let chart: ControlChart
  private let title: String

  package init(
    _ file: ValueSeriesFile, title: String, better: Better?, target: Double?, rebased: [Day], rules: ControlRules
  ) {
    self.title = title
    let chart = ControlChart(
      id: FigureID(kpi: ""), basis: .value, unit: "", better: better, rules: rules, target: target, points: file.points,
      rebased: rebased.sorted().map { Rebase(date: $0, reason: "") })
    self.chart = ControlCharting().drawn(chart).inWords
  }

  /// `colour`: for a terminal that shows it.
  package func bytes(_ format: Format, colour: Bool) throws -> [UInt8] {
    switch format {
    case .text:
      let table = ControlChartTable(chart, isExact: false).table.text
      return Array((ControlChartScreen(chart).text(title: VisibleText.line(title), colour: colour) + "\n" + table).utf8)
    case .table: return Array(ControlChartTable(chart, isExact: false).table.text.utf8)
    case .csv: return ControlChartTable(chart, isExact: true).table.csv
    case .markdown: return Array(ControlChartTable(chart, isExact: false).table.markdown.utf8)
    case .json: return try PublishedJSON.encode(chart)
    case .svg: return ControlChartSVG.file(chart, title: title)
    }
  }
}
