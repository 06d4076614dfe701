internal import Model
internal import Wording

/// The plan's side of a paper: milestones, risks, findings.
extension PaperDocument {
  mutating func milestones() {
    guard !now.actions.isEmpty else { return }
    heading(.milestones)
    guard !now.isUnreported else { return text.paragraph(PaperMilestoneSentences.unreported) }
    let soon = (now.asOf + 1).adding(months: paper.board.everyMonths) - 1
    let late = milestones { $0.progress.isOverdue }
    let due = milestones { $0.fallsDue(from: now.asOf, to: soon) && !$0.progress.isOverdue }
    text.heading(3, PaperHeading.late)
    table(late, none: PaperMilestoneSentences.noneLate)
    text.paragraph(PaperMilestoneSentences.wholeLate(now.actions.filter(\.progress.isOverdue)) ?? "")
    text.heading(3, PaperHeading.due(by: soon))
    table(due, none: PaperMilestoneSentences.noneDue)
    let wholeDue = now.actions.filter { !$0.isDone && ($0.due.map { $0 >= now.asOf && $0 <= soon } ?? false) }
    text.paragraph(PaperMilestoneSentences.wholeDue(wholeDue, by: soon) ?? "")
    let sentences = PaperMilestoneSentences(now.actions)
    text.paragraph(sentences.doneLate(where: isNews) ?? "")
    if paper.before == nil { text.paragraph(sentences.done ?? "") }
  }

  /// What is written each month says what is new; every other paper tells all.
  private func isNews(_ day: Day?) -> Bool { !isShort || day.map { $0 >= paper.from } ?? false }

  private typealias Milestone = (action: ActionStatus, milestone: MilestoneStatus)

  /// What has been due for longest comes first.
  private func milestones(where holds: (MilestoneStatus) -> Bool) -> [Milestone] {
    let all = now.actions.flatMap { action in action.milestones.filter(holds).map { (action: action, milestone: $0) } }
    return all.enumerated().sorted { ($0.element.milestone.due, $0.offset) < ($1.element.milestone.due, $1.offset) }
      .map(\.element)
  }

  private mutating func table(_ milestones: [Milestone], none: String) {
    guard !milestones.isEmpty else { return text.paragraph(none) }
    text.table(
      PaperColumn.milestones.map { Phrase($0) }, widths: [17, 48, 22, 34, 18],
      milestones.map { action, milestone in
        [
          Phrase(action.id + milestone.id), Phrase(milestone.textInPaper(isFull: isFull)), Phrase(milestone.dueInWords),
          Phrase(now.responsible(for: milestone, of: action, isBrief: !isFull)), reported(milestone.progress),
        ]
      })
  }

  /// Blue is no colour of a KPI: it stays a word.
  private func reported(_ progress: ReportedProgress) -> Phrase {
    let rag = progress.reported.flatMap { RAG(rawValue: $0.rawValue) }
    return Phrase(progress.colour, rag) + progress.silenceAside
  }

  mutating func risks() {
    let isTold = paper.escalated.contains { !$0.items.isEmpty }
    guard !now.risks.isEmpty || isTold || paper.board.reportsTo != nil else { return }
    heading(.risks)
    let sentences = PaperRiskSentences(now, isFull: isFull)
    for escalated in paper.escalated where !escalated.items.isEmpty {
      text.heading(3, PaperHeading.escalated(by: escalated.from))
      text.list(sentences.escalated(escalated.items))
    }
    let passedOn = paper.escalations
    if paper.board.reportsTo != nil {
      text.heading(3, PaperHeading.escalated)
      func isHeard(_ item: Escalation) -> Bool {
        paper.escalated.contains { $0.items.contains { $0.kind == item.kind && $0.name == item.name } }
      }
      let (heard, own) = (passedOn.filter(isHeard), passedOn.filter { !isHeard($0) })
      if passedOn.isEmpty { text.paragraph(PaperRiskSentences.nothingEscalated) }
      if !heard.isEmpty { text.paragraph(sentences.heard(heard)) }
      text.list(sentences.escalated(own))
    }
    if isFull, !now.risks.isEmpty { riskMap(sentences) }
    let overdue = sentences.overdueReviews
    if !overdue.isEmpty {
      text.heading(3, PaperHeading.overdueReviews)
      text.list(overdue)
    }
    guard !now.risks.isEmpty else { return }
    if now.isRegisterOld { text.paragraph(PaperRiskSentences.oldRegister) }
    text.paragraph(sentences.progress)
  }

  private mutating func riskMap(_ sentences: PaperRiskSentences) {
    text.heading(3, PaperHeading.riskMap)
    let map = RiskMap(now.risks, isMitigated: true)
    text.table(RiskMap.headings, widths: [20, 30, 30, 30], map.rows.map { [$0.likelihood] + $0.cells.map(\.text) })
    text.paragraph(map.legend)
    text.list(sentences.moved)
  }
}
