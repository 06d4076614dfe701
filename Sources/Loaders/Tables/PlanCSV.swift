internal import Model

/// An action as a whole, or one of its milestones: states and dates, none of the words that somebody wrote.
let actionsCSV = TidyTable<ActionRow>(
  name: "actions.csv", grain: "An action of the plan, or a milestone of one", key: ["action", "milestone"],
  columns: [
    .init("action", .text, "Number of the action in the plan") { .text($0.action.id) },
    .init("milestone", .text, "Milestone within the action; empty for the whole action") { .text($0.milestone?.id) },
    .init("area_of_weakness", .text, "Area of weakness in the plan") { .text($0.action.areaOfWeakness) },
    .init("what", .text, "Text in the plan") { .text($0.milestone?.text ?? $0.action.text) },
    .init("who", .text, "Owner, by job title") {
      .text($0.milestone.flatMap { $0.officers.isEmpty ? nil : $0.officers.joined(separator: "; ") } ?? $0.action.lead)
    },
    .init("due", .day, "Due date") { .day($0.milestone?.due ?? $0.action.due) },
    .init("reported", .oneOf(ProgressRAG.names), "Reported status: blue complete, green on track, amber at risk, red late") {
      .text($0.progress.reported?.rawValue)
    },
    .init("updated", .day, "Date of the latest report") { .day($0.progress.updated) },
    .init("overdue", .yesOrNo, "Whether the due date has passed without a report of completion") {
      .yesOrNo($0.progress.isKnown ? $0.progress.isOverdue : nil)
    },
    .init("silent", .yesOrNo, "Whether it is not complete and has had no update for over \(ReportedProgress.longestSilence) days")
    {
      .yesOrNo($0.progress.isKnown ? $0.progress.isSilent : nil)
    },
    .init(
      "contradicted", .yesOrNo,
      "Whether it is reported as on track or complete although it or a part of it is late or not complete"
    ) {
      .yesOrNo($0.progress.isKnown ? $0.progress.isContradicted : nil)
    },
    .init("kpis", .text, "KPIs that the action should improve") { .text($0.action.kpis.joined(separator: "; ")) },
    .init("organisation", .text, "Organisation of each person in `who`, in that order, as printed in the plan") {
      .text($0.organisations.joined(separator: "; "))
    },
    .init("from", .day, "First date, where the plan gives a period") { .day($0.milestone?.from) },
    .init("dates", .text, "Every due date, where the plan has several") {
      .text(($0.milestone?.dates ?? []).map(\.description).joined(separator: "; "))
    },
    .init("due_printed", .text, "Text printed in the plan") { .text($0.milestone?.duePrinted ?? $0.action.duePrinted) },
    .init("completed_on", .day, "Date from which it is reported as complete") { .day($0.progress.completedOn) },
    .init("done_late", .yesOrNo, "Whether it was completed after its due date; empty where it is not complete") {
      .yesOrNo($0.progress.isDoneLate)
    },
  ])

/// Scores, dates and the plan's own words; what somebody wrote about a risk since is in the feed alone.
let risksCSV = TidyTable<RiskStatus>(
  name: "risks.csv", grain: "A risk of the register", key: ["risk"],
  columns: [
    .init("risk", .text, "ID in the risk register") { .text($0.id) },
    .init("raised", .day, "Date raised") { .day($0.raised) },
    .init("likelihood", .oneOf(RiskScore.Level.names), "Before mitigation") {
      .text($0.before.likelihood.rawValue)
    },
    .init("impact", .oneOf(RiskScore.Level.names), "Before mitigation") { .text($0.before.impact.rawValue) },
    .init("score", .count, "Likelihood × impact, 1 to 9") { .count($0.before.score) },
    .init("residual_likelihood", .oneOf(RiskScore.Level.names), "After mitigation") { .text($0.after?.likelihood.rawValue) },
    .init("residual_impact", .oneOf(RiskScore.Level.names), "After mitigation") { .text($0.after?.impact.rawValue) },
    .init("residual_score", .number, "Likelihood × impact after mitigation, 1 to 9") {
      .number($0.after.map { Double($0.score) })
    },
    .init("movement", .oneOf(RiskStatus.Movement.names), "Change of the score after mitigation since `earlier`") {
      .text($0.movement?.rawValue)
    },
    .init("earlier", .day, "Date of the previous review, as published, or the date raised") { .day($0.earlier?.day) },
    .init("earlier_residual_score", .number, "Likelihood × impact after mitigation at that time, 1 to 9") {
      .number($0.earlier?.after.map { Double($0.score) })
    },
    .init("last_reviewed", .day, "Date of the last review") { .day($0.lastReviewed) },
    .init("review_due", .day, "Date by which the next review is due: three months after the last one") { .day($0.reviewDue) },
    .init("review_overdue", .yesOrNo, "Whether that date has passed") {
      .yesOrNo($0.isKnown ? $0.isReviewOverdue : nil)
    },
    .init("kpis", .text, "KPIs that the risk affects") { .text($0.kpis.joined(separator: "; ")) },
    .init("what", .text, "Text in the plan; empty for a risk that is only in the risk register") { .text($0.planText) },
    .init("owner", .text, "Job title of who is told that a review is overdue") { .text($0.owner) },
  ])

/// Which reports came; what they say is in the feed alone.
let qualitativeCSV = TidyTable<IndicatorStatus>(
  name: "qualitative.csv", grain: "A qualitative indicator of an area of weakness", key: ["area_of_weakness", "reference"],
  columns: [
    .init("area_of_weakness", .text, "Area of weakness in the plan") { .text($0.areaOfWeakness) },
    .init("reference", .text, "Name in the plan") { .text($0.reference) },
    .init("what", .text, "Text in the plan") { .text($0.text) },
    .init("state", .oneOf(IndicatorStatus.State.names), "Whether the report that is due has arrived") {
      .text($0.state.rawValue)
    },
    .init("due_for", .day, "End of the latest period for which a report is due") { .day($0.dueFor) },
    .init("latest", .day, "End of the period of the latest report") { .day($0.latest?.periodEnd) },
    .init("owner", .text, "Job title of who is told that a report is late") { .text($0.owner) },
  ])

/// A row of `actions.csv`.
struct ActionRow: Sendable {
  var action: ActionStatus
  /// Nil for the action as a whole.
  var milestone: MilestoneStatus?

  /// Of its officers, or of the action's lead.
  var organisations: [String] = []

  var progress: ReportedProgress { milestone?.progress ?? action.progress }
}

extension Scorecard {
  /// Each action as a whole, followed by its milestones.
  var actionRows: [ActionRow] {
    func organisations(_ titles: [String]) -> [String] { titles.compactMap { offices[$0] } }
    return actions.flatMap { action in
      [ActionRow(action: action, organisations: organisations([action.lead]))]
        + action.milestones.map { milestone in
          let titles = milestone.officers.isEmpty ? [action.lead] : milestone.officers
          return ActionRow(action: action, milestone: milestone, organisations: organisations(titles))
        }
    }
  }
}
