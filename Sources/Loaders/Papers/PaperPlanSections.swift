internal import Model
internal import Wording

/// The plan's side of a paper: milestones, risks, findings.
extension PaperDocument {
  mutating func milestones() {
    guard !now.actions.isEmpty else { return }
    text.heading(2, "Milestones")
    guard !now.isUnreported else {
      text.paragraph("No reports on the plan's actions came that could be read: which are done or late is not known.")
      return
    }
    let soon = (now.asOf + 1).adding(months: paper.board.everyMonths) - 1
    let late = rows { $0.progress.isOverdue }
    let due = rows { $0.fallsDue(from: now.asOf, to: soon) && !$0.progress.isOverdue }
    text.heading(3, "Late")
    table(late, none: "No milestone is late.")
    whole("As a whole late", now.actions.filter(\.progress.isOverdue))
    text.heading(3, "Due by \(soon.inWords)")
    table(due, none: "No milestone is due by then.")
    whole("As a whole due by then", now.actions.filter { !$0.isDone && ($0.due.map { $0 >= now.asOf && $0 <= soon } ?? false) })
    if (late + due).contains(where: { $0.last?.hasSuffix("silent") == true }) {
      text.paragraph("Silent: no report for more than 35 days.")
    }
    let done = now.actions.flatMap { action in action.milestones.filter(\.progress.isDone).map { action.id + $0.id } }
    let doneLate = now.actions.flatMap { action in
      action.milestones.filter { $0.progress.isDoneLate == true && isNews($0.progress.completedOn) }.map { milestone in
        "\(action.id)\(milestone.id) (\(milestone.progress.completedOn?.inWords ?? ""))"
      }
    }
    if !doneLate.isEmpty { text.paragraph("Done late: \(doneLate.joined(separator: ", ")).") }
    if paper.before == nil, !done.isEmpty { text.paragraph("Done so far: \(done.joined(separator: ", ")).") }
  }

  /// What is made each month says what is new; every other paper tells all.
  private func isNews(_ day: Day?) -> Bool { !isShort || day.map { $0 >= paper.from } ?? false }

  /// What has been due for longest comes first.
  private func rows(_ holds: (MilestoneStatus) -> Bool) -> [[String]] {
    let all = now.actions.flatMap { action in action.milestones.filter(holds).map { (action: action, milestone: $0) } }
    return all.enumerated().sorted { ($0.element.milestone.due, $0.offset) < ($1.element.milestone.due, $1.offset) }.map {
      _, one in
      let (action, milestone, progress) = (one.action, one.milestone, one.milestone.progress)
      return [
        action.id + milestone.id, isFull ? milestone.text : Excerpt.short(milestone.text, 62), milestone.dueInWords,
        now.responsible(for: milestone, of: action, isBrief: !isFull),
        (progress.reported?.rawValue ?? "not reported") + (progress.isSilent ? ", silent" : ""),
      ]
    }
  }

  private mutating func table(_ rows: [[String]], none: String) {
    guard !rows.isEmpty else { return text.paragraph(none) }
    text.table(["Milestone", "What", "Due", "Who", "Reported"], widths: [13, 46, 20, 49, 13], rows)
  }

  private mutating func whole(_ what: String, _ actions: [ActionStatus]) {
    guard !actions.isEmpty else { return }
    text.paragraph("\(what): \(actions.count == 1 ? "action" : "actions") \(actions.map(\.id).joinedInWords).")
  }

  mutating func risks() {
    text.heading(2, "Risks and issues")
    for escalated in paper.escalated where !escalated.items.isEmpty {
      text.heading(3, "Escalated by the \(escalated.from)")
      text.list(isFull ? escalated.items.map(\.text) : Escalation.grouped(escalated.items))
    }
    let passedOn = paper.escalations
    if paper.board.reportsTo != nil {
      text.heading(3, "To escalate")
      func isHeard(_ item: Escalation) -> Bool {
        paper.escalated.contains { $0.items.contains { $0.kind == item.kind && $0.name == item.name } }
      }
      let (heard, own) = (passedOn.filter(isHeard), passedOn.filter { !isHeard($0) })
      if passedOn.isEmpty { text.paragraph("Nothing.") }
      if !heard.isEmpty { text.paragraph("Of what this board hears: \(Escalation.names(heard)).") }
      text.list(isFull ? own.map(\.text) : Escalation.grouped(own))
    }
    if isFull, !now.risks.isEmpty { riskMap() }
    let overdue = now.risks.filter(\.isReviewOverdue)
    if !overdue.isEmpty {
      text.heading(3, "Reviews that are overdue")
      text.list(
        overdue.map {
          "Risk \($0.id), due by \($0.reviewDue.inWords): \(Excerpt.sentence(isFull ? $0.risk : Excerpt.short($0.risk, 80)))"
            + ($0.owner.map { " Owner: \(now.named($0, isBrief: !isFull))." } ?? "")
        })
    }
    guard !now.risks.isEmpty else { return }
    if now.isRegisterOld {
      text.paragraph("No register that came says how the risks stand on this day: these are older words.")
    }
    let idle = now.risks.filter { $0.isKnown && $0.progress.isEmpty }.map(\.id)
    let red = now.risks.filter { !$0.kpisInRed.isEmpty }.map { "\($0.id) (KPI \($0.kpisInRed.joinedInWords))" }
    let sentences = [
      idle.isEmpty ? nil : "No progress of what is done is reported for \(idle.joinedInWords).",
      red.isEmpty ? nil : "Red now where they would show: \(red.joinedInWords).",
    ]
    text.paragraph(sentences.compactMap(\.self).joined(separator: " "))
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
}
