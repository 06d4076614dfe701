/// A whole plan as its definition files say it: checked, so that every name in it leads somewhere.
package struct DefinitionSet: Sendable {
  package var plan: PlanDefinition
  package var sources: [SourceDefinition]
  package var kpis: [KPIDefinition]

  package init(plan: PlanDefinition, sources: [SourceDefinition], kpis: [KPIDefinition]) {
    self.plan = plan
    self.sources = sources
    self.kpis = kpis
  }

  package func source(_ name: String) -> SourceDefinition? { sources.first { $0.name == name } }

  /// Every target-bearing figure with its KPI, in the scorecard's order.
  package var figures: [(kpi: KPIDefinition, figure: FigureDefinition)] {
    kpis.flatMap { kpi in kpi.figures.map { (kpi, $0) } }
  }
}
