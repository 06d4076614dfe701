internal import CLibXLSXWriter

/// What makes the cells of a sheet a table, for people and for programs that read it to them.
extension WorkbookSheet {
  /// A table that Excel knows: filters in its heading row, and a name that a screen reader says.
  func addTable(to sheet: Worksheet, _ file: XLSXFile) {
    withCStrings(columns.map(\.name) + [tableName]) { texts in
      var headings = texts.prefix(columns.count).enumerated().map { index, text in
        var column = lxw_table_column()
        column.header = text
        column.header_format = file.format(isRight(index) ? .rightHeading : .heading)
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
          worksheet_add_table(sheet, Self.firstRow, 0, lastRow, lxw_col_t(columns.count - 1), &options)
        }
      }
    }
    // The number of a KPI is a text: there is a KPI 5a.
    worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:Z\(lastRow + 1)")
  }

  /// The word stays; the ground says the same.
  func colour(_ column: Int, of sheet: Worksheet, _ file: XLSXFile) {
    let grounds: [(String, CellFormat.Ground)] = [("Green", .green), ("Amber", .amber), ("Red", .red)]
    for (word, ground) in grounds {
      withCStrings(["\"\(word)\""]) { texts in
        var rule = lxw_conditional_format()
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
        rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
        rule.value_string = texts[0]
        rule.format = file.format(CellFormat(isBold: true, ground: ground))
        worksheet_conditional_format_range(sheet, Self.firstRow + 1, lxw_col_t(column), lastRow, lxw_col_t(column), &rule)
      }
    }
  }
}
