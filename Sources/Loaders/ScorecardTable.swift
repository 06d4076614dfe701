package import Model

/// The scorecard as a board member reads it in a terminal: one figure a row, words and numbers, no colour needed.
package struct ScorecardTable: Sendable {
  private static let titleWidth = 30

  private let scorecard: Scorecard

  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Lines of at most 100 columns, without trailing spaces.
  package var text: String {
    var rows = [["KPI", "What it counts", "Now", "Baseline", "Expected", "Target", "RAG", "Direction"]]
    for line in scorecard.lines { rows += Self.rows(of: line) }
    return Self.aligned(rows, rightAligned: [2, 3, 4, 5])
  }

  private static func rows(of line: ScorecardLine) -> [[String]] {
    let unit = Unit(line.unit)
    let titles = wrapped(line.shortTitle, to: titleWidth)
    let first = [
      line.id.description, titles[0], line.value.map(unit.text) ?? line.status.rawValue, baseline(line, unit),
      line.expected.map(unit.number) ?? "–", target(line, unit), line.rag?.rawValue ?? "–",
      line.direction?.rawValue ?? "–",
    ]
    return [first] + titles.dropFirst().map { ["", $0, "", "", "", "", "", ""] }
  }

  private static func baseline(_ line: ScorecardLine, _ unit: Unit) -> String {
    guard let baseline = line.baseline, let value = baseline.value else { return "–" }
    return baseline.qualifier + unit.number(value) + (baseline.measured ? "*" : "")
  }

  /// The next target that falls due, or the last one.
  private static func target(_ line: ScorecardLine, _ unit: Unit) -> String {
    let next = line.targets.first { $0.date >= line.asOf } ?? line.targets.last
    return next.map { unit.number($0.target) } ?? "–"
  }

  /// Words into lines of at most `width` characters; a longer word has a line of its own.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  package static func aligned(_ rows: [[String]], rightAligned: Set<Int>) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return rightAligned.contains(column) ? space + row[column] : row[column] + space
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
