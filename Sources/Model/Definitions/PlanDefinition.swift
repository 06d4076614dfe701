/// The plan: its name, its start, the days on which targets fall due, and what it says of actions, risks and boards.
package struct PlanDefinition: Sendable {
  /// The plan's title: `Somerset SEND Accelerated Progress Plan`.
  package var name: String
  /// The local area that it is for: `Somerset`.
  package var area: String
  /// Its first day.
  package var start: Day
  /// The days on which targets fall due, in ascending order.
  package var checkpoints: [Checkpoint]
  /// Its areas of weakness, in its order.
  package var areasOfWeakness: [AreaOfWeakness]
  /// Its actions, in its order; those that `plan.yml` only names have a title alone.
  package var actions: [ActionDefinition]
  /// The risk register as the plan prints it; empty where the plan has none.
  package var risks: [RiskDefinition] = []
  /// The qualitative indicators, by area of weakness; empty where the plan has none.
  package var indicators: [QualitativeDefinition] = []
  /// How the references of other evidence begin, which comes next to the indicators: `AE`. Nil where the plan has no place for
  /// it.
  package var evidence: String?
  /// The boards that are owed a report; empty where there are none.
  package var boards: [BoardDefinition] = []
  /// What its first page says; nil where the definitions leave it out.
  package var header: PlanHeader?
  /// The organisation of each office, by job title, as the plan prints it.
  package var offices: [String: String] = [:]
  /// Whether the plan itself names the owners of its KPIs.
  package var kpiOwners = OwnerSource.plan
  /// The name of whoever holds an office, by job title. People's names are kept here and nowhere else.
  package var people: [String: String] = [:]
  /// The rules that raise an alert, unless a KPI or a source overrides them.
  package var alerts: AlertPolicies
  /// How XmR charts are drawn, unless a figure says otherwise.
  package var control = ControlPolicy()

  /// A plan without risks, indicators, boards, people and first page; those are set later.
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
