internal import Loaders
internal import Model
internal import Wording

/// The rows behind a figure, laid out.
struct ListedRows {
  private let definitions: DefinitionSet

  init(_ definitions: DefinitionSet) { self.definitions = definitions }

  /// A table for each source, and each use that the figure has for it.
  func blocks(_ rows: [RowTable.Row], _ account: FigureAccount) -> [ExplanationBlock] {
    account.explained.uses.flatMap { use -> [ExplanationBlock] in
      let own = rows.filter { $0.use.part == use.part && $0.use.use == use.use }
      guard let first = own.first else { return [] }
      let (title, name) = (
        definitions.source(use.rule.source)?.title ?? use.rule.source, RowSentences.use(part: use.part, use.use)
      )
      let caption = ExplanationBlock.caption(title + (name.isEmpty ? "" : " (\(name))") + ": " + RowSentences.count(own.count))
      if first.exclusion != nil { return [caption, exclusions(own)] }
      let headings = RowSentences.placeHeadings + first.values.map { WrittenName.of($0.column) }
      return [
        caption,
        .table(
          headings, own.map { [$0.file, String($0.line), $0.role] + $0.values.map { SafeText.harmless($0.text) } }, numbers: [1]),
      ]
    }
  }

  /// A table of rows that no figure has.
  private func exclusions(_ rows: [RowTable.Row]) -> ExplanationBlock {
    let cells = rows.map { row in
      let columns = (row.exclusion?.columns ?? []).map(WrittenName.of).joined(separator: ", ")
      return [row.file, String(row.line), columns, row.exclusion?.sentence ?? ""]
    }
    return .table(RowSentences.exclusionHeadings, cells, numbers: [1])
  }

  /// One table of all rows of all figures; a column that a source has not is empty in its rows.
  func table(_ all: [(account: FigureAccount, rows: [RowTable.Row])]) -> ShownTable {
    var columns: [String] = []
    for row in all.flatMap(\.rows) { for (column, _) in row.values where !columns.contains(column) { columns.append(column) } }
    let isOfExcluded = all.contains { $0.rows.contains { $0.exclusion != nil } }
    let headings =
      ["kpi", "part", "measure", "source", "use", "file", "line", "role", "day"] + (isOfExcluded ? ["rule", "columns"] : [])
    let lines = all.flatMap { account, rows in
      rows.map { row -> [String] in
        let explained = account.explained
        let values = Dictionary(row.values.map { ($0.column, $0.text) }) { first, _ in first }
        return [
          explained.id.kpi, explained.id.part, explained.measure, row.use.rule.source, row.use.name, row.file, String(row.line),
          row.role, row.day?.description ?? "",
        ] + (row.exclusion.map { [$0.rule, $0.columns.joined(separator: " ")] } ?? []) + columns.map { values[$0] ?? "" }
      }
    }
    return ShownTable(headings + columns, lines)
  }
}

extension ExplanationJSON.Row {
  init(_ row: RowTable.Row) {
    (source, part, use) = (row.use.rule.source, row.use.part, row.use.use.name)
    (file, line, role, day) = (row.file, row.line, row.role, row.day)
    values = Dictionary(row.values.filter { !$0.text.isEmpty }.map { ($0.column, $0.text) }) { first, _ in first }
    (rule, columns) = (row.exclusion?.rule, row.exclusion?.columns)
  }
}

extension ExplainedUse {
  /// What its rows are used for, in one word or two; empty where a figure has one use alone.
  var name: String { use.name(part: part) }
}
