internal import CLibXLSXWriter
internal import Model
internal import Wording

/// The sheet of charts: for each figure a heading, what its charts say, its monthly values on the left and its control chart on
/// the right. Two figures are a printed page.
struct WorkbookCharts {
  let data: ChartData
  private let scorecard: Scorecard
  /// The rows of each chart's points on the sheet of control charts.
  private let points: [FigureID: Range<Int>]

  /// Of the columns that hold a chart, in characters; they are as wide as a chart is.
  private static let width = 74.0
  /// A printed page is so high, in points; two figures share it, with the sheet's own title on the first.
  private static let (page, title, heading) = (650.0, 60.0, 24.0)

  init(_ scorecard: Scorecard) {
    self.scorecard = scorecard
    data = ChartData(scorecard)
    var (points, row): ([FigureID: Range<Int>], Int) = ([:], 0)
    for chart in scorecard.charts {
      points[chart.id] = row..<(row + chart.points.count)
      row += chart.points.count
    }
    self.points = points
  }

  /// Whether no figure has a value to draw.
  var isEmpty: Bool { data.lines.isEmpty }

  func write(to file: XLSXFile) {
    guard !isEmpty, let sheet = file.sheet(.charts) else { return }
    for (column, width) in [(0, Self.width), (1, 2), (2, Self.width)] {
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
    }
    worksheet_set_row(sheet, 0, 24, nil)
    worksheet_write_string(sheet, 0, 0, ChartSheetSentences.title(scorecard), file.format(.title))
    worksheet_write_string(sheet, 1, 0, ChartSheetSentences.note, file.format(.plain))
    worksheet_write_string(sheet, 2, 0, ChartSheetSentences.numbers, file.format(.plain))
    let texts = data.lines.map { line in
      [ChartSheetSentences.reading(line), ChartSheetSentences.reading(scorecard.charts.first { $0.id == line.id })]
        .map(SafeText.harmless)
    }
    let heights = texts.map { TextHeight.points($0.map { ($0, Self.width) }) }
    for (index, line) in data.lines.enumerated() {
      let above = heights[(index & ~1)...].prefix(2).reduce(index < 2 ? Self.title : 0) { $0 + $1 + Self.heading }
      let block = Block(
        row: 3 + lxw_row_t(3 * index), texts: texts[index], textHeight: heights[index],
        chartHeight: min(250, max(120, (Self.page - above) / 2)))
      write(block, of: line, on: sheet, file)
    }
    print(sheet)
  }

  /// The rows of a figure: its heading, what its charts say, the charts.
  private struct Block {
    let row: lxw_row_t
    let texts: [String]
    let textHeight: Double
    let chartHeight: Double
  }

  private func write(_ block: Block, of line: ScorecardLine, on sheet: Worksheet, _ file: XLSXFile) {
    worksheet_set_row(sheet, block.row, Self.heading, nil)
    worksheet_write_string(sheet, block.row, 0, ChartSheetSentences.heading(line), file.format(.subtitle))
    worksheet_set_row(sheet, block.row + 1, block.textHeight, nil)
    for (column, text) in zip([0, 2], block.texts) {
      worksheet_write_string(sheet, block.row + 1, lxw_col_t(column), text, file.format(.paragraph))
    }
    worksheet_set_row(sheet, block.row + 2, block.chartHeight, nil)
    insert(
      data.drawn[line.id] ?? [], of: line.unit, in: block, 0, on: sheet, file,
      saying: ChartSheetSentences.alternative(line, series: data.points[line.id] ?? []))
    if let chart = scorecard.charts.first(where: { $0.id == line.id }), let rows = points[chart.id], !rows.isEmpty {
      insert(
        controlLines(chart, rows), of: chart.unit, from: floor(of: chart), in: block, 2, on: sheet, file,
        saying: ChartSheetSentences.alternative(line, chart))
    }
  }

