extension MeasureDefinition {
  /// What it does with each column that it reads: the columns of `needs`, and no other. A column has as many entries as uses.
  ///
  /// ```swift
  /// // KPI 7: permanent exclusions in the last 12 months.
  /// MeasureDefinition.count(rule).uses   // [("exclusions", "start_date", .day), ("exclusions", "outcome_date", .stop), …]
  /// ```
  package var uses: [SingleUse] {
    func own(_ columns: [String], _ use: ColumnUse) -> [SingleUse] { columns.map { (rule.source, $0, use) } }
    switch self {
    case .count: return rule.uses
    case .distinct(_, let entity): return rule.uses + own([entity], .entity)
    case .sum(_, let addends): return rule.uses + own(addends.columns, .amount)
    case .proportion(_, let numerator, let entity):
      return rule.uses + own(numerator.columns, .success) + own(entity.map { [$0] } ?? [], .entity)
    case .proportionOfSums(_, let numerator, let denominator): return rule.uses + own(numerator.columns + [denominator], .amount)
    case .latest(_, let entity, let denominator, let numerator):
      return rule.uses + own([entity], .entity) + own([entity, rule.day], .order) + own(denominator.columns, .condition)
        + own(numerator.columns, .success)
    case .repeats(_, let entity, let repetition):
      return rule.uses + own([entity], .group) + (repetition.statistic == .entities ? own([entity], .entity) : [])
    case .duration(_, let from, let to, _): return rule.uses + own([from] + (to.map { [$0] } ?? []), .time)
    case .coverage(_, let entity, let cohort, let reached, let by):
      return rule.uses + own([entity], .entity) + own([entity], .match)
        + own(cohort.map { $0.sizes + $0.ownColumns } ?? [], .cohort)
        + reached.uses + [(reached.source, by, .match)] + (cohort?.rates.flatMap(\.uses) ?? [])
    case .stages(_, let column, _): return rule.uses + own([column], .stage)
    case .statistic(_, _, let numbers):
      return rule.uses + own(numbers.addends?.columns ?? [], .amount) + own(numbers.entity.map { [$0] } ?? [], .group)
    case .combined(_, let parts): return parts.flatMap(\.uses)
    }
  }
}

extension RowRule {
  /// What it does with the columns that it reads.
  fileprivate var uses: [SingleUse] {
    let places: [SingleUse] = hasDay ? [(source, day, .day)] : []
    let conditions: [SingleUse] = filter.columns.map { (source, $0, .condition) }
    let ends: [SingleUse] = stops.flatMap { stop in ([stop.column] + stop.filter.columns).map { (source, $0, .stop) } }
    return places + conditions + ends
  }
}

extension Cohort.Rate {
  /// What it does with the columns that it reads: rows are matched with the population, and their rate decides who is chosen.
  fileprivate var uses: [SingleUse] {
    rule.uses + [(rule.source, entity, .match)] + (column.map { [(rule.source, $0, .cohort)] } ?? [])
  }
}
