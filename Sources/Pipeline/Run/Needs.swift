internal import Extractors
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

  /// Sources that say which numbers are one entity's, of entities that these sources name, with the columns that say so.
  func links(beside needs: [String: Set<String>]) -> [String: Set<String>] {
    let domains = Set(needs.keys.compactMap(source).filter { $0.links == nil }.flatMap(\.domains))
    let linking = sources.compactMap { source in source.links.map { (source.name, $0) } }.filter { domains.contains($0.1.domain) }
    return Dictionary(uniqueKeysWithValues: linking.map { ($0, $1.columns) })
  }

  /// Sources that are read for their words and are there, with all their columns.
  func wordSources(in folder: ExportFolder) -> [String: Set<String>] {
    let named = WordSource.allCases.compactMap { source($0.rawValue) }.filter { !$0.isOptional || !folder.files(of: $0).isEmpty }
    return Dictionary(uniqueKeysWithValues: named.map { ($0.name, Set($0.columns.map(\.name))) })
  }

  /// All but those that are optional, not there, and needed by no figure: they are not missing.
  func expectedSources(in folder: ExportFolder) -> [SourceDefinition] {
    let needed = needs(of: figures.map(\.figure))
    return sources.filter { !$0.isOptional || needed[$0.name] != nil || !folder.files(of: $0).isEmpty }
  }
}
