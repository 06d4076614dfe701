internal import CLibXLSXWriter
internal import Wording

/// A line of a chart, or its marks: where its numbers are, what it is called, and what it looks like. Lines differ in their
/// dashes and marks in their shape, not in colour alone.
struct ChartedLine {
  enum Look {
    case actual, earlierYear, expected, average, limit, lowerLimit, improvement, concern

    var line: lxw_chart_line {
      var line = lxw_chart_line()
      switch self {
      case .actual: (line.color, line.width) = (0x1D70B8, 2.5)
      case .earlierYear: (line.color, line.width, line.dash_type) = (0x505A5F, 2, Self.dash(LXW_CHART_LINE_DASH_ROUND_DOT))
      case .expected: (line.color, line.width, line.dash_type) = (0x6F5A9E, 2, Self.dash(LXW_CHART_LINE_DASH_DASH))
      case .average: (line.color, line.width) = (0x505A5F, 1.25)
      case .limit, .lowerLimit: (line.color, line.width, line.dash_type) = (0x505A5F, 1.25, Self.dash(LXW_CHART_LINE_DASH_DASH))
      case .improvement, .concern: line.none = 1
      }
      return line
    }

    /// The shape, size and colour of its points; nil where it has none.
    var marker: (type: lxw_chart_marker_type, size: UInt8, colour: UInt32)? {
      switch self {
      case .actual: (LXW_CHART_MARKER_CIRCLE, 5, 0x1D70B8)
      case .improvement: (LXW_CHART_MARKER_DIAMOND, 10, 0x005EB8)
      case .concern: (LXW_CHART_MARKER_SQUARE, 8, 0xD4601A)
      case .earlierYear, .expected, .average, .limit, .lowerLimit: nil
      }
    }

    private static func dash(_ type: lxw_chart_line_dash_type) -> UInt8 { UInt8(type.rawValue) }
  }

  let name: String
  let look: Look
  private let sheet: SheetName
  private let column: lxw_col_t
  private let dates: lxw_col_t
  private let rows: Range<Int>

  /// `rows` are counted in the sheet's table; `dates` is the column of the days.
  init(_ name: String, _ look: Look, on sheet: SheetName, column: Int, dates: Int = 0, rows: Range<Int>) {
    (self.name, self.look, self.sheet, self.rows) = (name, look, sheet, rows)
    (self.column, self.dates) = (lxw_col_t(column), lxw_col_t(dates))
  }

  /// How many points it has.
  var count: Int { rows.count }

  func add(to chart: UnsafeMutablePointer<lxw_chart>) {
    guard let series = chart_add_series(chart, nil, nil) else { return }
    let first = WorkbookSheet.firstRow + 1 + lxw_row_t(rows.lowerBound)
    let last = WorkbookSheet.firstRow + lxw_row_t(rows.upperBound)
    chart_series_set_categories(series, sheet.rawValue, first, dates, last, dates)
    chart_series_set_values(series, sheet.rawValue, first, column, last, column)
    chart_series_set_name(series, name)
    var line = look.line
    chart_series_set_line(series, &line)
    guard let marker = look.marker else { return }
    var (edge, fill) = (lxw_chart_line(), lxw_chart_fill())
    (edge.color, edge.width, fill.color) = (marker.colour, 0.75, marker.colour)
    chart_series_set_marker_type(series, UInt8(marker.type.rawValue))
    chart_series_set_marker_size(series, marker.size)
    chart_series_set_marker_line(series, &edge)
    chart_series_set_marker_fill(series, &fill)
  }
}
