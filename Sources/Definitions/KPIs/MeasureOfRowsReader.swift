internal import Model

/// Reads a measure of rows: those that count, and what its kind needs besides. Each kind has a reader of its own.
struct MeasureOfRowsReader {
  /// The kinds, each with its keys besides those that say which rows count.
  static let kinds: [(kind: String, keys: [any DeclaredKey])] = [
    ("count", []), ("distinct", CountReader.keysOfDistinct), ("sum", SumReader.keys), ("proportion", ProportionReader.keys),
    ("latest", LatestReader.keys), ("repeats", RepeatsReader.keys), ("duration", DurationReader.keys),
    ("coverage", CoverageReader.keys), ("stages", StagesReader.keys), ("statistic", StatisticReader.keys),
  ]

  let sources: SourceCatalogue

  /// `filter` has more conditions that the rows must pass.
  func measure(_ kind: MeasureDefinition.Kind, _ fields: Fields, and filter: Entry? = nil) -> MeasureDefinition? {
    guard let (counted, source) = RuleReader(sources: sources).rule(fields) else { return nil }
    var rule = counted
    if let filter {
      let more = FilterReader(source: source).filter(filter)
      rule.filter = Filter(more.conditions + rule.filter.conditions, groups: more.groups + rule.filter.groups)
    }
    let rows = MeasureRows(rule: rule, source: source, fields: fields)
    return switch kind {
    case .count: CountReader().count(rows)
    case .distinct: CountReader().distinct(rows)
    case .sum: SumReader().measure(rows)
    case .proportion: ProportionReader().measure(rows)
    case .latest: LatestReader().measure(rows)
    case .repeats: RepeatsReader().measure(rows)
    case .duration: DurationReader().measure(rows)
    case .coverage: CoverageReader(sources: sources).measure(rows)
    case .stages: StagesReader().measure(rows)
    case .statistic: StatisticReader().measure(rows)
    case .ratio, .difference, .total: nil
    }
  }
}

extension MeasureDefinition.Kind {
  /// Whether it is made of the values of other measures.
  var isCombination: Bool {
    switch self {
    case .ratio, .difference, .total: true
    case .count, .distinct, .sum, .proportion, .latest, .repeats, .duration, .coverage, .stages, .statistic: false
    }
  }
}
