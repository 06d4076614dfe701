/// A risk as the register's export has it.
///
/// **Shape**: a row of `risks`.
package struct RiskUpdate: Sendable, Hashable {
  /// The register's name for it: `R1`.
  package var id: String
  /// The day on which it was raised.
  package var raised: Day
  /// What the risk is, in the register's words.
  package var risk: String
  /// Its score before mitigation.
  package var before: RiskScore
  /// What is done against it, in the register's words; empty where it says nothing.
  package var mitigation: String
  /// Its score after mitigation; nil where the likelihood or the impact is blank.
  package var after: RiskScore?
  /// What has come of the mitigation; empty where nobody says.
  package var progress: String
  /// The day of its last review; nil where there was none.
  package var lastReviewed: Day?

  /// A risk as a row of the register gives it.
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

/// The score that a review gave a risk.
///
/// **Shape**: a risk and the day of a review, as last published.
package struct RiskReview: Sendable, Codable, Hashable {
  /// The day of the review, or the day on which the risk was raised.
  package var day: Day
  /// The score before mitigation.
  package var before: RiskScore
  /// The score after mitigation; nil where the register gives none.
  package var after: RiskScore?

  /// A review of this day.
  package init(day: Day, before: RiskScore, after: RiskScore?) {
    self.day = day
    self.before = before
    self.after = after
  }

  /// The score after mitigation, or before it where the one after it is not known. It is from 1 to 9.
  package var score: Int { (after ?? before).score }
}

/// A risk with its current score, its reviews and the KPIs that it affects.
///
/// **Shape**: a risk, on the scorecard's day.
package struct RiskStatus: Sendable, Codable, Hashable {
  /// How the score has moved since an earlier review: lower is better.
  package enum Movement: String, Sendable, Codable, CaseIterable { case better, worse, same }

  /// What the register that was delivered says of the risk.
  package struct Knowledge: Hashable, Sendable {
    /// Whether a register was delivered that has rows.
    package var isReported: Bool
    /// Whether the risk is one of its rows.
    package var isInRegister: Bool
    /// Whether `earlier` is how the plan raised the risk, and no review.
    package var isAsRaised: Bool

    /// What is known of a risk from the register.
    package init(isReported: Bool, isInRegister: Bool, isAsRaised: Bool) {
      (self.isReported, self.isInRegister, self.isAsRaised) = (isReported, isInRegister, isAsRaised)
    }
  }

  /// The register's name for it: `R1`.
  package var id: String
  /// What the risk is: in the register's words, or in the plan's where the register says nothing of it for the day.
  package var risk: String
  /// The day on which it was raised.
  package var raised: Day
  /// Its score before mitigation.
  package var before: RiskScore
  /// What is done against it; empty where nobody says.
  package var mitigation: String
  /// Its score after mitigation; nil where the register gives none.
  package var after: RiskScore?
  /// What has come of the mitigation; empty where nobody says.
  package var progress: String
  /// The day of its last review; nil where there was none up to the scorecard's day.
  package var lastReviewed: Day?
  /// The day by which it is to be reviewed: three months after the last review, or after it was raised.
  package var reviewDue: Day
  /// Whether that day is over and the register says how the risk is now.
  package var isReviewOverdue: Bool
  /// Whether the register that was delivered says how it is on the day; nil in a feed from before that was told apart.
  package var known: Bool?
  /// How its score has moved since `earlier`: scores after mitigation are compared, or scores before it where neither has one
  /// after it. Nil where there is nothing like to compare with.
  package var movement: Movement?
  /// What the movement is told against: the review before as it was published, or the plan's own register on the day when the
  /// risk was raised. Nil for a risk that has neither.
  package var earlier: RiskReview?
  /// The numbers of the KPIs that it affects.
  package var kpis: [String]
  /// Those of them that are red.
  package var kpisInRed: [String]
  /// Where what is known of it comes from; nil where an earlier run has said it.
  package var knowledge: Knowledge?
  /// Its state in sentences; empty until they are written.
  package var words: String
  /// Who hears that its review is overdue, by job title; nil where the plan's definitions name nobody.
  package var owner: String?
  /// The plan's own words for it; nil for a risk that only the export has, whose words may be anybody's.
  package var planText: String?

  /// The status of a risk, without its sentences, its owner and the plan's words.
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

  /// The score after mitigation, or before it where the one after it is not known. It is from 1 to 9.
  package var score: Int { (after ?? before).score }

  /// Whether the register says how it is on the day. In a feed from before that was told apart, it counts as known.
  package var isKnown: Bool { known ?? true }
}
