internal import Loaders
package import Model
internal import Wording

/// What `scorecard impact` prints.
package struct ImpactReport: Sendable {
  private let impact: Impact

  /// Of an impact.
  package init(_ impact: Impact) { self.impact = impact }

  /// `screen` is what the text is laid out for.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every number and text can be encoded.
  package func bytes(_ format: PrintedFormat, on screen: Screen) throws -> [UInt8] {
    switch format {
    case .table: Array(text(on: screen).utf8)
    case .csv: cells.csv
    case .json: try ImpactDocument(impact).bytes
    case .markdown: Array(sentences.markdown.utf8)
    }
  }

  /// A row for each published cell that changes.
  private var cells: ShownTable {
    ShownTable(
      ["file", "row", "kpi", "change", "column", "from", "to"],
      impact.rows.flatMap { row in
        row.cells.map { cell in
          [
            row.file, SafeText.harmless(row.key.filter { !$0.isEmpty }.joined(separator: " / ")), row.figure?.description ?? "",
            row.kind.rawValue,
            cell.column, SafeText.harmless(cell.from), SafeText.harmless(cell.to),
          ]
        }
      })
  }

  /// A row for each sentence.
  private var sentences: ShownTable {
    ShownTable(
      ["part", "what changes"], ImpactSentences(impact).parts.flatMap { part in part.lines.map { [part.heading, $0] } })
  }

  private func text(on screen: Screen) -> String {
    let sentences = ImpactSentences(impact)
    var lines = [sentences.title]
    for part in sentences.parts {
      lines += ["", part.heading]
      lines += part.lines.flatMap { Columns.indented($0, by: 2, hanging: 2, on: screen) }
    }
    if impact.isNothing { lines += ["", sentences.nothing] }
    return lines.map { $0 + "\n" }.joined()
  }
}
