internal import CLibXLSXWriter

/// How a sheet goes on paper: landscape, one page wide, and never smaller than can be read.
///
///     let layout = PrintLayout(widths: [8, 40, 60], wanted: nil)
///     layout.paper      // .a4
///     layout.columns    // 3
struct PrintLayout {
  /// The size that spreadsheets know by number.
  enum Paper: UInt8, CaseIterable {
    case a4 = 9
    case a3 = 8

    /// Between the margins of a landscape page, in points.
    var width: Double { self == .a4 ? 770 : 1118 }
  }

  /// Text of 12 points is printed at 8 points or more; the rest is for programs that measure columns otherwise.
  static let leastScale = 0.69
  /// Of one character of a column's width, in points, as text of 12 points has it.
  private static let character = 6.75
  private static let padding = 4.8

  let paper: Paper
  /// How many columns are printed, from the left.
  let columns: Int
  private let isAcross: Bool

  /// `widths` are those of all columns, in characters; `wanted` is how many of them people want on paper, and nil means all.
  /// `isAcross`: on as many pages next to each other as they need.
  init(widths: [Double], wanted: Int?, isAcross: Bool = false) {
    self.isAcross = isAcross
    guard !isAcross else {
      (paper, columns) = (.a4, widths.count)
      return
    }
    let wanted = min(wanted ?? widths.count, widths.count)
    let needed = Self.points(widths.prefix(wanted)) * Self.leastScale
    paper = Paper.allCases.first { needed <= $0.width } ?? .a3
    var columns = wanted
    while columns > 1, Self.points(widths.prefix(columns)) * Self.leastScale > paper.width { columns -= 1 }
    self.columns = columns
  }

  private static func points(_ widths: some Sequence<Double>) -> Double {
    widths.reduce(0) { $0 + $1 * character + padding }
  }

  /// Prints what is up to a row; the heading row is repeated on each page.
  func apply(to sheet: Worksheet, through lastRow: lxw_row_t, headings: lxw_row_t?, isOnePage: Bool = false) {
    worksheet_set_paper(sheet, paper.rawValue)
    if isAcross {
      worksheet_set_print_scale(sheet, 75)
      worksheet_repeat_columns(sheet, 0, 0)
    } else {
      worksheet_fit_to_pages(sheet, 1, isOnePage ? 1 : 0)
    }
    // Next to its first column, a title would be cut off on all pages but the first.
    worksheet_print_area(sheet, isAcross ? headings ?? 0 : 0, 0, lastRow, lxw_col_t(columns - 1))
    if let headings { worksheet_repeat_rows(sheet, headings, headings) }
  }
}

/// What is printed above and below each page of a sheet: the classification and the sheet's name, the day and the page.
struct PageHeaders {
  let header: String
  let footer: String

  /// Landscape, with margins.
  func apply(to sheet: Worksheet) {
    worksheet_set_landscape(sheet)
    worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.75)
    let look = "&\"Arial\"&12"
    worksheet_set_header(sheet, "&L\(look)\(Self.text(header))&R\(look)&A")
    worksheet_set_footer(sheet, "&L\(look)\(Self.text(footer))&R\(look)Page &P of &N")
  }

  /// An ampersand begins a command.
  private static func text(_ text: String) -> String {
    String(text.filter { $0 != "\n" }.prefix(180)).replacing("&", with: "&&")
  }
}

/// A sheet as libxlsxwriter has it.
typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>
