/// The alert rules of a plan, or of one KPI or source of it, and who hears about what.
package struct AlertPolicies: Sendable {
  /// Who hears about exports, by job title or team.
  package var dataOwner = "Data team"
  /// Who hears about risks whose review is due, where the risk has no owner of its own; nil where the data owner does.
  package var riskOwner: String?
  /// Who hears about late reports on qualitative indicators, where the indicator has no owner of its own; nil where the data
  /// owner does.
  package var findingOwner: String?
  /// After how many month-ends we remind an owner of alerts that are still open; 0 for never.
  package var repeatAfter = 3
  private var policies: [AlertRule: AlertPolicy]

  /// The rules that hold where no definition says otherwise. The article on alerts documents them.
  package static let standard = AlertPolicies()

  private init() {
    policies = Dictionary(uniqueKeysWithValues: AlertRule.allCases.map { ($0, $0.standard) })
  }

  /// The policy of one rule.
  package subscript(rule: AlertRule) -> AlertPolicy {
    get { policies[rule] ?? rule.standard }
    set { policies[rule] = newValue }
  }
}
