package import Model

/// What the summary sheet of the workbook says of a line, in a word or two for each column.
package struct SummarySheetSentences: Sendable {
  private let line: ScorecardLine

  /// `line` has been compared with its targets, an earlier day and its chart already.
  package init(_ line: ScorecardLine) { self.line = line }

  /// The colour as a word, `Red`; or why there is none.
  package var rag: String {
    if line.status == .provisional { return "Provisional" }
    return line.colourInWords?.withCapital ?? "Not calculated"
  }

  /// Whether the latest point is more than normal variation.
  package var realChange: String { ChangeSentences(line).realChange }

  /// How far it has moved; empty where nothing is compared.
  package var change: String { ChangeSentences(line).short }
}
