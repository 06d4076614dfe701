/// A risk to the plan as its register prints it.
///
/// **Shape**: a risk of `Pipelines/risks.yml`.
package struct RiskDefinition: Hashable, Sendable {
  /// The register's name for it, which the register's export uses too: `R1`.
  package var id: String
  /// The day on which it was raised.
  package var raised: Day
  /// The plan's words for it.
  package var risk: String
  /// Its score before mitigation.
  package var before: RiskScore
  /// What is done against it, in the plan's words.
  package var mitigation: String
  /// Its score after mitigation; nil where the register gives none.
  package var after: RiskScore?
  /// The numbers of the KPIs that it affects; empty where none is linked.
  package var kpis: [String]
  /// Who hears that its review is overdue, by job title; nil where nobody is named.
  package var owner: String?
  /// The words as the plan prints them, where its text has misprints that `risk` or `mitigation` corrects; empty otherwise.
  package var printed: [String] = []

  /// A risk that nobody owns and whose text has no misprint; both can be set later.
  package init(
    id: String, raised: Day, risk: String, before: RiskScore, mitigation: String, after: RiskScore?, kpis: [String]
  ) {
    self.id = id
    self.raised = raised
    self.risk = risk
    self.before = before
    self.mitigation = mitigation
    self.after = after
    self.kpis = kpis
  }
}

/// How likely something is and how bad it would be, each on the plan's three levels.
package struct RiskScore: Hashable, Sendable, Codable {
  /// The plan's three levels.
  package enum Level: String, Sendable, Codable, CaseIterable {
    case low, medium, high

    /// The level as a number, from 1 to 3.
    package var number: Int { self == .low ? 1 : self == .medium ? 2 : 3 }
  }

  /// How likely it is.
  package var likelihood: Level
  /// How bad it would be.
  package var impact: Level

  /// A score of two levels.
  package init(likelihood: Level, impact: Level) {
    self.likelihood = likelihood
    self.impact = impact
  }

  /// A score of two levels by their names; nil where either is missing or is not a level.
  package init?(likelihood: String?, impact: String?) {
    guard let likelihood = likelihood.flatMap(Level.init), let impact = impact.flatMap(Level.init) else { return nil }
    self.init(likelihood: likelihood, impact: impact)
  }

  /// Likelihood × impact, from 1 to 9.
  package var score: Int { likelihood.number * impact.number }
}
