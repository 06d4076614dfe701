package import Model

extension DefinitionSet {
  /// By source, the columns that these figures, the measures shown with them and their breakdowns look at, and those in which
  /// they look something up.
  package func needs(of figures: [FigureDefinition]) -> [String: Set<String>] {
    var needs: [String: Set<String>] = [:]
    func add(_ dimension: Dimension, of source: String) {
      for need in dimension.needs(in: source, sources) { needs[need.source, default: []].formUnion(need.columns) }
    }
    for figure in figures {
      for measure in [figure.computed] + figure.alsoShown.map(\.computed) {
        for need in measure.needs(among: sources) { needs[need.source, default: []].formUnion(need.columns) }
      }
      for dimension in figure.breakdowns {
        for source in [figure.measure.rule.source] + dimension.others.keys { add(dimension, of: source) }
      }
    }
    return needs
  }

  /// The sources that the value of a figure, or of one shown with it, is made from: its rows, what they are looked up in, and what
  /// joins numbers of one entity. A source that only its breakdowns look up is none of them.
  package func sourcesRead(byValue name: String, of figure: FigureDefinition) -> Set<String> {
    let measure = figure.alsoShown.first { $0.name == name }?.computed ?? figure.computed
    let needs = measure.needs(among: sources).reduce(into: [:]) { $0[$1.source, default: Set<String>()].formUnion($1.columns) }
    return Set(needs.keys).union(links(beside: needs).keys)
  }

  /// Sources that say which numbers belong to one entity, for entities that these sources name; by source, the columns that say
  /// so.
  package func links(beside needs: [String: Set<String>]) -> [String: Set<String>] {
    linking(Set(needs.keys.compactMap(source).filter { $0.links == nil }.flatMap(\.domains)))
  }
}

extension DefinitionSet {
  /// The same where one of the columns that are read has numbers of such entities, so that joining them can change what is made of
  /// the rows.
  package func links(joining needs: [String: Set<String>]) -> [String: Set<String>] {
    linking(identifierDomains(of: needs.map { ($0, Array($1)) }))
  }

  private func linking(_ domains: Set<String>) -> [String: Set<String>] {
    let linking = sources.compactMap { source in source.links.map { (source.name, $0) } }.filter { domains.contains($0.1.domain) }
    return Dictionary(uniqueKeysWithValues: linking.map { ($0, $1.columns) })
  }
}

extension MeasureDefinition {
  /// Everything that the measure reads, with what a register says of its population and what is looked up in other sources.
  func needs(among sources: [SourceDefinition]) -> [(source: String, columns: [String])] {

    let within = ofRows.flatMap { $0.cohort?.within?.needs(in: $0.rule.source, sources) ?? [] }
    return sources.read(for: needs + within)
  }

  /// The sources that the measure reads, each once, with those in which something is looked up; its own is the first. Without
  /// one of them it cannot be computed.
  package func sources(among sources: [SourceDefinition]) -> [String] {
    needs(among: sources).reduce(into: []) { names, need in
      if !names.contains(need.source) { names.append(need.source) }
    }
  }
}

extension Dimension {
  /// What is read of a source, and of a register, to know the category of each of the source's rows.
  fileprivate func needs(in source: String, _ sources: [SourceDefinition]) -> [(source: String, columns: [String])] {
    switch lookup(in: source) {
    case .column(let column): return [(source, [column])]
    case .register(let register, let column, let through):
      let known = sources.first { $0.name == register }
      return [(source, [through]), (register, [column] + (known?.key.first.map { [known?.columns[$0].name ?? ""] } ?? []))]
    }
  }
}
