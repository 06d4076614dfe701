internal import Model

extension DefinitionSet {
  /// What joins numbers first, since all others are read with it; then registers, since others are looked up in them; those
  /// whose own rows a figure counts after the others. Of all other sources, one in which days are looked up comes before those
  /// that look them up.
  func readingOrder(for figures: [FigureDefinition]) -> [SourceDefinition] {
    let measures = figures.flatMap { [$0.measure] + $0.alsoShown.map(\.measure) }
    let counted = Set(measures.flatMap(\.ofRows).map(\.rule.source))
    func rank(_ source: SourceDefinition) -> Int {
      if source.links != nil { return 0 }
      return source.registerOf == nil ? 3 : counted.contains(source.name) ? 2 : 1
    }
    var order: [SourceDefinition] = []
    // Definitions have no circles of them.
    func append(_ source: SourceDefinition) {
      guard !order.contains(where: { $0.name == source.name }) else { return }
      for column in source.lookedUp { self.source(column.source).map(append) }
      order.append(source)
    }
    for wanted in 0...3 { for source in sources where rank(source) == wanted { append(source) } }
    return order
  }
}
