internal import CLibXLSXWriter
internal import Model
internal import Wording

/// A chart of each figure as the spreadsheet draws it, and the table that they are drawn from: a row a month-end, a column a
/// figure.
struct WorkbookCharts {
  private let lines: [ScorecardLine]
  private let days: [Day]
  private let values: [FigureID: [Day: SeriesPoint]]

  init(_ scorecard: Scorecard) {
    let own = scorecard.series.filter { $0.isOwn }
    let values = Dictionary(grouping: own, by: \.id).mapValues { points in
      Dictionary(points.map { ($0.asOf, $0) }) { first, _ in first }
    }
    self.values = values
    lines = scorecard.lines.filter { values[$0.id]?.values.contains { $0.value != nil } == true }
    days = Set(own.map(\.asOf)).sorted()
  }

  func write(to file: XLSXFile) {
    let data = WorkbookSheet(
      name: "Chart data", sentences: .chartData,
      columns: [.init(name: "As at", width: 18)]
        + lines.flatMap { line in
          [
            WorkbookSheet.Column(name: "KPI \(line.id)", width: 18),
            .init(name: "KPI \(line.id) expected", width: 18),
          ]
        },
      rows: days.map { day in
        [.day(day)]
          + lines.flatMap { line -> [Cell] in
            let point = values[line.id]?[day]
            return [.measure(point?.value, in: line.unit), .measure(point?.expected, in: line.unit)]
          }
      })
    _ = data.write(to: file)
    guard let sheet = file.sheet("Charts") else { return }
    worksheet_write_string(sheet, 0, 0, ChartSheet.title, file.format(.title))
    worksheet_write_string(
      sheet, 1, 0, ChartSheet.note, file.format(.plain))
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    for (index, line) in lines.enumerated() { insert(line, index, into: sheet, file) }
  }

  private func insert(_ line: ScorecardLine, _ index: Int, into sheet: WorkbookSheet.Worksheet, _ file: XLSXFile) {
    guard let chart = file.lineChart(), !days.isEmpty else { return }
    let (first, last) = (WorkbookSheet.firstRow + 1, WorkbookSheet.firstRow + lxw_row_t(days.count))
    for (offset, name) in [(1, ChartSheet.value), (2, ChartSheet.expected)] {
      guard let series = chart_add_series(chart, nil, nil) else { return }
      chart_series_set_categories(series, "Chart data", first, 0, last, 0)
      let column = lxw_col_t(2 * index + offset)
      chart_series_set_values(series, "Chart data", first, column, last, column)
      chart_series_set_name(series, name)
      var look = lxw_chart_line()
      look.color = offset == 1 ? 0x1D70B8 : 0x6F5A9E
      look.width = offset == 1 ? 2.5 : 1.5
      look.dash_type = offset == 1 ? UInt8(LXW_CHART_LINE_DASH_SOLID.rawValue) : UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
      chart_series_set_line(series, &look)
    }
    chart_title_set_name(chart, ChartSheet.heading(line))
    chart_axis_set_name(chart.pointee.y_axis, line.unit)
    chart_axis_set_num_format(chart.pointee.x_axis, "mmm yyyy")
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    let points = days.compactMap { values[line.id]?[$0] }
    withCStrings([ChartSheet.alternative(line, series: points)]) { texts in
      var options = lxw_chart_options()
      options.description = texts[0]
      worksheet_insert_chart_opt(sheet, 3 + lxw_row_t(index / 2) * 16, lxw_col_t(index % 2) * 8, chart, &options)
    }
  }
}
