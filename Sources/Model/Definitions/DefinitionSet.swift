/// A whole plan as its definition files say it. The loader has checked it, so that every name in it leads somewhere.
///
/// ```swift
/// let definitions = DefinitionSet(plan: plan, sources: [exclusions], kpis: [permanentExclusions])
/// definitions.source("exclusions")?.title                          // "Permanent exclusions"
/// definitions.figures.map { "\($0.figure.id): \($0.kpi.owner)" }   // ["7: Head of Service, Vulnerable Learners"]
/// ```
package struct DefinitionSet: Sendable {
  /// The plan itself: its name, start, checkpoints, actions, risks and boards.
  package var plan: PlanDefinition
  /// The exports that figures and reports are read from.
  package var sources: [SourceDefinition]
  /// The KPIs, in the scorecard's order.
  package var kpis: [KPIDefinition]

  /// A plan with its sources and KPIs. It settles for each measure how it is computed (`FigureDefinition.computed`).
  package init(plan: PlanDefinition, sources: [SourceDefinition], kpis: [KPIDefinition]) {
    self.plan = plan
    self.sources = sources
    self.kpis = kpis
    for kpi in kpis.indices {
      for figure in kpis[kpi].figures.indices { self.kpis[kpi].figures[figure].simplify(sources) }
    }
  }

  /// The source of this name; nil where no file defines it.
  package func source(_ name: String) -> SourceDefinition? { sources.first { $0.name == name } }

  /// The figure of this name; nil where no KPI has it.
  package func figure(_ id: FigureID) -> FigureDefinition? { figures.first { $0.figure.id == id }?.figure }

  /// Every target-bearing figure with its KPI, in the scorecard's order.
  package var figures: [(kpi: KPIDefinition, figure: FigureDefinition)] {
    kpis.flatMap { kpi in kpi.figures.map { (kpi, $0) } }
  }
}

extension FigureDefinition {
  /// Settles how each measure is computed, in this one place, so that a run reads the same columns that it gives to measures.
  fileprivate mutating func simplify(_ sources: [SourceDefinition]) {
    func simplest(_ measure: MeasureDefinition) -> MeasureDefinition {
      sources.first { $0.name == measure.rule.source }.map { measure.simplified(for: $0) } ?? measure
    }
    computed = simplest(measure)
    for place in alsoShown.indices { alsoShown[place].computed = simplest(alsoShown[place].measure) }
  }
}
