/// A KPI of the plan. Each file of `Pipelines/kpis/` defines one.
package struct KPIDefinition: Sendable {
  /// Its number in the plan: `7`.
  package var id: String
  /// The plan's words for it.
  package var title: String
  /// Its wording in the plan's monitoring table (`Increase the proportion of CYP …`); nil where the table has none.
  package var monitoringTitle: String?
  /// The number of the area of weakness that it belongs to; empty where the plan has none, or the KPI belongs to none.
  package var areaOfWeakness: String
  /// The numbers of the actions that should improve it.
  package var actions: [String]
  /// The job title of whoever answers for it.
  package var owner: String
  /// The alert rules for its figures.
  package var alerts: AlertPolicies
  /// Its figures: one, or one for each part.
  package var figures: [FigureDefinition]
  /// The worked examples that `scorecard test` runs.
  package var examples: [Example]

  /// A KPI that the plan's monitoring table does not word in another way.
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
