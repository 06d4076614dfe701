internal import Loaders
internal import Model

/// A piece of a printed explanation, whichever way it is laid out.
enum ExplanationBlock {
  case title(String)
  case heading(String)
  case paragraph(String)
  /// What the table below it is of.
  case caption(String)
  /// `numbers` are the columns with numbers.
  case table(_ headings: [String], _ rows: [[String]], numbers: Set<Int>)
}

extension [ExplanationBlock] {
  /// For a screen: no line is longer than its text may be, but for what cannot be broken.
  func text(on screen: Screen) -> String {
    enumerated().map { place, block in
      let end = place + 1 == count ? "" : "\n"
      func wrapped(_ text: String) -> String { Columns.wrapped(text, to: screen.textWidth()).joined(separator: "\n") + "\n" }
      switch block {
      // What is about the next block has it right below.
      case .title(let text), .heading(let text), .caption(let text): return wrapped(text)
      case .paragraph(let text): return wrapped(text) + end
      case .table(let headings, let rows, let numbers):
        return ShownTable(headings, Self.wrapped([headings] + rows, to: screen), rightAligned: numbers).text + end
      }
    }.joined()
  }

  var markdown: String {
    map { block in
      switch block {
      case .title(let text): "## \(SafeText.harmless(text))\n"
      case .heading(let text): "### \(SafeText.harmless(text))\n"
      case .paragraph(let text), .caption(let text): SafeText.harmless(text) + "\n"
      case .table(let headings, let rows, let numbers): ShownTable(headings, rows, rightAligned: numbers).markdown
      }
    }.joined(separator: "\n")
  }

  /// The rows after the first, which are headings, with the last cell broken where the line would be too long.
  private static func wrapped(_ rows: [[String]], to screen: Screen) -> [[String]] {
    let body = Array<[String]>(rows.dropFirst())
    guard let columns = rows.first?.count, columns > 0, screen.width != nil else { return body }
    let others = (0..<columns - 1).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let room = Swift.max(30, screen.textWidth() - others.reduce(0) { $0 + $1 + 2 })
    return body.flatMap { row -> [[String]] in
      Columns.wrapped(row[columns - 1], to: room).enumerated().map { place, line in
        var cells = place == 0 ? row : Array<String>(repeating: "", count: columns)
        cells[columns - 1] = line
        return cells
      }
    }
  }
}
