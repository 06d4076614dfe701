extension PlanDefinition {
  /// The job titles of everybody whom the plan names, each once and sorted: owners, leads, officers of milestones, co-chairs,
  /// accountable officers and advisers.
  package func titles(of kpis: [KPIDefinition]) -> [String] {
    let ofActions = actions.flatMap { [$0.lead] + $0.milestones.flatMap(\.officers) }
    let owners = kpis.map(\.owner) + [alerts.dataOwner, alerts.riskOwner, alerts.findingOwner].compactMap(\.self)
    let ofPlan = risks.compactMap(\.owner) + indicators.compactMap(\.owner) + boards.flatMap(\.coChairs)
    let ofHeader = header.map { $0.accountableOfficers + $0.advisers } ?? []
    return Set(ofActions + owners + ofPlan + ofHeader).filter { !$0.isEmpty }.sorted()
  }
}
