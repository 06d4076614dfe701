/// A risk as the register's export has it. Grain: a row of `risks`.
package struct RiskUpdate: Sendable, Hashable {
  package var id: String
  package var raised: Day
  package var risk: String
  package var before: RiskScore
  package var mitigation: String
  /// Nil where either half is blank.
  package var after: RiskScore?
  package var progress: String
  package var lastReviewed: Day?

  package init(
    id: String, raised: Day, risk: String, before: RiskScore, mitigation: String, after: RiskScore?, progress: String,
    lastReviewed: Day?
  ) {
    self.id = id
    self.raised = raised
    self.risk = risk
    self.before = before
    self.mitigation = mitigation
    self.after = after
    self.progress = progress
    self.lastReviewed = lastReviewed
  }
}

/// How a review found a risk. Grain: a risk and the day of a review, as last published.
package struct RiskReview: Sendable, Codable, Hashable {
  package var day: Day
  package var before: RiskScore
  /// With what is done against it; nil where the register gives none.
  package var after: RiskScore?

  package init(day: Day, before: RiskScore, after: RiskScore?) {
    self.day = day
    self.before = before
    self.after = after
  }

  /// With what is done against it, or without where that is not known.
  package var score: Int { (after ?? before).score }
}

/// Grain: a risk, as at a scorecard's day.
package struct RiskStatus: Sendable, Codable, Hashable {
  package enum Movement: String, Sendable, Codable, CaseIterable { case better, worse, same }

  /// What the register that was delivered says of it.
  package struct Knowledge: Hashable, Sendable {
    /// A register was delivered that has rows.
    package var isReported: Bool
    package var isInRegister: Bool
    /// What it has moved from is how the plan raised it, no review.
    package var isAsRaised: Bool

    package init(isReported: Bool, isInRegister: Bool, isAsRaised: Bool) {
      (self.isReported, self.isInRegister, self.isAsRaised) = (isReported, isInRegister, isAsRaised)
    }
  }

  package var id: String
  package var risk: String
  package var raised: Day
  /// Without what is done against it.
  package var before: RiskScore
  package var mitigation: String
  package var after: RiskScore?
  /// What has come of the mitigation; empty where nobody says.
  package var progress: String
  package var lastReviewed: Day?
  /// Three months after the last review, or after it was raised.
  package var reviewDue: Day
  package var isReviewOverdue: Bool
  /// The register that was delivered says how it stands on the day; nil in a feed from before that was told apart.
  package var known: Bool?
  /// The score with mitigation against the review before, as it was published, or else against the plan's own register; without
  /// mitigation where neither was scored with it. Nil for a risk that was in neither.
  package var movement: Movement?
  /// What `movement` is told against: the day of the review before, or the day on which the risk was raised.
  package var earlier: RiskReview?
  /// The KPIs that it would show in, and those of them that are red.
  package var kpis: [String]
  package var kpisInRed: [String]
  /// Where what is known of it comes from; nil where an earlier run has said it.
  package var knowledge: Knowledge?
  /// How it stands, in sentences.
  package var words: String
  /// Who hears that its review is overdue, by job title; nil where the plan's definitions name nobody.
  package var owner: String?
  /// The plan's own words for it; nil for a risk that only the export has, whose words may be anybody's.
  package var planText: String?

  package init(
    id: String, risk: String, raised: Day, before: RiskScore, mitigation: String, after: RiskScore?, progress: String,
    lastReviewed: Day?, reviewDue: Day, isReviewOverdue: Bool, known: Bool?, movement: Movement?, earlier: RiskReview?,
    kpis: [String], kpisInRed: [String], knowledge: Knowledge
  ) {
    self.id = id
    self.risk = risk
    self.raised = raised
    self.before = before
    self.mitigation = mitigation
    self.after = after
    self.progress = progress
    self.lastReviewed = lastReviewed
    self.reviewDue = reviewDue
    self.isReviewOverdue = isReviewOverdue
    self.known = known
    self.movement = movement
    self.earlier = earlier
    self.kpis = kpis
    self.kpisInRed = kpisInRed
    self.knowledge = knowledge
    words = ""
  }

  private enum CodingKeys: String, CodingKey {
    case id, risk, raised, before, mitigation, after, progress, lastReviewed, reviewDue, isReviewOverdue, known, movement, earlier
    case kpis, kpisInRed, words, owner, planText
  }

  /// With what is done against it, or without where that is not known.
  package var score: Int { (after ?? before).score }

  package var isKnown: Bool { known ?? true }
}
