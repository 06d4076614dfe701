internal import Wording

/// A published table as a sheet: the same rows, its columns in the order in which people read them.
struct PublishedSheet {
  let sheet: WorkbookSheet
  /// A row for each heading: the sheet, the heading, what it means, the file, the column of the file.
  let dictionary: [[Cell]]

  /// `first` are the columns that come first, and of which those before `printed` go on paper. `drawn` are those that charts are
  /// drawn from. `widths` are the most characters of columns with long texts. `added` columns are in no file, and `left` ones in the
  /// file alone.
  init<Row>(
    _ name: SheetName, _ sentences: SheetSentences, _ table: TidyTable<Row>, _ rows: [Row], first: [String], printed: Int,
    widths: [String: Int] = [:], drawn: Set<String> = [], added: [TidyColumn<Row>] = [], left: Set<String> = []
  ) {
    let shown = table.columns.filter { !left.contains($0.name) }
    let columns =
      first.compactMap { name in shown.first { $0.name == name } } + shown.filter { !first.contains($0.name) } + added
    let cells = rows.map { row in columns.map { $0.cell(row) } }
    let headings = columns.map { ColumnHeading($0.name, of: table.name) }
    sheet = WorkbookSheet(
      name: name, sentences: sentences,
      columns: columns.indices.map { index in
        WorkbookSheet.Column(
          name: headings[index].text,
          width: Self.width(headings[index].text, cells.lazy.map { $0[index] }, most: widths[columns[index].name] ?? 26),
          whenEmpty: drawn.contains(columns[index].name) ? nil : headings[index].whenEmpty,
          isTarget: ["expected", "target"].contains(columns[index].name))
      }, rows: cells, printed: printed)
    dictionary = zip(columns, headings).map { column, heading in
      let isPublished = table.columns.contains { $0.name == column.name }
      return [
        .text(name.rawValue), .text(heading.text), .text(column.meaning), .text(isPublished ? table.name : nil),
        .text(isPublished ? column.name : nil),
      ]
    }
  }

  /// Wide enough for what is in most cells, and for each word of the heading next to its filter; long texts wrap.
  private static func width(_ heading: String, _ cells: some Sequence<Cell>, most: Int) -> Double {
    let longest =
      cells.prefix(200).map { cell in
        switch cell {
        case .day(let day): day == nil ? 5 : 14
        case .measure(let value, let unit, _): value == nil ? 5 : 8 + (unit == "percent" ? 1 : unit.count)
        case .text(let text): text.count + 3
        case .number, .count: 10
        }
      }.max() ?? 0
    let word = heading.split(separator: " ").map(\.count).max() ?? 0
    return Double(max(word + 4, min(most, longest)))
  }
}