  private func controlLines(_ chart: ControlChart, _ rows: Range<Int>) -> [ChartedLine] {
    let isMarked = { (variation: ControlChart.Variation) in chart.points.contains { $0.variation == variation } }
    let hasLimits = chart.points.contains { $0.mean != nil }
    let all: [(String, ChartedLine.Look, String, Bool)] = [
      ("value", .actual, ChartSheetSentences.value, true), ("mean", .average, ChartSheetSentences.average, hasLimits),
      ("upper_limit", .limit, ChartSheetSentences.limits, hasLimits),
      ("lower_limit", .lowerLimit, ChartSheetSentences.limits, hasLimits),
      ("target", .expected, ChartSheetSentences.target, chart.target != nil),
      ("improvement", .improvement, ChartSheetSentences.improvement, isMarked(.improvement)),
      ("concern", .concern, ChartSheetSentences.concern, isMarked(.concern)),
    ]
    let columns = ControlChartSheet.columns
    return all.filter(\.3).map { column, look, name, _ in
      let place = columns.firstIndex(of: column) ?? columns.count + (look == .concern ? 1 : 0)
      return ChartedLine(name, look, on: .controlCharts, column: place, dates: 2, rows: rows)
    }
  }

  /// Where the axis of a chart begins whose lower limit is below what its values can be.
  private func floor(of chart: ControlChart) -> Double? {
    let isBelow = chart.points.contains { ($0.lower ?? 0) < 0 }
    return isBelow && chart.points.allSatisfy { ($0.value ?? 0) >= 0 } ? 0 : nil
  }

  private func insert(
    _ lines: [ChartedLine], of unit: String, from least: Double? = nil, in block: Block, _ column: lxw_col_t,
    on sheet: Worksheet, _ file: XLSXFile, saying alternative: String
  ) {
    guard let chart = file.lineChart(of: unit, from: least, points: lines.first?.count ?? 0) else { return }
    for line in lines { line.add(to: chart) }
    // Both limits look alike: one of them is named.
    if let lower = lines.firstIndex(where: { $0.look == .lowerLimit }) {
      var unnamed = [Int16(lower), -1]
      chart_legend_delete_series(chart, &unnamed)
    }
    withCStrings([alternative]) { texts in
      var options = lxw_chart_options()
      options.description = texts[0]
      // The columns, in pixels as libxlsxwriter counts them, are a whole chart wide.
      options.x_scale = (Self.width * 7 + 5) / 480
      options.y_scale = (block.chartHeight - 6) / 0.75 / 288
      worksheet_insert_chart_opt(sheet, block.row + 2, column, chart, &options)
    }
  }

  /// Two figures a page, landscape, at the size in which both columns fit.
  private func print(_ sheet: Worksheet) {
    worksheet_set_paper(sheet, PrintLayout.Paper.a4.rawValue)
    worksheet_set_print_scale(sheet, 74)
    worksheet_print_area(sheet, 0, 0, lxw_row_t(2 + 3 * data.lines.count), 2)
    // The list ends with 0.
    var breaks = stride(from: 2, to: data.lines.count, by: 2).map { lxw_row_t(3 + 3 * $0) } + [0]
    worksheet_set_h_pagebreaks(sheet, &breaks)
  }
}

extension XLSXFile {
  /// An empty chart for values of a unit, in letters of 12 points.
  func lineChart(of unit: String, from least: Double?, points: Int) -> UnsafeMutablePointer<lxw_chart>? {
    guard let chart = lineChart() else { return nil }
    withCStrings(["Arial"]) { texts in
      var font = lxw_chart_font()
      (font.name, font.size) = (texts[0], CellFormat.textSize)
      chart_legend_set_font(chart, &font)
      for axis in [chart.pointee.x_axis, chart.pointee.y_axis] {
        chart_axis_set_num_font(axis, &font)
        chart_axis_set_name_font(axis, &font)
      }
    }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    chart_axis_set_num_format(chart.pointee.x_axis, "mmm yyyy")
    chart_axis_set_interval_unit(chart.pointee.x_axis, UInt16(max(1, (points + 4) / 5)))
    chart_axis_set_num_format(chart.pointee.y_axis, unit == "percent" ? "0\"%\"" : Unit(unit).places > 1 ? "#,##0.0" : "#,##0")
    if unit != "percent" { chart_axis_set_name(chart.pointee.y_axis, unit) }
    if let least { chart_axis_set_min(chart.pointee.y_axis, least) }
    var pale = lxw_chart_line()
    (pale.color, pale.width) = (0xD3D6D8, 0.75)
    chart_axis_major_gridlines_set_line(chart.pointee.y_axis, &pale)
    chart_title_off(chart)
    return chart
  }
}
