internal import Model

/// The plan's side of a paper: milestones, risks, findings.
extension PaperDocument {
  mutating func milestones() {
    guard !now.actions.isEmpty else { return }
    text.heading(2, "Milestones")
    if now.isUnreported { text.paragraph("No reports on the plan's actions were delivered: which are late is not known.") }
    let all = now.actions.flatMap { action in action.milestones.map { (action, $0) } }
    func rows(_ holds: (MilestoneStanding) -> Bool) -> [[String]] {
      all.filter { holds($0.1) }.map { action, milestone in
        [
          action.id + milestone.id, isFull ? milestone.text : Self.short(milestone.text, 68),
          milestone.due.inWords,
          now.responsible(for: milestone, of: action),
          milestone.progress.reported?.rawValue ?? "not reported",
        ]
      }
    }
    let headings = ["Milestone", "What", "Due", "Who", "Reported"]
    let next = paper.body.everyMonths
    let soon = (now.asOf + 1).adding(months: next) - 1
    for (title, rows, none) in [
      ("Late", rows { $0.progress.isOverdue }, now.isUnreported ? "Not known." : "No milestone is late."),
      ("Due by \(soon.inWords)", rows { !$0.progress.isDone && $0.due > now.asOf && $0.due <= soon }, "None is due by then."),
    ] {
      text.heading(3, title)
      if rows.isEmpty { text.paragraph(none) } else { text.table(headings, widths: [13, 46, 20, 49, 13], rows) }
    }
  }

  /// The beginning of a long text.
  static func short(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(most - 1) + "…"
  }

  mutating func risks() {
    text.heading(2, "Risks and issues")
    for escalated in paper.escalated where !escalated.items.isEmpty {
      text.heading(3, "Escalated by the \(escalated.from)")
      text.list(escalated.items.map(\.text))
    }
    let passedOn = paper.escalations
    if paper.body.reportsTo != nil {
      text.heading(3, "To escalate")
      let isHeard = passedOn.map { item in
        paper.escalated.contains { $0.items.contains { $0.kind == item.kind && $0.name == item.name } }
      }
      let heard = zip(passedOn, isHeard).filter(\.1).map(\.0)
      if passedOn.isEmpty { text.paragraph("Nothing.") }
      if !heard.isEmpty { text.paragraph("Of what this body hears: \(Escalation.names(heard)).") }
      text.list(zip(passedOn, isHeard).filter { !$0.1 }.map(\.0.text))
    }
    if isFull, !now.risks.isEmpty { riskMap() }
    let overdue = now.risks.filter(\.isReviewOverdue)
    if !overdue.isEmpty {
      text.heading(3, "Reviews that are overdue")
      text.list(overdue.map { "Risk \($0.id), \(Excerpt.of($0.risk)): due by \($0.reviewDue.inWords)." })
    }
  }

  private mutating func riskMap() {
    text.heading(3, "Where the risks stand, with what is done against them")
    let map = RiskMap(now.risks, isMitigated: true)
    text.table(RiskMap.headings, widths: [20, 30, 30, 30], map.rows.map { [$0.likelihood] + $0.cells.map(\.text) })
    text.paragraph(map.legend)
    text.list(
      now.risks.filter { $0.movement == .worse || $0.movement == .better }.map {
        "Risk \($0.id): \(Excerpt.sentence($0.risk)) \($0.words)"
      })
  }

  mutating func findings() {
    let evidence = now.evidence.filter { $0.periodEnd >= paper.from }
    guard !now.indicators.isEmpty || !evidence.isEmpty else { return }
    text.heading(2, "What was found out")
    for indicator in now.indicators {
      text.heading(3, "Area \(indicator.areaOfWeakness), \(indicator.reference): \(indicator.text)")
      text.paragraph(indicator.stateInWords)
      guard let latest = indicator.latest else { continue }
      text.quote(latest.summary, by: latest.attribution)
      if !latest.actionsTaken.isEmpty { text.paragraph("Done about it: \(Excerpt.of(latest.actionsTaken))") }
    }
    if !evidence.isEmpty { text.heading(3, "Additional evidence of impact") }
    for report in evidence {
      text.quote(report.summary, by: "area \(report.areaOfWeakness), \(report.reference), \(report.attribution)")
      if !report.actionsTaken.isEmpty { text.paragraph("Done about it: \(Excerpt.of(report.actionsTaken))") }
    }
  }
}

extension Scorecard {
  /// The plan has actions, and nobody's reports on them were delivered.
  var isUnreported: Bool { actions.contains { !$0.progress.isKnown } }
}
