package import Model

extension Publication {
  /// The rows of the published CSV files that another publication does not have in the same way, file by file: those that it has,
  /// in its order, then those that it no longer has. Rows are told apart by the file's key, and those of a file without one by all
  /// of their cells.
  package func changedRows(in later: Publication) -> [ChangedRow] {
    PublishedTable.all.flatMap { table in
      RowComparison(table).changes(from: records(of: table), to: later.records(of: table))
    }
  }
}

/// Compares the rows of one published table.
private struct RowComparison {
  private let file: String
  private let columns: [String]
  private let key: [Int]
  private let figure: (kpi: Int, part: Int)?

  init(_ table: PublishedTable) {
    let columns = table.columns.map(\.name)
    (file, self.columns) = (table.name, columns)
    key = (table.key ?? columns).compactMap { columns.firstIndex(of: $0) }
    if let kpi = columns.firstIndex(of: "kpi"), let part = columns.firstIndex(of: "part") {
      figure = (kpi, part)
    } else {
      figure = nil
    }
  }

  func changes(from before: [[String]], to after: [[String]]) -> [ChangedRow] {
    var known = Dictionary(grouping: before, by: key(of:)).mapValues { $0[...] }
    var changes: [ChangedRow] = []
    for row in after {
      let earlier = known[key(of: row)]?.popFirst()
      if earlier != row { changes.append(change(from: earlier, to: row)) }
    }
    for row in before {
      if let gone = known[key(of: row)]?.popFirst() { changes.append(change(from: gone, to: nil)) }
    }
    return changes
  }

  private func key(of row: [String]) -> [String] { key.map { row[$0] } }

  private func change(from: [String]?, to: [String]?) -> ChangedRow {
    let row = to ?? from ?? []
    let cells = columns.indices.compactMap { index -> ChangedRow.Cell? in
      let (was, now) = (from?[index] ?? "", to?[index] ?? "")
      return was == now ? nil : ChangedRow.Cell(column: columns[index], from: was, to: now)
    }
    let id = figure.flatMap { row[$0.kpi].isEmpty ? nil : FigureID(kpi: row[$0.kpi], part: row[$0.part]) }
    return ChangedRow(
      file: file, key: key(of: row), figure: id, kind: from == nil ? .added : to == nil ? .removed : .changed, cells: cells)
  }
}
