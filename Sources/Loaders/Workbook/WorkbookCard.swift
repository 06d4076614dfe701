internal import Model
internal import Wording

/// The sheets of the workbook with a row for each line of the scorecard.
extension Workbook {
  /// The plan's Impact Score Card: KPI, baseline, each checkpoint, now, RAG; then what the plan prints, word by word.
  var scoreCard: WorkbookSheet {
    let checkpoints = scorecard.lines.checkpoints
    var columns: [WorkbookSheet.Column] = [
      .init(name: "KPI", width: 7), .init(name: "Measure", width: 36), .init(name: "Baseline", width: 16, isTarget: true),
    ]
    columns += checkpoints.map { .init(name: "Target at \($0.name)", width: 16, isTarget: true) }
    let rag = columns.count + 1
    columns += [
      .init(name: "Now", width: 16, whenEmpty: .notAvailable), .init(name: "RAG", width: 14),
      .init(name: "Target so far", width: 16, isTarget: true), .init(name: "Change", width: 14),
      .init(name: "Real change?", width: 14), .init(name: "Summary", width: 44),
    ]
    let printed = columns.count
    columns.append(.init(name: "Baseline in the plan's words", width: 40))
    columns += checkpoints.map { .init(name: "Target at \($0.name) in the plan's words", width: 32) }
    columns += [
      .init(name: "Footnote", width: 80), .init(name: "Baseline calculated from the data", width: 18),
      .init(name: "Difference from the plan", width: 18), .init(name: "Also on the card", width: 80),
    ]
    return WorkbookSheet(
      name: .scoreCard, sentences: .scoreCard(scorecard), columns: columns,
      rows: scorecard.lines.map { cardRow($0, checkpoints) }, coloured: [rag], printed: printed)
  }

  private func cardRow(_ line: ScorecardLine, _ checkpoints: [Checkpoint]) -> [Cell] {
    let printed = checkpoints.map { checkpoint in line.cardTargets.first { $0.checkpoint == checkpoint.name } }
    let footnotes = printed.compactMap { $0?.footnote }.joined(separator: " ")
    let (sentences, change) = (SummarySheetSentences(line), ChangeSentences(line))
    let numbers: [Cell] =
      [.text(line.id), .text(line.title), .measure(line.baseline?.value, in: line.unit, prefix: line.baseline?.qualifier ?? "")]
      + printed.map { .measure($0?.target, in: line.unit) }
    let now: [Cell] = [
      .measure(line.value, in: line.unit), .text(sentences.rag), .measure(line.expected, in: line.unit),
      .text(change.judgement), .text(change.realChange), .text(line.words?.standing ?? line.note),
    ]
    let words: [Cell] = [.text(CardSentences(line).baseline)] + printed.map { .text($0?.printed) } + [.text(footnotes)]
    let own: [Cell] = [.measure(line.baseline?.own, in: line.unit), .measure(line.baseline?.difference, in: line.unit)]
    let readings = [ReadingSentences(line, series: scorecard.series).sentence].compactMap(\.self)
    let beside: [Cell] = [
      .text((readings + [scorecard.besideOnCard(line).map(\.inWords).joined(separator: "; ")]).joined(separator: " "))
    ]
    return numbers + now + words + own + beside
  }

  /// What nobody has agreed yet.
  var toConfirm: WorkbookSheet {
    WorkbookSheet(
      name: .toConfirm, sentences: .toConfirm(scorecard),
      columns: zip(ConfirmationSentences.headings, [7, 36, 60, 36, 18]).map { .init(name: $0, width: $1) },
      rows: scorecard.toConfirm().map { [.text($0.kpi), .text($0.about), .text($0.what), .text($0.by), .day($0.since)] })
  }

  /// How each figure is worked out, and what its owner says of it.
  var definitions: WorkbookSheet {
    let plans =
      ["Area of weakness"]
      + (scorecard.lines.contains { !$0.actions.isEmpty } ? [] : ["Actions of the plan", "Figure and actions"])
    return WorkbookSheet(
      name: .definitions, sentences: .definitions,
      columns: [
        .init(name: "KPI", width: 7), .init(name: "Short title", width: 27), .init(name: "How it is worked out", width: 54),
        .init(name: scorecard.ownerHeading, width: 26), .init(name: "Owner's commentary", width: 44),
        .init(name: "Commentary by", width: 24), .init(name: "Period to", width: 14), .init(name: "Better", width: 10),
        .init(name: "In the plan's monitoring table", width: 48), .init(name: "Area of weakness", width: 14),
        .init(name: "Actions of the plan", width: 48), .init(name: "Figure and actions", width: 40),
        .init(name: "Baseline date", width: 14), .init(name: "Control chart", width: 80),
        .init(name: "Note", width: 48), .init(name: "Breakdowns that do not add up", width: 56),
      ],
      rows: scorecard.lines.map(definition), printed: 5
    ).leavingOut(plans)
  }

  /// What the figure counts, and what other readings of its KPI do.
  private func workedOut(_ line: ScorecardLine) -> String {
    ([line.words?.definition ?? ""] + ReadingSentences(line, series: []).definitions).joined(separator: " ")
  }

  private func definition(_ line: ScorecardLine) -> [Cell] {
    [
      .text(line.id), .text(line.shortTitle), .text(workedOut(line)), .text(scorecard.named(line.owner)),
      .text(line.commentary?.text), .text(line.commentary?.author), .day(line.commentary?.periodEnd),
      .text(line.better.rawValue), .text(line.monitoringTitle), .text(line.areaOfWeakness),
      .text(PageSentences(line).actions(in: scorecard)), .text(line.words?.actions), .day(line.baseline?.date),
      .text(scorecard.charts.first { $0.id == line.id }?.summary), .text(line.publishedNote),
      .text(OverlapSentences(line).sentences.joined(separator: " ")),
    ]
  }
}
