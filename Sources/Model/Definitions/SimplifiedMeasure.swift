extension MeasureDefinition {
  /// The same figure from fewer columns, where that is possible; otherwise the measure as it is.
  ///
  /// On a census day each entity has one row, where the day and the entity are the source's key. Counting rows is then counting
  /// entities.
  package func simplified(for source: SourceDefinition) -> MeasureDefinition {
    func isKey(_ entity: String) -> Bool {
      rule.window == .latest && Set(source.key.map { source.columns[$0].name }) == [rule.day, entity]
        && source.column(entity)?.isMandatory == true
        && !source.linkedDomains.contains(source.column(entity)?.domain(in: source.name) ?? "")
    }
    switch self {
    case .distinct(let rule, let entity) where isKey(entity): return .count(rule)
    case .proportion(let rule, let numerator, let entity?) where isKey(entity):
      return .proportion(rule, numerator: numerator, of: nil)
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .stages, .statistic,
      .combined:
      return self
    }
  }
}
