package import Model

extension DefinitionSet {
  /// By source, the columns that these figures, the measures shown with them and their breakdowns look at.
  package func needs(of figures: [FigureDefinition]) -> [String: Set<String>] {
    var needs: [String: Set<String>] = [:]
    for figure in figures {
      for measure in [figure.computed] + figure.alsoShown.map(\.computed) {
        for need in measure.needs { needs[need.source, default: []].formUnion(need.columns) }
      }
      for (name, lookup) in figure.lookups {
        switch lookup {
        case .column(let column): needs[name, default: []].insert(column)
        case .register(let register, let column, let through):
          needs[name, default: []].insert(through)
          needs[register, default: []].insert(column)
          if let source = source(register), let key = source.key.first {
            needs[register, default: []].insert(source.columns[key].name)
          }
        }
      }
    }
    return needs
  }

  /// Sources that say which numbers belong to one entity, for entities that these sources name; by source, the columns that say
  /// so.
  package func links(beside needs: [String: Set<String>]) -> [String: Set<String>] {
    let domains = Set(needs.keys.compactMap(source).filter { $0.links == nil }.flatMap(\.domains))
    let linking = sources.compactMap { source in source.links.map { (source.name, $0) } }.filter { domains.contains($0.1.domain) }
    return Dictionary(uniqueKeysWithValues: linking.map { ($0, $1.columns) })
  }
}
