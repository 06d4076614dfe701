internal import Model
internal import Wording

/// A difference as Markdown, for people: a table of the figures with their causes, and lists of all else.
struct DifferenceMarkdown {
  private let difference: Difference

  init(_ difference: Difference) { self.difference = difference }

  var text: String {
    var blocks: [ExplanationBlock] = [.title(DifferenceSentences.title(from: difference.days.from, to: difference.days.to))]
    blocks += difference.notes.map { .paragraph($0) }
    if !difference.figures.isEmpty { blocks += [.heading(DifferenceSentences.figures), figures] }
    if difference.dependsOnOrder { blocks.append(.paragraph(DifferenceSentences.order)) }
    if !difference.figures.isEmpty, !difference.isExplained { blocks.append(.paragraph(DifferenceSentences.notExplained)) }
    let rows: [ExplanationBlock] =
      difference.listsRows && difference.isExplained
      ? [.heading(ListedRowSentences.heading)] + ListedChanges(difference).blocks : []
    return ([blocks.markdown] + difference.parts.map(list) + (rows.isEmpty ? [] : [rows.markdown])).joined(separator: "\n")
  }

  private func list(_ heading: String, _ lines: [String]) -> String {
    [ExplanationBlock.heading(heading)].markdown + "\n" + lines.map { "- \(SafeText.harmless($0))\n" }.joined()
  }

  /// A row for each cause; what is said of its figure is in the first.
  private var figures: ExplanationBlock {
    let rows = difference.figures.flatMap { figure -> [[String]] in
      let sentences = DifferenceSentences(figure)
      let start = ["KPI \(figure.id)", figure.title, sentences.ends.from, sentences.ends.to, sentences.colour]
      let causes = sentences.causes.map { [$0.effect, $0.what] }
      return (causes.isEmpty ? [["", ""]] : causes).enumerated().map { number, cause in
        (number == 0 ? start : start.map { _ in "" }) + cause
      }
    }
    return .table(
      DifferenceSentences.columns, rows.map { $0.map(SafeText.harmless) }, numbers: [2, 3, 5])
  }
}
