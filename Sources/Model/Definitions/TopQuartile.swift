/// The members of a population at or above the 75th percentile of any of several rates, and above 0.
package struct TopQuartile: Hashable, Sendable, Encodable {
  /// One of the rates: the rows of its source, per 100 of the population's size.
  package struct Rate: Hashable, Sendable, Encodable {
    /// The rows that are counted.
    package var rule: RowRule
    /// The column that says which member of the population a row is about.
    package var entity: String

    /// A rate of the rows of this rule.
    package init(rule: RowRule, entity: String) {
      self.rule = rule
      self.entity = entity
    }
  }
  /// The population's column with the size that rates are per 100 of, such as the number on roll.
  package var per: String
  /// The rates by which members are ranked.
  package var rates: [Rate]

  /// A top quartile by any of these rates.
  package init(per: String, rates: [Rate]) {
    self.per = per
    self.rates = rates
  }
}
