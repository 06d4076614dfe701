/// The rules that raise alerts. The article on alerts says when each fires; its name there is the raw value.
package enum AlertRule: String, Sendable, Codable, CaseIterable {
  /// The figure is amber or red.
  case offTrajectory = "off_trajectory"
  /// The figure missed its target at the latest checkpoint.
  case targetMissed = "target_missed"
  /// The figure is much worse than on the day that it is compared with, or worse month after month.
  case worsened
  /// The latest point of the figure's XmR chart is a concern.
  case specialCause = "special_cause"
  /// Published figures have changed.
  case restated
  /// The figure could not be computed because of its data.
  case notComputed = "not_computed"
  /// The export is missing after its due day, or out of date.
  case sourceStale = "source_stale"
  /// The export has fewer than half of the rows that it had.
  case sourceShrunk = "source_shrunk"
  /// The export was refused.
  case sourceRefused = "source_refused"
  /// Too many of the export's rows were rejected.
  case rejectsHigh = "rejects_high"
  /// An action or a milestone is past its last day and not reported as complete.
  case actionOverdue = "action_overdue"
  /// The review of a risk is overdue.
  case riskReviewOverdue = "risk_review_overdue"
  /// A report on a qualitative indicator is late.
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
