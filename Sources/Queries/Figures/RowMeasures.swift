internal import Model

/// The steps of a measure of rows, of whichever kind it is.
extension QueryBuilder {
  /// The steps of a measure under names that begin with `name`; nil for a combination, which has no rows of its own.
  mutating func measureOfRows(
    _ measure: MeasureDefinition, _ name: String, _ comment: String, daysInUnit: Double, _ dimensions: [Dimension]
  ) -> Result? {
    let source = source(measure.rule.source)
    func numerator(_ filter: Filter) -> Kept { flag(filter, measure.rule, "in_numerator") }
    func entity(_ column: String) -> Kept { Kept(expression: "r.\(dialect.name(column))", name: "entity") }
    func scale(_ addends: Addends?) -> String { self.scale(addends?.columns.first, in: source) }
    func cells(_ builder: inout Self, _ keep: [Kept], grouping: Bool = true, late: [Filter] = []) -> Cells {
      let columns = measure.needs.first?.columns ?? []
      return builder.cells(
        measure.rule, name, reading: columns, keep: keep, dimensions, builder.seen(from: nil), grouping: grouping, late: late)
    }
    switch measure {
    case .count: return count(name, comment, cells(&self, []))
    case .distinct(_, let of): return distinct(name, comment, cells(&self, [entity(of)]), "r.entity")
    case .sum(_, let addends):
      return sum(name, comment, cells(&self, kept(addends, in: source)), addends, scale: scale(addends))
    case .proportion(_, let filter, let of):
      let keep = [numerator(filter)] + (of.map { [entity($0)] } ?? [])
      return proportion(name, comment, cells(&self, keep, late: [filter]), ofEntities: of != nil)
    case .proportionOfSums(_, let part, let whole):
      let column = part.columns.first ?? whole
      let keep =
        part.leavesOutHidden
        ? keptTogether(column, whole, in: source)
        : kept(Addends([column]), in: source, named: "part_") + kept(Addends([whole]), in: source, named: "whole_")
      return proportionOfSums(
        name, comment, cells(&self, keep), scales: (self.scale(column, in: source), self.scale(whole, in: source)),
        leavesOutHidden: part.leavesOutHidden)
    case .latest(let rule, let per, let denominator, let filter):
      let day = rule.hasDay ? "r.\(dialect.name(rule.day))" : "NULL"
      return latest(
        name, comment,
        cells(
          &self, [entity(per), Kept(expression: day, name: "day"), flag(denominator, rule, "in_denominator"), numerator(filter)],
          grouping: false))
    case .repeats(_, let of, let repetition): return repeats(name, comment, cells(&self, [entity(of)]), repetition)
    case .duration(_, let from, let to, let statistic):
      let keep = [Kept(expression: time(from: from, to: to), name: "days")]
      return duration(name, comment, cells(&self, keep, grouping: false), statistic, daysInUnit: daysInUnit)
    case .coverage(let rule, let of, let cohort, let reached, let by):
      return coverage(name, comment, rule, of: of, cohort, reached: reached, by: by)
    case .stages(_, let column, let stages):
      let isIdentifier = source.column(column)?.kind.isIdentifier == true
      let filters = filters(of: source, day: nil, settled: "")
      let texts = stages.map { dialect.text(isIdentifier ? $0.foldedValue : filters.written($0, column)) }
      let cells = cells(&self, [entity(column)])
      return self.stages(name, comment, cells, of: texts, in: isIdentifier ? "LOWER(r.entity)" : "r.entity")
    case .statistic(_, let statistic, let numbers):
      let ones = [("1", "amount"), ("0", "hidden"), ("0", "is_empty")].map { Kept(expression: $0.0, name: $0.1) }
      let keep = (numbers.addends.map { kept($0, in: source) } ?? ones) + (numbers.entity.map { [entity($0)] } ?? [])
      return self.statistic(name, comment, cells(&self, keep, grouping: false), statistic, numbers, scale: scale(numbers.addends))
    case .combined: return nil
    }
  }

  /// 1 for a row that passes a filter, and 0 for another.
  private func flag(_ filter: Filter, _ rule: RowRule, _ name: String) -> Kept {
    let text = filters(of: source(rule.source), day: "d.day", settled: rule.day).all(filter)
    return Kept(expression: "CASE WHEN \(text) THEN 1 ELSE 0 END", name: name)
  }
}
