internal import Model
internal import Wording

/// What people found out that no count holds: of each indicator what came since the last paper, and what is due or never came.
extension PaperDocument {
  mutating func findings() {
    guard !now.indicators.isEmpty || !now.evidence.isEmpty else { return }
    heading(.findings)
    if isFull { inFull() } else { inShort() }
  }

  private mutating func inFull() {
    for indicator in now.indicators {
      text.heading(3, indicator.heading)
      text.paragraph(indicator.stateInWords)
      let new = fresh(indicator)
      quote(new.isEmpty ? [indicator.latest].compactMap(\.self) : new) { $0.attribution }
    }
    let new = freshEvidence
    if !new.isEmpty { text.heading(3, PaperHeading.evidence) }
    quote(new) { $0.evidenceAttribution }
  }

  private mutating func quote(_ reports: [QualitativeReport], by attribution: (QualitativeReport) -> String) {
    for report in reports {
      text.quote(report.summary, by: attribution(report))
      text.paragraph(report.actionsInWords ?? "")
    }
  }

  /// A line each; what is long is cut short.
  private mutating func inShort() {
    let sentences = PaperFindingSentences(now.indicators, new: now.indicators.flatMap(fresh) + freshEvidence)
    text.list(sentences.reports)
    text.paragraph(sentences.state)
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
