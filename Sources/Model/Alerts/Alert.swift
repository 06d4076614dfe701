/// Something a person should know, about a figure or a source: an entry of the alert ledger.
package struct Alert: Sendable, Hashable {
  package enum Rule: String, Sendable, Codable, CaseIterable {
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
  package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case information, warning, critical

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .information ? 0 : self == .warning ? 1 : 2 }
  }
  package enum State: String, Sendable, Codable, CaseIterable {
    /// It fires, but not yet for as many month-ends as its rule wants. Never published but in `alerts.json`.
    case pending
    /// Opened by the scorecard of this day.
    case opened
    case open, acknowledged
    /// By the scorecard of this day; the next one no longer has it.
    case resolved

    /// Somebody should know of it now.
    package var isOpen: Bool { self == .opened || self == .open || self == .acknowledged }
  }

  package var key: AlertKey
  package var owner: String
  package var state: State
  /// The as-of day of the scorecard that first found it, without a break since.
  package var firingSince: Day
  /// Nil while it is pending.
  package var openedOn: Day?
  /// The first as-of day on which it no longer held, where it is still kept open.
  package var clearSince: Day?
  package var resolvedOn: Day?
  package var finding: Finding

  package init(key: AlertKey, owner: String, state: State, firingSince: Day, finding: Finding) {
    self.key = key
    self.owner = owner
    self.state = state
    self.firingSince = firingSince
    self.finding = finding
  }

  /// Made of rule, KPI part or subject, and the day it opened: the same from opening to resolving.
  package var id: String { "\(key.rule.rawValue)-\(key.figure?.description ?? key.subject)-\(openedOn ?? firingSince)" }
}

/// What an alert is about: no two entries of the ledger have the same.
package struct AlertKey: Sendable, Hashable {
  package var rule: Alert.Rule
  /// Nil where the alert is about something else.
  package var figure: FigureID?
  /// The source, action, risk or qualitative indicator, where the alert is about one.
  package var subject: String
  /// The checkpoint whose target was missed; empty for every other rule.
  package var checkpoint: String

  package init(_ rule: Alert.Rule, _ figure: FigureID, checkpoint: String = "") {
    self.rule = rule
    self.figure = figure
    self.subject = ""
    self.checkpoint = checkpoint
  }

  /// `subject`: a source, an action, a risk or a qualitative indicator (`1-QI-1`).
  package init(_ rule: Alert.Rule, subject: String) {
    self.rule = rule
    self.subject = subject
    self.checkpoint = ""
  }
}

/// What a rule found as at a day.
package struct Finding: Sendable, Hashable {
  package var severity: Alert.Severity
  /// The day it was found for.
  package var asOf: Day
  /// In the figure's unit; for a source in percent of its rows, or in days.
  package var value: Double?
  package var threshold: Double?
  /// One sentence for people. No child, and no count under 5 about an identifiable group.
  package var message: String

  package init(severity: Alert.Severity, asOf: Day, value: Double? = nil, threshold: Double? = nil, message: String) {
    self.severity = severity
    self.asOf = asOf
    self.value = value
    self.threshold = threshold
    self.message = message
  }
}
