/// The members of a population that any of several rates chooses: the schools in the top quarter by exclusions or suspensions.
///
/// ```swift
/// // The ten schools of each phase with the highest published rate of absence.
/// let rate = Cohort.Rate(rule: published, entity: "urn", number: .column("absence_rate", scale: 10), per: nil)
/// let cohort = Cohort(.highest(10), rates: [rate], within: phase)
/// ```
package struct Cohort: Hashable, Sendable {
  /// One of the rates: a number for each member of the population.
  package struct Rate: Hashable, Sendable {
    /// What is worked out for a member.
    package enum Number: Hashable, Sendable {
      /// How many of the rows are about the member; 0 where none is.
      case rows
      /// The sum of a column over these rows, each kept in units of which `scale` make 1. A member without a row has no rate, and
      /// nor has one of whose rows this column is blank.
      case column(String, scale: Double)
    }
    /// The rows that are looked at.
    package var rule: RowRule
    /// The column that says which member of the population a row is about.
    package var entity: String
    /// What is worked out for a member from its rows.
    package var number: Number
    /// The population's column with the size that the number is per 100 of; nil where it is taken as it is.
    package var per: String?

    /// A rate of the rows of this rule.
    package init(rule: RowRule, entity: String, number: Number = .rows, per: String?) {
      (self.rule, self.entity, self.number, self.per) = (rule, entity, number, per)
    }

    /// The column that is added up; nil where rows are counted.
    package var column: String? { if case .column(let column, _) = number { column } else { nil } }
  }

  /// Which members a rate chooses. A member without a rate is never chosen.
  package enum Choice: Hashable, Sendable, Encodable {
    /// Those at or above this percentile of all members' rates, and above 0. The top quarter is the 75th.
    case fromPercentile(Double)
    /// Those at or below this percentile. The bottom quarter is the 25th.
    case upToPercentile(Double)
    /// So many with the highest rates, all above 0; all that tie with the last of them are chosen too.
    case highest(Int)
    /// So many with the lowest rates; all that tie with the last of them are chosen too.
    case lowest(Int)
    /// Those whose rate passes every limit.
    case limited([Limit])
  }

  /// A number that a rate is compared with.
  package enum Limit: Hashable, Sendable, Encodable {
    case atLeast(Double)
    case above(Double)
    case atMost(Double)
    case below(Double)
  }

  /// Which members a rate chooses.
  package var choice: Choice
  /// The rates; a member that one of them chooses is in the cohort.
  package var rates: [Rate]
  /// The day as on which the cohort is chosen (the population, its sizes and the rates), whatever the figure's day; nil for the
  /// figure's own day.
  package var asAt: Day?
  /// Where a percentile or a rank is of each category's own members, what says which category a member is of; nil where it is of
  /// the whole population. Members whose category is unknown are a category of their own.
  package var within: Dimension?

  /// A cohort as on the figure's own day and of the whole population, unless something else is said.
  package init(_ choice: Choice, rates: [Rate], asAt: Day? = nil, within: Dimension? = nil) {
    (self.choice, self.rates, self.asAt, self.within) = (choice, rates, asAt, within)
  }

  /// The population's columns with the sizes that rates are per 100 of, each once.
  package var sizes: [String] {
    rates.compactMap(\.per).reduce(into: []) { sizes, per in
      if !sizes.contains(per) { sizes.append(per) }
    }
  }

  /// The population's columns that say which category a member is of.
  package var ownColumns: [String] {
    switch within?.lookup {
    case .column(let column), .register(_, _, let column): [column]
    case nil: []
    }
  }
}

extension Cohort: Encodable {
  private enum Key: String, CodingKey { case choice, per, rates, asAt, within }

  /// Writes what makes a number, for fingerprints. A top quarter of rows per one size is written as earlier versions did, so that
  /// its series does not break.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if choice != .fromPercentile(75) { try container.encode(choice, forKey: .choice) }
    // What each rate says of its own where not all say the same.
    let shared = sizes.count == 1 && rates.allSatisfy { $0.number == .rows && $0.per != nil } ? sizes.first : nil
    try container.encodeIfPresent(shared, forKey: .per)
    try container.encode(rates.map { EncodedRate($0, per: shared == nil ? $0.per : nil) }, forKey: .rates)
    try container.encodeIfPresent(asAt, forKey: .asAt)
    try container.encodeIfPresent(within?.name, forKey: .within)
  }

  private struct EncodedRate: Encodable {
    let rule: RowRule
    let entity: String
    let column: String?
    let per: String?

    init(_ rate: Rate, per: String?) { (rule, entity, column, self.per) = (rate.rule, rate.entity, rate.column, per) }
  }
}
