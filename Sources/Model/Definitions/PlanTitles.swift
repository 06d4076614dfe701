extension PlanDefinition {
  /// Everybody whom the plan names, by job title: owners, leads, officers of milestones, whoever answers for it, advisers.
  package func titles(of kpis: [KPIDefinition]) -> [String] {
    let ofActions = actions.flatMap { [$0.lead] + $0.milestones.flatMap(\.officers) }
    let owners = kpis.map(\.owner) + [alerts.dataOwner, alerts.riskOwner, alerts.findingOwner].compactMap(\.self)
    let ofPlan = risks.compactMap(\.owner) + indicators.compactMap(\.owner) + boards.flatMap(\.coChairs)
    let ofHeader = header.map { $0.accountableOfficers + $0.advisers } ?? []
    return Set(ofActions + owners + ofPlan + ofHeader).filter { !$0.isEmpty }.sorted()
  }
}
