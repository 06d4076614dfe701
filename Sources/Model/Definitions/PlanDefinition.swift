/// The plan: its name, its start and the days on which targets fall due.
package struct PlanDefinition: Sendable {
  package var name: String
  package var area: String
  package var start: Day
  package var checkpoints: [Checkpoint]
  /// Areas of weakness by number.
  package var areasOfWeakness: [AreaOfWeakness]
  /// Actions in the plan's order; those that `plan.yml` only names have a title alone.
  package var actions: [ActionDefinition]
  /// The risk register as the plan prints it.
  package var risks: [RiskDefinition] = []
  /// The qualitative indicators, by area of weakness.
  package var indicators: [QualitativeDefinition] = []
  /// How the references of evidence begin that comes beside the indicators: `AE`. Nil where the plan has no place for it.
  package var evidence: String?
  /// Who is owed a report.
  package var boards: [BoardDefinition] = []
  /// What its first page says; nil where the definitions leave it out.
  package var header: PlanHeader?
  /// The organisation of each office, by job title, as the plan prints it.
  package var offices: [String: String] = [:]
  package var kpiOwners = OwnerSource.plan
  /// Who holds an office, by job title: the one place where people's names stand.
  package var people: [String: String] = [:]
  /// What raises an alert, unless a KPI or a source says otherwise.
  package var alerts: AlertPolicies
  /// How XmR charts are drawn, unless a figure says otherwise.
  package var control = ControlPolicy()

  package init(
    name: String, area: String, start: Day, checkpoints: [Checkpoint], areasOfWeakness: [AreaOfWeakness],
    actions: [ActionDefinition], alerts: AlertPolicies
  ) {
    self.name = name
    self.area = area
    self.start = start
    self.checkpoints = checkpoints
    self.areasOfWeakness = areasOfWeakness
    self.actions = actions
    self.alerts = alerts
  }
}
