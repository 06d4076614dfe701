/// A risk to the plan as its register prints it. Grain: a risk of `Pipelines/risks.yml`.
package struct RiskDefinition: Hashable, Sendable {
  /// `R1` …: what the risk register's export calls it too.
  package var id: String
  package var raised: Day
  package var risk: String
  package var before: RiskScore
  package var mitigation: String
  /// With what is done against it; nil where the register gives none.
  package var after: RiskScore?
  /// The KPIs that it would show in.
  package var kpis: [String]
  /// Who hears that its review is overdue, by job title; nil where nobody is named.
  package var owner: String?
  /// The printed words, where the plan's text is broken.
  package var printed: [String] = []

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

/// How likely something is and how bad it would be, on the plan's three levels each.
package struct RiskScore: Hashable, Sendable, Codable {
  package enum Level: String, Sendable, Codable, CaseIterable {
    case low, medium, high

    /// 1 to 3.
    package var number: Int { self == .low ? 1 : self == .medium ? 2 : 3 }
  }

  package var likelihood: Level
  package var impact: Level

  package init(likelihood: Level, impact: Level) {
    self.likelihood = likelihood
    self.impact = impact
  }

  /// Of two levels by their names; nil where either is none.
  package init?(likelihood: String?, impact: String?) {
    guard let likelihood = likelihood.flatMap(Level.init), let impact = impact.flatMap(Level.init) else { return nil }
    self.init(likelihood: likelihood, impact: impact)
  }

  /// Likelihood × impact: 1 to 9.
  package var score: Int { likelihood.number * impact.number }
}
