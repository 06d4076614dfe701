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

  /// What a rule is about. A KPI's definition may say otherwise of figures, a source's of exports; all else stands in `plan.yml`.
  package enum Subject: Sendable { case figure, source, action, risk, indicator }
  package var subject: Subject { declared.subject }

  /// What holds where no definition says otherwise; documented in the article on alerts.
  package var standard: AlertPolicy { declared.standard }

  /// What a definition can set of this rule alone, apart from what it can set of each.
  package enum Setting: Sendable {
    /// `red` and `amber`: a severity for each colour, in place of one.
    case colours
    /// `by_percent`: more than this share of the value before.
    case byPercent
    /// `above_percent`: more than this share of a whole.
    case abovePercent
    /// `months_running`: so many month-ends in a row.
    case monthsRunning
  }
  package var settings: [Setting] { declared.settings }

  private typealias Declared = (subject: Subject, standard: AlertPolicy, settings: [Setting])
  private var declared: Declared {
    switch self {
    case .offTrajectory: (.figure, AlertPolicy(.critical, amber: .warning), [.colours])
    case .targetMissed: (.figure, AlertPolicy(.warning), [])
    case .worsened: (.figure, AlertPolicy(.warning, percent: 10, monthsRunning: 3), [.byPercent, .monthsRunning])
    case .specialCause: (.figure, AlertPolicy(.warning), [])
    case .restated: (.figure, AlertPolicy(.warning, percent: 1), [.byPercent])
    case .notComputed: (.figure, AlertPolicy(.critical), [])
    case .sourceStale: (.source, AlertPolicy(.warning), [])
    case .sourceShrunk: (.source, AlertPolicy(.warning), [])
    case .sourceRefused: (.source, AlertPolicy(.critical), [])
    case .rejectsHigh: (.source, AlertPolicy(.warning, percent: 1), [.abovePercent])
    case .actionOverdue: (.action, AlertPolicy(.warning), [])
    case .riskReviewOverdue: (.risk, AlertPolicy(.warning), [])
    case .findingOverdue: (.indicator, AlertPolicy(.warning), [])
    }
  }
}
