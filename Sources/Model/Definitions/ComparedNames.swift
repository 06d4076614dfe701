extension DefinitionSet {
  /// The columns of a source whose texts figures compare: those that filters and stages compare with names, those of breakdowns,
  /// and those of links and looked-up days; each with the names that the definitions compare it with, none for breakdowns.
  package func comparedNames(in source: SourceDefinition) -> [String: [String]] {
    let figures = figures.map(\.figure)
    let measures = figures.flatMap { [$0.measure] + $0.alsoShown.map(\.measure) }
    var filters = measures.flatMap(\.filters)
    filters += sources.flatMap(\.lookedUp).map { ($0.source, $0.filter) }
    if let links = source.links { filters.append((source.name, links.rows)) }
    var compared = measures.flatMap(\.stagesByColumn).filter { $0.source == source.name }.map { ($0.column, $0.stages) }
    for filter in filters where filter.source == source.name {
      compared += filter.filter.everyCondition.map { ($0.condition.column, $0.condition.test.names) }
    }
    let within = measures.flatMap(\.ofRows).compactMap { measure in
      measure.cohort?.within.map { (measure.rule.source, $0.lookup) }
    }
    compared += (figures.flatMap(\.lookups) + within).compactMap { owner, lookup in
      let place = lookup.place(in: owner)
      return place.source == source.name ? (place.column, []) : nil
    }
    return Dictionary(compared, uniquingKeysWith: +)
  }
}

extension MeasureDefinition {
  /// The columns whose texts say which stage a row is about, with the stages in their order.
  fileprivate var stagesByColumn: [(source: String, column: String, stages: [String])] {
    switch self {
    case .stages(let rule, let column, let stages): [(rule.source, column, stages)]
    case .combined(_, let parts): parts.flatMap(\.stagesByColumn)
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .statistic: []
    }
  }
}

extension Condition.Test {
  /// The codes or categories that a value is compared with.
  fileprivate var names: [String] {
    switch self {
    case .among(let names), .notAmong(let names): names
    case .present, .blank, .notAfter, .above, .compares, .falls, .lasts: []
    }
  }
}
