internal import Model

extension DefinitionSet {
  /// Source → the columns that these figures, those shown beside them and their breakdowns look at.
  func needs(of figures: [FigureDefinition]) -> [String: Set<String>] {
    var needs: [String: Set<String>] = [:]
    for figure in figures {
      for measure in [figure.measure] + figure.alsoShown.map(\.measure) {
        let measure = source(measure.rule.source).map { measure.simplified(for: $0) } ?? measure
        for need in measure.needs { needs[need.source, default: []].formUnion(need.columns) }
      }
      for dimension in figure.breakdowns {
        switch dimension.lookup {
        case .column(let column): needs[figure.measure.rule.source, default: []].insert(column)
        case .register(let register, let column, let through):
          needs[figure.measure.rule.source, default: []].insert(through)
          needs[register, default: []].insert(column)
          if let source = source(register), let key = source.key.first {
            needs[register, default: []].insert(source.columns[key].name)
          }
        }
      }
    }
    return needs
  }
}
