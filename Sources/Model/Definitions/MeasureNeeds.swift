/// What a measure reads: sources, columns, filters.
extension MeasureDefinition {
  /// The rules of its own rows and of the other sources' rows, in the order of their uses; of a combination, each part has its own.
  package var ownAndOtherRules: [RowRule] { [rule] + otherRows.map(\.rule) }

  /// Everything that the measure reads: the sources, each with its columns.
  package var needs: [(source: String, columns: [String])] {
    guard parts.isEmpty else { return parts.flatMap(\.needs) }
    let own = rule.columns
    return switch self {
    case .count: [(rule.source, own)]
    case .distinct(_, let entity): [(rule.source, own + [entity])]
    case .sum(_, let addends): [(rule.source, own + addends.columns)]
    case .proportion(_, let numerator, let entity):
      [(rule.source, own + numerator.columns + (entity.map { [$0] } ?? []))]
    case .proportionOfSums(_, let numerator, let denominator): [(rule.source, own + numerator.columns + [denominator])]
    case .latest(_, let entity, let denominator, let numerator):
      [(rule.source, own + [entity] + denominator.columns + numerator.columns)]
    case .repeats(_, let entity, _): [(rule.source, own + [entity])]
    case .duration(_, let from, let to, _): [(rule.source, own + [from] + (to.map { [$0] } ?? []))]
    case .coverage(_, let entity, let cohort, let reached, let by):
      [(rule.source, own + [entity] + (cohort.map { $0.sizes + $0.ownColumns } ?? []))]
        + [(reached.source, reached.columns + [by])]
        + (cohort?.rates ?? []).map { ($0.rule.source, $0.rule.columns + [$0.entity] + ($0.column.map { [$0] } ?? [])) }
    case .stages(_, let column, _): [(rule.source, own + [column])]
    case .statistic(_, _, let numbers): [(rule.source, own + numbers.columns)]
    case .combined: []
    }
  }

  /// The sources that it reads, each once; its own is the first.
  package var sources: [String] {
    var seen: [String] = []
    for need in needs where !seen.contains(need.source) { seen.append(need.source) }
    return seen
  }

  /// Every filter that decides which rows count or what becomes of them, with the source of these rows.
  package var filters: [(source: String, filter: Filter)] {
    var rules = [rule]
    var filters: [(source: String, filter: Filter)] = []
    switch self {
    case .proportion(let rule, let numerator, _): filters.append((rule.source, numerator))
    case .latest(let rule, _, let denominator, let numerator):
      filters += [(rule.source, denominator), (rule.source, numerator)]
    case .coverage(_, _, let cohort, let reached, _): rules += [reached] + (cohort?.rates ?? []).map(\.rule)
    case .combined(_, let parts): return parts.flatMap(\.filters)
    case .count, .distinct, .sum, .proportionOfSums, .repeats, .duration, .stages, .statistic: break
    }
    return filters + rules.flatMap { rule in ([rule.filter] + rule.stops.map(\.filter)).map { (rule.source, $0) } }
  }

  /// The columns whose texts matter for what they say, not only for being the same, each with its source: those that filters
  /// compare with names, and those of stages.
  package var textsLookedAt: [(source: String, column: String)] {
    let compared = filters.flatMap { source, filter in filter.namedColumns.map { (source, $0) } }
    return switch self {
    case .stages(let rule, let column, _): compared + [(rule.source, column)]
    case .combined(_, let parts): parts.flatMap(\.textsLookedAt)
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .statistic: compared
    }
  }
}
