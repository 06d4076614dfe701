/// What a rule of alerts asks for, how bad it is, and how long it must hold.
package struct AlertPolicy: Hashable, Sendable {
  package var isOn = true
  package var severity: AlertSeverity
  /// `off_trajectory` alone: of a figure that is amber; `severity` is of a red one. Nil: amber raises no alert.
  package var amberSeverity: AlertSeverity?
  /// Further month-ends for which it must hold before it opens.
  package var pendingFor = 0
  /// Further month-ends for which it must no longer hold before it is resolved.
  package var keepFiringFor = 0
  /// `worsened` and `restated`: by more than this share of the earlier value; `rejects_high`: of the rows read. In percent.
  package var percent = 0.0
  /// `worsened`: worse from each month-end to the next, so many times in a row; 0: however often.
  package var monthsRunning = 0

  /// How many month-ends before a day `worsened` looks at.
  package var lookBack: Int { isOn ? monthsRunning : 0 }

  package init(_ severity: AlertSeverity) { self.severity = severity }
}

/// The rules of a plan, or of one KPI or source of it.
package struct AlertPolicies: Sendable {
  /// Who hears about exports.
  package var dataOwner = "Data team"
  /// Who hears about risks whose review is due; the data owner where nobody is named.
  package var riskOwner: String?
  /// Who hears about reports on qualitative indicators that are late; the data owner where nobody is named.
  package var findingOwner: String?
  /// An owner is told again of what is still open after so many month-ends.
  package var repeatAfter = 3
  private var policies: [AlertRule: AlertPolicy]

  /// What holds where no definition says otherwise; documented in the article on alerts.
  package static let standard = AlertPolicies()

  private init() {
    policies = Dictionary(uniqueKeysWithValues: AlertRule.allCases.map { ($0, Self.standardPolicy(of: $0)) })
  }

  package subscript(rule: AlertRule) -> AlertPolicy {
    get { policies[rule] ?? Self.standardPolicy(of: rule) }
    set { policies[rule] = newValue }
  }

  private static func standardPolicy(of rule: AlertRule) -> AlertPolicy {
    var policy = AlertPolicy(.warning)
    switch rule {
    case .offTrajectory:
      policy.severity = .critical
      policy.amberSeverity = .warning
    case .notComputed, .sourceRefused: policy.severity = .critical
    case .worsened:
      policy.percent = 10
      policy.monthsRunning = 3
    case .restated, .rejectsHigh: policy.percent = 1
    case .targetMissed, .specialCause, .sourceStale, .sourceShrunk, .actionOverdue, .riskReviewOverdue, .findingOverdue: break
    }
    return policy
  }
}
