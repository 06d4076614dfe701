internal import Model

/// An action as a whole, or one of its milestones: states and dates, none of the words that somebody wrote.
let actionsCSV = TidyTable<ActionRow>(
  name: "actions.csv", grain: "An action of the plan, or a milestone of one", key: ["action", "milestone"],
  columns: [
    .init("action", .text, "The action's number in the plan") { .text($0.action.id) },
    .init("milestone", .text, "The milestone within its action; empty for the action as a whole") { .text($0.milestone?.id) },
    .init("area_of_weakness", .text, "Of the plan") { .text($0.action.areaOfWeakness) },
    .init("what", .text, "In the plan's words") { .text($0.milestone?.text ?? $0.action.text) },
    .init("who", .text, "Who answers for it, by job title") {
      .text($0.milestone.flatMap { $0.officers.isEmpty ? nil : $0.officers.joined(separator: "; ") } ?? $0.action.lead)
    },
    .init("due", .day, "Its last day") { .day($0.milestone?.due ?? $0.action.due) },
    .init("reported", .oneOf(ProgressRAG.names), "blue done, green on track, amber at risk, red late") {
      .text($0.progress.reported?.rawValue)
    },
    .init("updated", .day, "The day of the newest report") { .day($0.progress.updated) },
    .init("overdue", .yesOrNo, "Its last day is over, and nobody reports that it is done") {
      .yesOrNo($0.progress.isKnown ? $0.progress.isOverdue : nil)
    },
    .init("silent", .yesOrNo, "Not done, and no report for more than \(ReportedProgress.longestSilence) days") {
      .yesOrNo($0.progress.isKnown ? $0.progress.isSilent : nil)
    },
    .init("contradicted", .yesOrNo, "Reported as on track or done, though it or a part of it is late or not done") {
      .yesOrNo($0.progress.isKnown ? $0.progress.isContradicted : nil)
    },
    .init("kpis", .text, "The KPIs that the action should move") { .text($0.action.kpis.joined(separator: "; ")) },
    .init("organisation", .text, "Of whoever is in `who`, in that order, as the plan prints it") {
      .text($0.organisations.joined(separator: "; "))
    },
    .init("from", .day, "Its first day, for what the plan gives a span of months") { .day($0.milestone?.from) },
    .init("dates", .text, "Each day on which it falls due, where the plan wants it several times") {
      .text(($0.milestone?.dates ?? []).map(\.description).joined(separator: "; "))
    },
    .init("due_printed", .text, "As the plan prints it") { .text($0.milestone?.duePrinted ?? $0.action.duePrinted) },
    .init("completed_on", .day, "The day since which it is reported as done") { .day($0.progress.completedOn) },
    .init("done_late", .yesOrNo, "That day is after its last day; empty where it is not done") {
      .yesOrNo($0.progress.isDoneLate)
    },
  ])

/// Scores, dates and the plan's own words; what somebody wrote about a risk since is in the feed alone.
let risksCSV = TidyTable<RiskStatus>(
  name: "risks.csv", grain: "A risk of the register", key: ["risk"],
  columns: [
    .init("risk", .text, "As the register calls it") { .text($0.id) },
    .init("raised", .day, "The day it was raised") { .day($0.raised) },
    .init("likelihood", .oneOf(RiskScore.Level.names), "Without what is done against it") {
      .text($0.before.likelihood.rawValue)
    },
    .init("impact", .oneOf(RiskScore.Level.names), "Without what is done against it") { .text($0.before.impact.rawValue) },
    .init("score", .count, "Likelihood times impact, 1 to 9") { .count($0.before.score) },
    .init("residual_likelihood", .oneOf(RiskScore.Level.names), "With what is done") { .text($0.after?.likelihood.rawValue) },
    .init("residual_impact", .oneOf(RiskScore.Level.names), "With what is done") { .text($0.after?.impact.rawValue) },
    .init("residual_score", .number, "1 to 9") { .number($0.after.map { Double($0.score) }) },
    .init("movement", .oneOf(RiskStatus.Movement.names), "Of the score with what is done, since `earlier`") {
      .text($0.movement?.rawValue)
    },
    .init("earlier", .day, "The review before, as published, or the day it was raised") { .day($0.earlier?.day) },
    .init("earlier_residual_score", .number, "1 to 9") { .number($0.earlier?.after.map { Double($0.score) }) },
    .init("last_reviewed", .day, "The day of the last review") { .day($0.lastReviewed) },
    .init("review_due", .day, "Three months later") { .day($0.reviewDue) },
    .init("review_overdue", .yesOrNo, "That day is over") {
      .yesOrNo($0.isKnown ? $0.isReviewOverdue : nil)
    },
    .init("kpis", .text, "The KPIs it would show in") { .text($0.kpis.joined(separator: "; ")) },
    .init("what", .text, "In the plan's words; empty for a risk that only the register's export has") { .text($0.planText) },
    .init("owner", .text, "Who hears that its review is overdue, by job title") { .text($0.owner) },
  ])

/// Which reports came; what they say is in the feed alone.
let qualitativeCSV = TidyTable<IndicatorStatus>(
  name: "qualitative.csv", grain: "A qualitative indicator of an area of weakness", key: ["area_of_weakness", "reference"],
  columns: [
    .init("area_of_weakness", .text, "Of the plan") { .text($0.areaOfWeakness) },
    .init("reference", .text, "As the plan calls it") { .text($0.reference) },
    .init("what", .text, "In the plan's words") { .text($0.text) },
    .init("state", .oneOf(IndicatorStatus.State.names), "Whether what is due came") { .text($0.state.rawValue) },
    .init("due_for", .day, "The last day of the newest period for which a report is due") { .day($0.dueFor) },
    .init("latest", .day, "The last day of the period of the newest report") { .day($0.latest?.periodEnd) },
    .init("owner", .text, "Who hears that a report is late, by job title") { .text($0.owner) },
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
