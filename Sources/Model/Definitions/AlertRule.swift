/// The rules that raise alerts. The article on alerts says when each fires; its name there is the raw value.
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

  /// What a rule is about. A KPI's or a source's own file can override the rules about it; those about the plan are set in
  /// `plan.yml` alone.
  package enum Subject: Sendable { case figure, source, plan }
  /// What the rule is about: a figure, a source, or the plan's actions, risks and indicators.
  package var subject: Subject {
    switch self {
    case .offTrajectory, .targetMissed, .worsened, .specialCause, .restated, .notComputed: .figure
    case .sourceStale, .sourceShrunk, .sourceRefused, .rejectsHigh: .source
    case .actionOverdue, .riskReviewOverdue, .findingOverdue: .plan
    }
  }
}

/// How bad the problem is that an alert reports.
package enum AlertSeverity: String, Sendable, Codable, CaseIterable, Comparable {
  case information, warning, critical

  /// Whether the left severity is the less serious one.
  package static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .information ? 0 : self == .warning ? 1 : 2 }
}
