internal import Model

/// The published files that change, in words: of each CSV file which cells.
struct ChangedFileSentences {
  private let impact: Impact

  init(_ impact: Impact) { self.impact = impact }

  /// A line for each CSV file, and one for all others.
  var lines: [String] {
    var files: [String] = []
    for row in impact.rows where files.last != row.file { files.append(row.file) }
    let others = impact.files.filter { !files.contains($0) }
    return files.map(line) + (others.isEmpty ? [] : ["Also: \(others.joined(separator: ", "))"])
  }

  /// `series.csv: 26 cells and 2 rows added: KPI 7: value, numerator; KPI 8: expected`.
  private func line(of file: String) -> String {
    let rows = impact.rows.filter { $0.file == file }
    func rowCount(_ kind: ChangedRow.Kind) -> Int { rows.count { $0.kind == kind } }
    let cells = rows.reduce(0) { $0 + ($1.kind == .changed ? $1.cells.count : 0) }
    let counts = [
      cells > 0 ? counted(cells, "cell") : nil,
      rowCount(.added) > 0 ? "\(counted(rowCount(.added), "row")) added" : nil,
      rowCount(.removed) > 0 ? "\(counted(rowCount(.removed), "row")) removed" : nil,
    ]
    return "\(file): \(counts.compactMap { $0 }.joinedInWords): \(subjects(rows).joined(separator: "; "))"
  }

  /// What the rows are about, those together that have the same columns: `KPI 7, 8: value, numerator`.
  private func subjects(_ rows: [ChangedRow]) -> [String] {
    var order: [String] = []
    var columns: [String: [String]] = [:]
    for row in rows {
      let subject = row.figure.map { "KPI \($0)" } ?? row.key.first ?? ""
      if columns[subject] == nil { order.append(subject) }
      let known = columns[subject] ?? []
      let new = row.kind == .changed ? row.cells.map(\.column).filter { !known.contains($0) } : []
      columns[subject] = known + new
    }
    var together: [(columns: [String], subjects: [String])] = []
    for subject in order {
      let its = columns[subject] ?? []
      if let place = together.firstIndex(where: { $0.columns == its }) {
        together[place].subjects.append(subject)
      } else {
        together.append((its, [subject]))
      }
    }
    return together.map { group in
      group.subjects.joined(separator: ", ") + (group.columns.isEmpty ? "" : ": \(group.columns.joined(separator: ", "))")
    }
  }
}
