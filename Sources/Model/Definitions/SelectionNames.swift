extension DefinitionSet {
  /// The names by which a selection of a kind can choose figures of the plan, each once.
  package func names(_ kind: Selection.Kind) -> [String] {
    switch kind {
    case .area: plan.areasOfWeakness.map(\.id)
    case .action: Array(Set(plan.actions.map(\.id) + kpis.flatMap(\.actions))).sorted(by: naturallyPrecedes)
    case .source: sources.map(\.name)
    case .state: Selection.states
    }
  }
}
