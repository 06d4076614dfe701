internal import Model

/// The tables of an example, from chosen rows: only the columns that figures need and a row must have, with invented values in place
/// of what identifies anybody, and all days moved by the same time.
struct InventedTables {
  private let written: WrittenTexts
  /// The columns that figures read, by source.
  private let needs: [String: Set<String>]

  init(keeping written: WrittenTexts, needs: [String: Set<String>]) { (self.written, self.needs) = (written, needs) }

  /// The chosen rows with the columns of the example, as they are.
  func original(_ chosen: [(source: SourceDefinition, rows: [[String]])]) -> [RecordedTable] {
    chosen.map { source, rows in
      let places = source.columns.indices.filter { isKept($0, of: source) }
      return RecordedTable(
        source: source, columns: places.map { source.columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
    }
  }

  /// A column is kept where a figure reads it, where a row without it is no row, or where it says which row counts.
  private func isKept(_ place: Int, of source: SourceDefinition) -> Bool {
    let column = source.columns[place]
    return needs[source.name]?.contains(column.name) == true || source.key.contains(place) || column.isMandatory
      || column.needsHeading || place == source.laterVersion || place == source.datedBy
      || source.ownRows.columns.contains(column.name) || source.links?.columns.contains(column.name) == true
  }

  /// The same tables with invented values, and days so many days later.
  func invented(_ tables: [RecordedTable], movedBy days: Int) -> [RecordedTable] {
    var pseudonyms = Pseudonyms(avoiding: personal(tables))
    return tables.map { table in
      var table = table
      for row in table.rows.indices {
        for place in table.columns.indices where !table.rows[row][place].isEmpty {
          table.rows[row][place] = value(
            table.rows[row][place], table.columns[place], of: table.source, number: row + 1, movedBy: days, &pseudonyms)
        }
      }
      return table
    }
  }

  private func value(
    _ text: String, _ column: ColumnDefinition, of source: SourceDefinition, number: Int, movedBy days: Int,
    _ pseudonyms: inout Pseudonyms
  ) -> String {
    guard !isWritten(text, column) else { return text }
    switch column.kind {
    case .day: return Day(iso: text).map { ($0 + days).description } ?? ""
    case .code: return text
    case .identifier(let domain): return pseudonyms.identifier(text, domain: domain)
    case .category, .text: return pseudonyms.text(text, column: column.name, of: source.name)
    // A number that no figure reads says more of a school or a child than the example needs.
    case .integer(let bounds):
      return isRead(column, of: source) ? text : "\(min(max(number, bounds.lowerBound), bounds.upperBound))"
    case .decimal(_, let bounds): return isRead(column, of: source) ? text : column.kind.text(Int64(max(0, bounds.lowerBound)))
    }
  }

  private func isRead(_ column: ColumnDefinition, of source: SourceDefinition) -> Bool {
    needs[source.name]?.contains(column.name) == true || source.ownRows.columns.contains(column.name)
      || source.position(of: column.name) == source.laterVersion
  }

  private func isWritten(_ text: String, _ column: ColumnDefinition) -> Bool {
    switch column.kind {
    case .identifier: written.hasIdentifier(text, of: column.name)
    case .category: written.hasCategory(text)
    case .text, .day, .code, .integer, .decimal: false
    }
  }

  /// What must not be in an example, folded: every identifier and text that the definitions do not write.
  private func personal(_ tables: [RecordedTable]) -> Set<String> {
    var texts: Set<String> = []
    for table in tables {
      for (place, column) in table.columns.enumerated() where column.kind.isText {
        for row in table.rows where !row[place].isEmpty && !isWritten(row[place], column) { texts.insert(row[place].foldedValue) }
      }
    }
    return texts
  }

  /// The first column of the invented tables that still has an identifier or a text of the original ones; nil where none has.
  func leftover(in invented: [RecordedTable], of original: [RecordedTable]) -> String? {
    let personal = personal(original)
    for table in invented {
      for (place, column) in table.columns.enumerated() where column.kind.isText {
        if table.rows.contains(where: { !isWritten($0[place], column) && personal.contains($0[place].foldedValue) }) {
          return "\(table.source.name).\(column.name)"
        }
      }
    }
    return nil
  }
}
