internal import Model
internal import Wording

/// The sheet of the workbook that is the plan's Impact Score Card.
extension Workbook {
  /// KPI, baseline, each checkpoint, now, RAG; then what the plan prints, word by word.
  var scoreCard: WorkbookSheet {
    let checkpoints = scorecard.lines.checkpoints
    var columns: [WorkbookSheet.Column] = [
      .init(name: "KPI", width: 7), .init(name: "Measure", width: 46), .init(name: "Baseline", width: 15, whenEmpty: "none"),
    ]
    columns += checkpoints.map { .init(name: "Target at \($0.name)", width: 15, whenEmpty: "none") }
    let rag = columns.count + 1
    columns += [
      .init(name: "Now", width: 16, whenEmpty: "not computed"), .init(name: "RAG", width: 9, whenEmpty: "none"),
      .init(name: "Expected now", width: 15, whenEmpty: "none"), .init(name: "Direction", width: 13, whenEmpty: "none"),
      .init(name: "What it says", width: 50), .init(name: "Baseline in the plan's words", width: 28, whenEmpty: "none"),
    ]
    columns += checkpoints.map { .init(name: "Target at \($0.name) in the plan's words", width: 20, whenEmpty: "none") }
    columns += [
      .init(name: "Footnote", width: 50, whenEmpty: "none"),
      .init(name: "Baseline by the exports", width: 16, whenEmpty: "none"),
      .init(name: "Difference from the plan", width: 16, whenEmpty: "none"),
      .init(name: "Also on the card", width: 50, whenEmpty: "none"),
    ]
    return WorkbookSheet(
      name: "Score card", sentences: .scoreCard(scorecard), columns: columns,
      rows: scorecard.lines.map { cardRow($0, checkpoints) }, coloured: [rag])
  }

  private func cardRow(_ line: ScorecardLine, _ checkpoints: [Checkpoint]) -> [Cell] {
    let printed = checkpoints.map { checkpoint in line.cardTargets.first { $0.checkpoint == checkpoint.name } }
    let footnotes = printed.compactMap { $0?.footnote }.joined(separator: " ")
    let numbers: [Cell] =
      [.text(line.id), .text(line.title), .measure(line.baseline?.value, in: line.unit, prefix: line.baseline?.qualifier ?? "")]
      + printed.map { .measure($0?.target, in: line.unit) }
    let now: [Cell] = [
      .measure(line.value, in: line.unit),
      .text(line.rag?.rawValue ?? (line.status == .provisional ? line.status.rawValue : nil)),
      .measure(line.expected, in: line.unit),
      .text(line.direction?.rawValue), .text(line.words?.standing ?? line.note),
    ]
    let words: [Cell] = [.text(CardSentences(line).baseline)] + printed.map { .text($0?.printed) } + [.text(footnotes)]
    let own: [Cell] = [.measure(line.baseline?.own, in: line.unit), .measure(line.baseline?.difference, in: line.unit)]
    let beside: [Cell] = [.text(scorecard.besideOnCard(line).map(\.inWords).joined(separator: "; "))]
    return numbers + now + words + own + beside
  }
}
