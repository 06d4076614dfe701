package import Model
package import Wording

/// Descriptions of figures as text for a terminal.
package struct DescriptionScreen: Sendable {
  private let texts: [DescribedText]
  private let width: Int

  /// `screen` is what lines are broken for.
  package init(_ texts: [DescribedText], on screen: Screen) {
    self.texts = texts
    width = screen.width.map { min($0, Self.widest) } ?? Self.widest
  }

  /// Longer lines are hard to read.
  private static let widest = 100

  /// One figure, or all below a list of them. `title` and `note` are above several.
  package func text(title: String, note: String) -> String {
    let bodies = texts.map(body)
    guard texts.count > 1 else { return bodies.joined() + "\n" + wrapped(note, indent: 0) }
    let contents = texts.map { wrapped($0.title, indent: 2) }.joined()
    return "\(wrapped(title, indent: 0))\(wrapped(note, indent: 0))\n\(DescriptionSentences.contents)\n\(contents)\n"
      + bodies.joined(separator: "\n")
  }

  private func body(_ text: DescribedText) -> String {
    let title = wrapped(text.title, indent: 0)
    let rule = String(repeating: "=", count: min(width, title.split(separator: "\n").map(\.count).max() ?? 0))
    return title + rule + "\n"
      + text.sections.map { "\n\($0.heading.rawValue)\n" + $0.blocks.map(block).joined() }.joined()
  }

  private func block(_ block: DescribedText.Block) -> String {
    switch block {
    case .paragraph(let words): wrapped(words, indent: 2)
    case .list(let items): items.map { wrapped($0, indent: 2, mark: "- ") }.joined()
    case .facts(let facts): facts.map { wrapped("\($0.term): \($0.text)", indent: 2) }.joined()
    case .heading(let words): "\n" + wrapped(words, indent: 2)
    case .table(let table): shown(table)
    }
  }

  /// Columns below each other where they have room, otherwise a paragraph for each row.
  private func shown(_ table: DescribedText.Table) -> String {
    let aligned = Columns.aligned([table.headings] + table.rows).split(separator: "\n")
    if aligned.allSatisfy({ $0.displayWidth + 2 <= width }) { return aligned.map { "  \($0)\n" }.joined() }
    return table.rows.map { row in
      wrapped("\(row[0]): \(row.dropFirst().filter { !$0.isEmpty }.joined(separator: "; "))", indent: 4, mark: "- ")
    }.joined()
  }

  private func wrapped(_ words: String, indent: Int, mark: String = "") -> String {
    let lines = Columns.wrapped(SafeText.harmless(words), to: width - indent - mark.count)
    let space = String(repeating: " ", count: indent)
    return lines.enumerated().map { place, line in
      space + (place == 0 ? mark : String(repeating: " ", count: mark.count)) + line + "\n"
    }.joined()
  }
}
