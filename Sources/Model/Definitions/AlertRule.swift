/// What raises an alert.
package enum AlertRule: String, Sendable, Codable, CaseIterable {
  case offTrajectory = "off_trajectory"
  case targetMissed = "target_missed"
  case worsened
  case specialCause = "special_cause"
  case restated
  case notComputed = "not_computed"
  case sourceStale = "source_stale"
  case sourceShrunk = "source_shrunk"
  case sourceRefused = "source_refused"
  case rejectsHigh = "rejects_high"
  case actionOverdue = "action_overdue"
  case riskReviewOverdue = "risk_review_overdue"
  case findingOverdue = "finding_overdue"

  /// What a rule is about: each has a place where a definition may say otherwise, but the plan's own, which stand in `plan.yml`.
  package enum Subject: Sendable { case figure, source, plan }
  package var subject: Subject {
    switch self {
    case .offTrajectory, .targetMissed, .worsened, .specialCause, .restated, .notComputed: .figure
    case .sourceStale, .sourceShrunk, .sourceRefused, .rejectsHigh: .source
    case .actionOverdue, .riskReviewOverdue, .findingOverdue: .plan
    }
  }
}

/// How bad what an alert tells of is.
package enum AlertSeverity: String, Sendable, Codable, CaseIterable, Comparable {
  case information, warning, critical

  package static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .information ? 0 : self == .warning ? 1 : 2 }
}
