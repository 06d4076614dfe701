internal import Model
internal import Wording

/// What people found out that no count holds: of each indicator what came since the last paper, and what is due or never came.
extension PaperDocument {
  mutating func findings() {
    guard !now.indicators.isEmpty || !now.evidence.isEmpty else { return }
    text.heading(2, "What was found out")
    if isFull { inFull() } else { inShort() }
  }

  private mutating func inFull() {
    for indicator in now.indicators {
      text.heading(3, "Area \(indicator.areaOfWeakness), \(indicator.reference): \(indicator.text)")
      text.paragraph(indicator.stateInWords)
      let new = fresh(indicator)
      quote(new.isEmpty ? [indicator.latest].compactMap(\.self) : new) { $0.attribution }
    }
    let new = freshEvidence
    if !new.isEmpty { text.heading(3, "Additional evidence of impact") }
    quote(new) { "area \($0.areaOfWeakness), \($0.reference), \($0.attribution)" }
  }

  private mutating func quote(_ reports: [QualitativeReport], by attribution: (QualitativeReport) -> String) {
    for report in reports {
      text.quote(report.summary, by: attribution(report))
      if !report.actionsTaken.isEmpty { text.paragraph("Done about it: \(Excerpt.of(report.actionsTaken))") }
    }
  }

  /// A line each; what is long is cut short.
  private mutating func inShort() {
    let new = now.indicators.flatMap(fresh) + freshEvidence
    text.list(
      new.map { report in
        let taken =
          report.actionsTaken.isEmpty ? "" : " Done about it: \(Excerpt.sentence(Excerpt.short(report.actionsTaken, 100)))"
        return "Area \(report.areaOfWeakness), \(report.reference) (\(report.attribution)): "
          + Excerpt.sentence(Excerpt.short(report.summary, 180)) + taken
      })
    func named(_ state: IndicatorStatus.State) -> [String] {
      now.indicators.filter { $0.state == state }.map { "area \($0.areaOfWeakness), \($0.reference)" }
    }
    let (due, late) = (named(.due), named(.late))
    let sentences = [
      new.isEmpty ? "Nothing new came." : nil,
      now.indicators.contains { $0.state == .notReported } ? "Whether any report is late is not known." : nil,
      due.isEmpty ? nil : "Due, not received yet: \(due.joinedInWords).", late.isEmpty ? nil : "Late: \(late.joinedInWords).",
    ]
    text.paragraph(sentences.compactMap(\.self).joined(separator: " "))
  }

  /// What the scorecard before did not have; where there is none, what is about the paper's own period.
  private func fresh(_ indicator: IndicatorStatus) -> [QualitativeReport] {
    let all = indicator.received ?? [indicator.latest].compactMap(\.self)
    let earlier = paper.before?.indicators.first {
      $0.reference == indicator.reference && $0.areaOfWeakness == indicator.areaOfWeakness
    }?.received
    return fresh(all, known: earlier)
  }

  private var freshEvidence: [QualitativeReport] { fresh(now.evidence, known: paper.before?.evidence) }

  private func fresh(_ all: [QualitativeReport], known: [QualitativeReport]?) -> [QualitativeReport] {
    guard let known else { return all.filter { $0.periodEnd >= paper.from } }
    return all.filter { report in
      !known.contains {
        $0.reference == report.reference && $0.areaOfWeakness == report.areaOfWeakness && $0.periodEnd == report.periodEnd
      }
    }
  }
}
