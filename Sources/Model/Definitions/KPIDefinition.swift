/// One KPI of the plan: one a file of `Pipelines/kpis/`.
package struct KPIDefinition: Sendable {
  package var id: String
  /// As the plan prints it.
  package var title: String
  /// As the plan's monitoring table words it, where it has one: `Increase the proportion of CYP …`.
  package var monitoringTitle: String?
  package var areaOfWeakness: String
  package var actions: [String]
  package var owner: String
  package var alerts: AlertPolicies
  package var figures: [FigureDefinition]
  package var examples: [Example]

  package init(
    id: String, title: String, areaOfWeakness: String, actions: [String], owner: String, alerts: AlertPolicies,
    figures: [FigureDefinition], examples: [Example]
  ) {
    self.id = id
    self.title = title
    self.areaOfWeakness = areaOfWeakness
    self.actions = actions
    self.owner = owner
    self.alerts = alerts
    self.figures = figures
    self.examples = examples
  }
}
