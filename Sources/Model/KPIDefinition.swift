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
  package var bodies: [BodyDefinition] = []
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

package struct Checkpoint: Hashable, Sendable {
  /// As the plan calls it: `3 months`.
  package var name: String
  package var date: Day

  package init(name: String, date: Day) {
    self.name = name
    self.date = date
  }
}

/// Which figure: a KPI, and its part where it has several (`5a`).
package struct FigureID: Hashable, Sendable, Codable, CustomStringConvertible {
  package var kpi: String
  package var part: String

  package init(kpi: String, part: String = "") {
    self.kpi = kpi
    self.part = part
  }

  package var description: String { kpi + part }
}

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

package enum Better: String, Sendable, Codable, CaseIterable {
  case higher, lower
}

/// One target-bearing figure of a KPI: what it counts, where it began, where it should go.
package struct FigureDefinition: Sendable {
  package var id: FigureID
  /// As the plan prints it.
  package var title: String
  /// A few words for tables and alerts.
  package var shortTitle: String
  package var unit: Unit
  package var better: Better
  package var measure: MeasureDefinition
  package var baseline: Baseline?
  package var targets: [Target]
  package var trajectory: TrajectoryShape
  /// Expected from this day on without a baseline to start from: KPI 11 b's 80 percent.
  package var expectedFrom: Day?
  /// No figure is expected after the last target (KPI 13); otherwise the last target stays.
  package var endsWithLastTarget: Bool
  /// How far from the expected value is still amber, in percent of it.
  package var amberPercent: Double
  package var comparison: Comparison
  package var breakdowns: [Dimension]
  package var alsoShown: [AlsoShown]
  package var control = ControlPolicy()
  /// The baseline in the plan's words: `128 (Feb 2023)`. Empty where the plan prints none.
  package var printedBaseline = ""
  /// What the baseline is, where its number alone misleads: `start of the year`.
  package var baselineLabel: String?

  package init(
    id: FigureID, title: String, shortTitle: String, unit: Unit, better: Better, measure: MeasureDefinition, baseline: Baseline?,
    targets: [Target], trajectory: TrajectoryShape, expectedFrom: Day?, endsWithLastTarget: Bool, amberPercent: Double,
    comparison: Comparison, breakdowns: [Dimension], alsoShown: [AlsoShown]
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.unit = unit
    self.better = better
    self.measure = measure
    self.baseline = baseline
    self.targets = targets
    self.trajectory = trajectory
    self.expectedFrom = expectedFrom
    self.endsWithLastTarget = endsWithLastTarget
    self.amberPercent = amberPercent
    self.comparison = comparison
    self.breakdowns = breakdowns
    self.alsoShown = alsoShown
  }
}

package enum TrajectoryShape: String, Sendable, Encodable, CaseIterable {
  /// Straight lines by days between the points.
  case line
  /// The last point reached holds until the next: stages that fall due.
  case steps
}

/// What the direction of travel compares with.
package enum Comparison: String, Sendable, CaseIterable {
  case previousMonthEnd = "previous month-end"
  /// For a figure that starts anew each year.
  case yearBefore = "same day a year before"
}

/// What a figure is broken down by: a column of its own source, or one of the register of a column's domain.
package struct Dimension: Hashable, Sendable {
  package enum Lookup: Hashable, Sendable {
    case column(String)
    /// `school.phase`: through `column` (an identifier of the register's domain) to the register's column.
    case register(source: String, column: String, through: String)
  }
  /// As published: `sen_status`, `school_phase`.
  package var name: String
  package var lookup: Lookup

  package init(name: String, lookup: Lookup) {
    self.name = name
    self.lookup = lookup
  }
}

/// A figure beside the figure: same rows of life, no target.
package struct AlsoShown: Sendable {
  package var name: String
  package var title: String
  package var unit: Unit
  package var measure: MeasureDefinition
  /// It stands on the card beside the figure.
  package var isOnCard = false

  package init(name: String, title: String, unit: Unit, measure: MeasureDefinition) {
    self.name = name
    self.title = title
    self.unit = unit
    self.measure = measure
  }
}
