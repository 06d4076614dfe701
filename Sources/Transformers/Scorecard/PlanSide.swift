internal import Model

/// Adds to the figures what the plan and its reports say: commentary, actions, risks, indicators, boards.
struct PlanSide {
  private let definitions: DefinitionSet
  private let past: Past
  private let asOf: Day

  init(_ definitions: DefinitionSet, _ past: Past, asOf: Day) {
    (self.definitions, self.past, self.asOf) = (definitions, past, asOf)
  }

  /// The scorecard with it.
  func laid(_ reports: PlanReports, beside figures: Scorecard) -> Scorecard {
    let plan = definitions.plan
    var scorecard = figures
    for index in scorecard.lines.indices { scorecard.lines[index].commentary = reports.commentary[scorecard.lines[index].id] }
    let progress = ActionProgress(reports.updates, planStart: plan.start, asOf: asOf)
    scorecard.actions = plan.actions.filter { $0.due != nil }.map { action in
      progress.status(of: action, kpis: definitions.kpis.filter { $0.actions.contains(action.id) }.map(\.id))
    }
    let red = Set(scorecard.lines.filter { $0.rag == .red }.map(\.id.kpi))
    scorecard.risks = RiskRegister(plan.risks, reports.risks, reviews: past.riskReviews, asOf: asOf).statuses(red: red)
    let receipts = QualitativeReceipts(reports.reports, planStart: plan.start, asOf: asOf)
    scorecard.indicators = plan.indicators.map(receipts.status)
    (scorecard.evidence, scorecard.people) = (reports.evidence, plan.people)
    (scorecard.header, scorecard.offices, scorecard.kpiOwners) = (plan.header, plan.offices, plan.kpiOwners)
    scorecard.governance = plan.boards.map(GovernanceBoard.init)
    return scorecard
  }
}
