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

  /// What a rule is about. A KPI's or a source's own file can override the rules about it; all others are set in `plan.yml` alone.
  package enum Subject: Sendable { case figure, source, action, risk, indicator }
  /// What the rule is about.
  package var subject: Subject { declared.subject }

  /// The policy that holds where no definition says otherwise. The article on alerts documents it.
  package var standard: AlertPolicy { declared.standard }

  /// What a definition can set for some rules only. Severity, `pending_for` and `keep_firing_for` are settings of every rule.
  package enum Setting: Sendable {
    /// `red` and `amber`: a severity for each colour, in place of `severity`.
    case colours
    /// `by_percent`: how large a change must be, in percent of the earlier value.
    case byPercent
    /// `above_percent`: how large a share of the whole must be, in percent.
    case abovePercent
    /// `months_running`: how many month-ends in a row must be worse.
    case monthsRunning
  }
  /// The settings of this rule alone; none where it has those of every rule only.
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
