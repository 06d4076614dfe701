internal import Model

extension FigureDifference {
  /// With the rows that are not the same and that it does not count, of the sources that its measure reads in one way alone: of
  /// others nobody can tell how many of the rows each use counts.
  func with(_ changes: [String: RowChanges], _ measure: MeasureDefinition?) -> Self {
    let read = measure?.ofRows.flatMap(\.ownAndOtherRules).map(\.source) ?? []
    var difference = self
    difference.uncounted = read.filter { source in read.count { $0 == source } == 1 }.compactMap { source in
      changes[source].flatMap { UncountedRows(of: source, $0, besides: counted(of: source)) }
    }
    return difference
  }

  /// How many rows of a source are not the same and behind its causes, by what happened to them.
  private func counted(of source: String) -> [BridgeCause.Kind: Int] {
    causes.reduce(into: [:]) { counted, cause in
      if case .rows(let rows) = cause.what, rows.source == source { counted[rows.kind, default: 0] += rows.rows - rows.unchanged }
    }
  }

  /// Whether its causes would have other effects in another order: not where each row adds its own part by one definition.
  func dependsOnOrder(_ measure: MeasureDefinition?) -> Bool {
    let telling = causes.filter { ($0.effect.value ?? 0) != 0 }
    let isRedefined = telling.contains { if case .definition = $0.what { true } else { false } }
    return telling.count > 1 && (isRedefined || measure?.addsUpByRow != true)
  }
}

extension DefinitionSet {
  /// The measure of a figure, or of one that is shown with it; nil where the plan has none.
  func measure(_ id: FigureID, _ name: String) -> MeasureDefinition? {
    guard let figure = figure(id) else { return nil }
    return name == SeriesPoint.ownMeasure ? figure.measure : figure.alsoShown.first { $0.name == name }?.measure
  }
}
