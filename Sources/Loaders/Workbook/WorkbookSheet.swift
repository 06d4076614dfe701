internal import CLibXLSXWriter
internal import Model
internal import Wording

/// One sheet with one table: what it is in A1, where the table begins in A2, the table from A4 on; no cell is merged, none is
/// blank for looks.
///
/// **Source**: Government Analysis Function, Releasing statistics in spreadsheets.
struct WorkbookSheet {
  typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>
  struct Column {
    var name: String
    var width: Double
    /// What stands for an empty cell: statistics leave none open.
    var whenEmpty = ""
  }

  static let firstRow: lxw_row_t = 3

  let name: String
  let sentences: SheetSentences
  let columns: [Column]
  let rows: [[Cell]]
  /// The columns whose cells hold a colour by name.
  var coloured: Set<Int> = []

  func write(to file: XLSXFile) -> Worksheet? {
    guard let sheet = file.sheet(name) else { return nil }
    worksheet_set_row(sheet, 0, 24, nil)
    worksheet_write_string(sheet, 0, 0, sentences.title, file.format(.title))
    worksheet_write_string(sheet, 1, 0, sentences.note, file.format(.plain))
    for (index, column) in columns.enumerated() {
      worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), column.width, nil)
    }
    worksheet_set_row(sheet, Self.firstRow, Self.height(columns.map { .text($0.name) }, columns), nil)
    for (row, cells) in rows.enumerated() {
      worksheet_set_row(sheet, Self.firstRow + 1 + lxw_row_t(row), Self.height(cells, columns), nil)
      for (column, cell) in cells.enumerated() {
        write(cell, to: sheet, Self.firstRow + 1 + lxw_row_t(row), lxw_col_t(column), file)
      }
    }
    addTable(to: sheet, file)
    worksheet_freeze_panes(sheet, Self.firstRow + 1, 1)
    for column in coloured { colour(column, of: sheet, file) }
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, Self.firstRow, Self.firstRow)
    return sheet
  }

  /// High enough for the longest text of a row as it wraps, in points: not every program measures that when it opens a file.
  static func height(_ cells: [Cell], _ columns: [Column]) -> Double {
    let lines = zip(cells, columns).map { cell, column in
      guard case .text(let text) = cell else { return 1.0 }
      return max(1, (Double(text.count) * 1.12 / column.width).rounded(.up))
    }
    return min(400, 15 * (lines.max() ?? 1))
  }

  private func write(_ cell: Cell, to sheet: Worksheet, _ row: lxw_row_t, _ column: lxw_col_t, _ file: XLSXFile) {
    switch cell {
    case .measure(let value?, let unit, let prefix):
      worksheet_write_number(sheet, row, column, value, file.format(measure: value, in: unit, prefix: prefix))
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
      let empty = columns[Int(column)].whenEmpty
      if !empty.isEmpty { worksheet_write_string(sheet, row, column, empty, file.format(isNumber ? .rightText : .text)) }
    }
  }

  private static func fitting(_ text: String) -> String { text.utf8.count <= 32_767 ? text : String(text.prefix(32_767)) }

  /// A table that Excel knows: filters in its heading row, and a name that a screen reader says.
  private func addTable(to sheet: Worksheet, _ file: XLSXFile) {
    let last = Self.firstRow + lxw_row_t(max(rows.count, 1))
    withCStrings(columns.map(\.name) + [name.filter { $0.isASCII && $0.isLetter } + "_table", "Table Style Light 1"]) { texts in
      var headings = texts.prefix(columns.count).map { text in
        var column = lxw_table_column()
        column.header = text
        column.header_format = file.format(.heading)
        return column
      }
      headings.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        // The list ends with a null pointer.
        var pointers: [UnsafeMutablePointer<lxw_table_column>?] = (0..<columns.count).map { base + $0 } + [nil]
        pointers.withUnsafeMutableBufferPointer { list in
          var options = lxw_table_options()
          options.name = texts[columns.count]
          options.columns = list.baseAddress
          options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
          options.style_type_number = 1
          options.no_banded_rows = 1
          worksheet_add_table(sheet, Self.firstRow, 0, last, lxw_col_t(columns.count - 1), &options)
        }
      }
    }
  }

  /// The word stays; the ground says the same.
  private func colour(_ column: Int, of sheet: Worksheet, _ file: XLSXFile) {
    let grounds: [(String, CellFormat.Ground)] = [("green", .green), ("amber", .amber), ("red", .red)]
    for (word, ground) in grounds {
      withCStrings(["\"\(word)\""]) { texts in
        var rule = lxw_conditional_format()
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
        rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
        rule.value_string = texts[0]
        rule.format = file.format(CellFormat(isBold: true, ground: ground))
        worksheet_conditional_format_range(
          sheet, Self.firstRow + 1, lxw_col_t(column), Self.firstRow + lxw_row_t(max(rows.count, 1)), lxw_col_t(column), &rule)
      }
    }
  }
}

extension Day {
  /// Days since 30 December 1899, as spreadsheets count them.
  var excelSerial: Int32 { number + 25_569 }
}
