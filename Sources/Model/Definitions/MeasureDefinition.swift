/// How rows become a number.
///
/// There are few measures, and all are general: a KPI that needs something special generalises one of them.
///
/// ```swift
/// // KPI 7: permanent exclusions in the last 12 months.
/// let rule = RowRule(source: "exclusions", day: "start_date", window: .rolling(months: 12))
/// let measure = MeasureDefinition.count(rule)
/// measure.name     // "count"
/// measure.needs    // [("exclusions", ["start_date"])]
/// ```
package enum MeasureDefinition: Hashable, Sendable, Encodable {
  /// The number of rows that count.
  case count(RowRule)
  /// The number of different entities among the rows that count.
  case distinct(RowRule, of: String)
  /// One or several columns added up over the rows that count.
  case sum(RowRule, column: Addends)
  /// The percentage that passes `numerator`, of the rows that count or of the entities in them.
  case proportion(RowRule, numerator: Filter, of: String?)
  /// One column's sum as a percentage of another's, over the rows that count. Where the numerator leaves out hidden numbers, a row in
  /// which one of the two is hidden is in neither sum.
  case proportionOfSums(RowRule, numerator: Addends, denominator: String)
  /// The percentage that passes `numerator`, of the entities whose latest row passes `denominator`. Only that row speaks for an
  /// entity.
  case latest(RowRule, per: String, denominator: Filter, numerator: Filter)
  /// The number of entities with more than one row that counts, or of the rows after each entity's first.
  case repeats(RowRule, of: String, Repetition)
  /// A statistic of the days from one column to another (or to the figure's own day), over the rows that count.
  case duration(RowRule, from: String, to: String?, DurationStatistic)
  /// The percentage of a population (or of a cohort of it, if one is asked for) that is found in another source.
  case coverage(RowRule, of: String, cohort: Cohort?, reached: RowRule, by: String)
  /// The number of stages reached, out of a list.
  case stages(RowRule, column: String, stages: [String])
  /// A statistic of the numbers of rows or of entities.
  case statistic(RowRule, NumberStatistic, of: Numbers)
  /// A number that is made of the values of other measures, none of which is made of others itself: two for a ratio or a
  /// difference, one or more for a total.
  case combined(Combination, of: [MeasureDefinition])

  /// The measures whose values it is made of; empty for a measure of rows.
  package var parts: [MeasureDefinition] { if case .combined(_, let parts) = self { parts } else { [] } }

  /// The unit of its parts, where its own is `unit`: the values of a ratio have none, and its durations are in days.
  package func unitOfParts(in unit: Unit) -> Unit { kind == .ratio ? .days : unit }

  /// The measures of rows that it is made of: its parts, or itself.
  package var ofRows: [MeasureDefinition] { parts.isEmpty ? [self] : parts }

  /// How the parts of a coverage are named where it is encoded: as in earlier versions, so that no series breaks.
  private enum CoverageCodingKeys: String, CodingKey {
    case _0, of
    case cohort = "topQuartile"
    case reached, by
  }

  /// The rows of other sources that it looks at, the column that says whom these are about, and the column that is added up,
  /// where one is. A coverage looks at those reached, then at those of each rate of a cohort; no other measure has any. The
  /// parts of a combination have theirs.
  package var otherRows: [(rule: RowRule, entity: String, column: String?)] {
    switch self {
    case .coverage(_, _, let cohort, let reached, let by):
      [(reached, by, nil)] + (cohort?.rates ?? []).map { ($0.rule, $0.entity, $0.column) }
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .stages, .statistic, .combined:
      []
    }
  }

  /// The rules of the rows that it counts over a period, its own and those of a cohort's rates.
  package var countedRules: [RowRule] {
    parts.isEmpty ? [rule] + otherRows.dropFirst().map(\.rule) : parts.flatMap(\.countedRules)
  }

  /// The same, each with the day from which its rows are seen when the figure is of `day`; none before the fixed day of a cohort,
  /// since there is no cohort yet.
  package func countedRules(asOf day: Day) -> [(rule: RowRule, day: Day)] {
    guard parts.isEmpty else { return parts.flatMap { $0.countedRules(asOf: day) } }
    if let cohortDay, day < cohortDay { return [] }
    return countedRules.map { ($0, cohortDay ?? day) }
  }

  /// The cohort of a coverage; nil where it has none, as for other measures.
  package var cohort: Cohort? {
    switch self {
    case .coverage(_, _, let cohort, _, _): cohort
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .stages, .statistic, .combined:
      nil
    }
  }

  /// The fixed day as on which its population is seen; nil where that is the figure's own day.
  package var cohortDay: Day? { cohort?.asAt }

  /// The last day from which a source's rows are seen when the figure is of `day`.
  package func lastDay(of source: String, asOf day: Day) -> Day {
    if !parts.isEmpty {
      return parts.filter { $0.needs.contains { $0.source == source } }.map { $0.lastDay(of: source, asOf: day) }.max() ?? day
    }
    guard let cohortDay, case .coverage(_, _, _, let reached, _) = self, reached.source != source else { return day }
    return cohortDay
  }

  /// The rows that it makes its number of, where other measures can make another number of the very same rows; nil where none
  /// can.
  package var sharedRows: SharedRows? {
    switch self {
    case .repeats(let rule, let entity, _): .entities(rule, of: entity)
    case .duration(let rule, let from, let to, _): .durations(rule, from: from, to: to)
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .coverage, .stages, .statistic, .combined: nil
    }
  }

  /// Rows that several measures can share.
  package enum SharedRows: Hashable, Sendable {
    /// The rows of each entity.
    case entities(RowRule, of: String)
    /// The days from one column to another.
    case durations(RowRule, from: String, to: String?)
  }

  /// A kind of measure, by its name in definitions. A proportion with a denominator is one of sums.
  package enum Kind: String, Sendable, CaseIterable {
    case count, distinct, sum, proportion, latest, repeats, duration, coverage, stages, statistic, ratio, difference, total
  }
  /// The kind, whose raw value is its name in definitions: `kind: count`.
  package var kind: Kind {
    switch self {
    case .count: .count
    case .distinct: .distinct
    case .sum: .sum
    case .proportion, .proportionOfSums: .proportion
    case .latest: .latest
    case .repeats: .repeats
    case .duration: .duration
    case .coverage: .coverage
    case .stages: .stages
    case .statistic: .statistic
    case .combined(.ratio, _): .ratio
    case .combined(.difference, _): .difference
    case .combined(.total, _): .total
    }
  }

  /// The rule that places the figure's own rows; of a combination, those of its first part.
  package var rule: RowRule {
    switch self {
    case .count(let rule), .distinct(let rule, _), .sum(let rule, _), .proportion(let rule, _, _),
      .proportionOfSums(let rule, _, _), .latest(let rule, _, _, _), .repeats(let rule, _, _),
      .duration(let rule, _, _, _), .coverage(let rule, _, _, _, _), .stages(let rule, _, _), .statistic(let rule, _, _):
      rule
    case .combined(_, let parts): parts[0].rule
    }
  }

  /// What is counted of entities that occur more than once; nil for other measures.
  package var repetition: Repetition? {
    if case .repeats(_, _, let repetition) = self { return repetition }
    return nil
  }

  /// The same, counted by another statistic; itself for other measures.
  package func counting(_ statistic: RepeatStatistic) -> MeasureDefinition {
    guard case .repeats(let rule, let entity, var repetition) = self else { return self }
    repetition.statistic = statistic
    return .repeats(rule, of: entity, repetition)
  }
}
