internal import CLibXLSXWriter
internal import Model
internal import Wording

/// One sheet with one table: its title in A1, what a reader must know in A2 and A3, the table from A4 on; no cell is merged,
/// and none is empty without a reason.
///
/// **Source**: Government Analysis Function, Making spreadsheets accessible: a brief checklist of the basics.
struct WorkbookSheet {
  struct Column {
    var name: String
    var width: Double
    /// What an empty cell says; nil where charts are drawn from the column, so that the cell stays blank.
    var whenEmpty: Shorthand? = .notApplicable
    /// Whether it has targets, which people say without a decimal place where they are whole.
    var isTarget = false
  }

  static let firstRow: lxw_row_t = 3

  let name: SheetName
  let sentences: SheetSentences
  let columns: [Column]
  let rows: [[Cell]]
  /// The columns whose cells hold a colour by name.
  var coloured: Set<Int> = []
  /// How many columns are printed, from the left; nil for all.
  var printed: Int?
  /// Whether all of it goes on one page, unless it would be too small to read.
  var isOnePage = false
  /// Whether it is printed on as many pages next to each other as it needs, each with the first column.
  var isAcross = false
  /// The sheets that the rows of the first column lead to.
  var links: [SheetName] = []

  /// What a screen reader calls its table.
  var tableName: String { name.rawValue.replacing(" ", with: "_") + "_table" }

  /// The sheet without those columns of these names in which no row has anything, as where a plan has no actions. They come
  /// after the printed ones.
  func leavingOut(_ names: [String]) -> WorkbookSheet {
    let kept = columns.indices.filter { column in
      !names.contains(columns[column].name) || rows.contains { !$0[column].isEmpty }
    }
    guard kept.count < columns.count else { return self }
    return WorkbookSheet(
      name: name, sentences: sentences, columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } },
      printed: printed)
  }

  /// Whether the cells of a column are numbers or days.
  func isRight(_ column: Int) -> Bool {
    rows.contains { if case .text = $0[column] { false } else { true } }
  }

  var lastRow: lxw_row_t { Self.firstRow + lxw_row_t(max(rows.count, 1)) }

  func write(to file: XLSXFile) {
    guard let sheet = file.sheet(name) else { return }
    worksheet_set_row(sheet, 0, 24, nil)
    worksheet_write_string(sheet, 0, 0, sentences.title, file.format(.title))
    for (row, text) in [(lxw_row_t(1), sentences.note), (2, legend)] where !text.isEmpty {
      worksheet_set_row(sheet, row, 18, nil)
      worksheet_write_string(sheet, row, 0, text, file.format(.plain))
    }
    for (index, column) in columns.enumerated() {
      worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), column.width, nil)
    }
    worksheet_set_row(sheet, Self.firstRow, TextHeight.points(columns.map { ($0.name, $0.width) }, isBold: true), nil)
    for (row, cells) in rows.enumerated() {
      let place = Self.firstRow + 1 + lxw_row_t(row)
      worksheet_set_row(sheet, place, height(cells), nil)
      for (column, cell) in cells.enumerated() { write(cell, to: sheet, place, lxw_col_t(column), file) }
    }
    addTable(to: sheet, file)
    worksheet_freeze_panes(sheet, Self.firstRow + 1, 1)
    for column in coloured { colour(column, of: sheet, file) }
    for (row, target) in links.enumerated() { link(row, to: target, on: sheet, file) }
    let heights = rows.reduce(0) { $0 + height($1) }
    PrintLayout(widths: columns.map(\.width), wanted: printed, isAcross: isAcross)
      .apply(to: sheet, through: lastRow, headings: Self.firstRow, isOnePage: isOnePage && heights < 560)
  }

  /// What the shorthand of this sheet means, and what else a reader must know.
  private var legend: String {
    let used = Set(
      rows.flatMap { cells in zip(cells, columns).compactMap { cell, column in cell.isEmpty ? column.whenEmpty : nil } })
    return [sentences.more, Shorthand.legend(used)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func height(_ cells: [Cell]) -> Double {
    TextHeight.points(
      zip(cells, columns).compactMap { cell, column in
        if case .text(let text) = cell { (text, column.width) } else { nil }
      })
  }

  private func write(_ cell: Cell, to sheet: Worksheet, _ row: lxw_row_t, _ column: lxw_col_t, _ file: XLSXFile) {
    switch cell {
    case .measure(let value?, let unit, let prefix):
      let look = file.format(measure: value, in: unit, prefix: prefix, isTarget: columns[Int(column)].isTarget)
      worksheet_write_number(sheet, row, column, value, look)
    case .number(let value?):
      // Excel shows the point of an empty fraction.
      worksheet_write_number(sheet, row, column, value, file.format(value.rounded() == value ? .count : .number))
    case .count(let count): worksheet_write_number(sheet, row, column, Double(count), file.format(.count))
    case .day(let day?): worksheet_write_number(sheet, row, column, Double(day.excelSerial), file.format(.day))
    case .text(let text) where !text.isEmpty:
      // No formula is ever written: libxlsxwriter puts a string where a string is asked for. 32,767 characters are Excel's most.
      worksheet_write_string(sheet, row, column, Self.fitting(SafeText.harmless(text)), file.format(.text))
    case .measure(nil, _, _), .number(nil), .day(nil), .text:
      let isNumber = if case .text = cell { false } else { true }
      guard let shorthand = columns[Int(column)].whenEmpty else { return }
      worksheet_write_string(sheet, row, column, shorthand.rawValue, file.format(isNumber ? .rightText : .text))
    }
  }

  private static func fitting(_ text: String) -> String { text.utf8.count <= 32_767 ? text : String(text.prefix(32_767)) }

  private func link(_ row: Int, to target: SheetName, on sheet: Worksheet, _ file: XLSXFile) {
    let place = Self.firstRow + 1 + lxw_row_t(row)
    worksheet_write_url(sheet, place, 0, "internal:'\(target.rawValue)'!A1", file.format(.link))
    worksheet_write_string(sheet, place, 0, target.rawValue, file.format(.link))
  }
}

extension Cell {
  /// Whether it has nothing to show.
  var isEmpty: Bool {
    switch self {
    case .measure(nil, _, _), .number(nil), .day(nil): true
    case .text(let text): text.isEmpty
    case .measure, .number, .day, .count: false
    }
  }
}

extension Day {
  /// Days since 30 December 1899, as spreadsheets count them.
  var excelSerial: Int32 { number + 25_569 }
}
