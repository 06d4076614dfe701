internal import Model
internal import Wording

/// The plan's own card in a paper: as the plan prints it, with the result on the paper's day.
extension PaperDocument {
  mutating func scoreCard() {
    heading(.scoreCard)
    let (checkpoints, footnotes) = (now.lines.checkpoints, CardFootnotes(now.lines))
    text.table(
      ["KPI Reference", "Baseline"] + checkpoints.map(\.name) + [now.asOf.inWords],
      widths: [56, 28] + checkpoints.map { _ in 21 } + [24],
      now.lines.map { line in
        let words = CardSentences(line)
        let targets = checkpoints.map { checkpoint in
          line.cardTargets.first { $0.checkpoint == checkpoint.name }.map { words.target($0, mark: footnotes.mark(of: $0)) }
            ?? "None"
        }
        return ["KPI \(line.id): \(line.title)", words.baseline] + targets + [words.result]
      })
    for footnote in footnotes.lines { text.paragraph(footnote) }
    if !wants(.kpis) { readings() }
    let related = now.lines.compactMap { PaperFigureSentences($0, in: now).related }
    if !related.isEmpty { text.heading(3, PaperHeading.related) }
    text.list(related)
    impactFindings()
  }

  /// What nobody has agreed yet: a paragraph for each person in what is written each month, and otherwise a table.
  mutating func toConfirm() {
    let rows = now.toConfirm(isBrief: true).map { [$0.kpi.description, $0.about, $0.what, $0.by, $0.since.inWords] }
    guard !rows.isEmpty else { return }
    text.heading(2, PageHeading.toConfirm.rawValue)
    if isShort { return text.list(now.toConfirmByPerson) }
    text.table(ConfirmationSentences.headings, widths: [7, 26, 48, 24, 15], rows)
  }

  /// The card's two forms below its figures.
  private mutating func impactFindings() {
    guard !now.indicators.isEmpty else { return }
    text.table(
      ["QI Reference/ Date", "Summary of Impact Findings"], widths: [42, 78],
      now.indicators.map { indicator in
        // As many as the plan's form has room for.
        [indicator.referenceAndDate, indicator.summaries(latest: isFull ? 3 : 1)]
      })
    guard !now.evidence.isEmpty else { return }
    text.table(
      ["Reference/ Date", "Additional Evidence of Impact - Source"], widths: [42, 78],
      now.evidence.map { report in
        [report.referenceAndDate, report.summaryAndSource]
      })
  }
}
