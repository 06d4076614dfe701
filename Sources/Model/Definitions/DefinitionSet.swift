/// A whole plan as its definition files say it: checked, so that every name in it leads somewhere.
package struct DefinitionSet: Sendable {
  package var plan: PlanDefinition
  package var sources: [SourceDefinition]
  package var kpis: [KPIDefinition]

  package init(plan: PlanDefinition, sources: [SourceDefinition], kpis: [KPIDefinition]) {
    self.plan = plan
    self.sources = sources
    self.kpis = kpis
    for kpi in kpis.indices {
      for figure in kpis[kpi].figures.indices { self.kpis[kpi].figures[figure].simplify(sources) }
    }
  }

  package func source(_ name: String) -> SourceDefinition? { sources.first { $0.name == name } }

  /// Every target-bearing figure with its KPI, in the scorecard's order.
  package var figures: [(kpi: KPIDefinition, figure: FigureDefinition)] {
    kpis.flatMap { kpi in kpi.figures.map { (kpi, $0) } }
  }
}

extension FigureDefinition {
  /// Settles what is computed. The one place that does: whoever reads columns and whoever feeds measures with them agree.
  fileprivate mutating func simplify(_ sources: [SourceDefinition]) {
    func simplest(_ measure: MeasureDefinition) -> MeasureDefinition {
      sources.first { $0.name == measure.rule.source }.map { measure.simplified(for: $0) } ?? measure
    }
    computed = simplest(measure)
    for place in alsoShown.indices { alsoShown[place].computed = simplest(alsoShown[place].measure) }
  }
}
