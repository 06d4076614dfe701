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

  /// Those that hold where no definition says otherwise.
  package static let standard = AlertPolicies()

  private init() {
    policies = Dictionary(uniqueKeysWithValues: AlertRule.allCases.map { ($0, $0.standard) })
  }

  package subscript(rule: AlertRule) -> AlertPolicy {
    get { policies[rule] ?? rule.standard }
    set { policies[rule] = newValue }
  }
}
