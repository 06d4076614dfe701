/// What an alert rule asks for, how bad its alerts are, and how long a problem must last.
package struct AlertPolicy: Hashable, Sendable {
  /// Whether the rule raises alerts at all.
  package var isOn = true
  /// How bad its alerts are; for `off_trajectory`, how bad a red figure is.
  package var severity: AlertSeverity
  /// How bad an amber figure is, for `off_trajectory` alone; nil where amber raises no alert.
  package var amberSeverity: AlertSeverity?
  /// For how many further month-ends the problem must last before the alert opens.
  package var pendingFor = 0
  /// For how many further month-ends the problem must be gone before the alert is resolved.
  package var keepFiringFor = 0
  /// How large a change must be. `worsened` and `restated` compare it with the earlier value, `rejects_high` with the rows
  /// read.
  ///
  /// **Units**: percent.
  package var percent = 0.0
  /// How many month-ends in a row must be worse than what each is compared with, for `worsened` to fire however small each step
  /// is. At 0, only the size of the latest change counts.
  package var monthsRunning = 0

  /// How many month-ends before a day `worsened` looks at; 0 where the rule is off.
  package var lookBack: Int { isOn ? monthsRunning : 0 }

  /// A rule that is on and opens an alert at once, at this severity.
  package init(_ severity: AlertSeverity) { self.severity = severity }
}

/// The alert rules of a plan, or of one KPI or source of it, and who hears about what.
package struct AlertPolicies: Sendable {
  /// Who hears about exports, by job title or team.
  package var dataOwner = "Data team"
  /// Who hears about risks whose review is due, where the risk has no owner of its own; nil where the data owner does.
  package var riskOwner: String?
  /// Who hears about late reports on qualitative indicators, where the indicator has no owner of its own; nil where the data
  /// owner does.
  package var findingOwner: String?
  /// After how many month-ends an owner is told again of what is still open; 0 for never.
  package var repeatAfter = 3
  private var policies: [AlertRule: AlertPolicy]

  /// The rules that hold where no definition says otherwise. The article on alerts documents them.
  package static let standard = AlertPolicies()

  private init() {
    policies = Dictionary(uniqueKeysWithValues: AlertRule.allCases.map { ($0, Self.standardPolicy(of: $0)) })
  }

  /// The policy of one rule.
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
