internal import Model
internal import Wording

/// The plan's own card in a paper: as the plan prints it, with the result on the paper's day.
extension PaperDocument {
  mutating func scoreCard() {
    text.heading(2, "Impact Score Card")
    let (checkpoints, footnotes) = (now.lines.checkpoints, CardFootnotes(now.lines))
    text.table(
      ["KPI Reference", "Baseline"] + checkpoints.map(\.name) + ["At \(now.asOf.inWords)"],
      widths: [50, 22] + checkpoints.map { _ in 16 } + [36],
      now.lines.map { line in
        let words = CardSentences(line)
        let targets = checkpoints.map { checkpoint in
          line.cardTargets.first { $0.checkpoint == checkpoint.name }.map { words.target($0, mark: footnotes.mark(of: $0)) }
            ?? "none"
        }
        let beside = now.besideOnCard(line).map(\.inWords)
        return ["KPI \(line.id): \(line.title)", words.baseline] + targets + [([words.result] + beside).joined(separator: "; ")]
      })
    for footnote in footnotes.lines { text.paragraph(footnote) }
    impactFindings()
  }

  /// As many as the plan's form has room for.
  private func summaries(of indicator: IndicatorStatus) -> String {
    let all = (indicator.received ?? [indicator.latest].compactMap(\.self)).suffix(isFull ? 3 : 1)
    guard all.count > 1 else { return all.first.map { Excerpt.of($0.summary) } ?? "nothing received" }
    return zip(1..., all).map { "\($0). \(Excerpt.sentence($1.summary))" }.joined(separator: " ")
  }

  /// The card's two forms below its figures.
  private mutating func impactFindings() {
    guard !now.indicators.isEmpty else { return }
    text.table(
      ["QI Reference/ Date", "Summary of Impact Findings"], widths: [42, 78],
      now.indicators.map { indicator in
        let date = indicator.latest.map { ", " + $0.periodEnd.inWords } ?? ""
        return [
          "Area \(indicator.areaOfWeakness), \(indicator.reference)\(date)",
          summaries(of: indicator),
        ]
      })
    guard !now.evidence.isEmpty else { return }
    text.table(
      ["Reference/ Date", "Additional Evidence of Impact - Source"], widths: [42, 78],
      now.evidence.map { report in
        [
          "Area \(report.areaOfWeakness), \(report.reference), \(report.periodEnd.inWords)",
          Excerpt.of(report.summary) + (report.source.isEmpty ? "" : " (\(report.source))"),
        ]
      })
  }
}
