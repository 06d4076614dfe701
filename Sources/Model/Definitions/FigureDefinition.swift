/// One target-bearing figure of a KPI: what it counts, where it began, where it should go.
package struct FigureDefinition: Sendable {
  package var id: FigureID
  /// As the plan prints it.
  package var title: String
  /// A few words for tables and alerts.
  package var shortTitle: String
  package var unit: Unit
  package var better: Better
  /// As the plan defines it.
  package var measure: MeasureDefinition
  /// What is computed: the same figure, from fewer columns where there is a way. A `DefinitionSet` finds it.
  package var computed: MeasureDefinition
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
  package var alsoShown: [SupplementaryMeasure]
  package var control = ControlPolicy()
  /// The baseline in the plan's words: `128 (Feb 2023)`. Empty where the plan prints none.
  package var printedBaseline = ""
  /// What the baseline is, where its number alone misleads: `start of the year`.
  package var baselineLabel: String?

  package init(
    id: FigureID, title: String, shortTitle: String, unit: Unit, better: Better, measure: MeasureDefinition, baseline: Baseline?,
    targets: [Target], trajectory: TrajectoryShape, expectedFrom: Day?, endsWithLastTarget: Bool, amberPercent: Double,
    comparison: Comparison, breakdowns: [Dimension], alsoShown: [SupplementaryMeasure]
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.unit = unit
    self.better = better
    self.measure = measure
    computed = measure
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
package struct SupplementaryMeasure: Sendable {
  package var name: String
  package var title: String
  package var unit: Unit
  /// As the plan defines it.
  package var measure: MeasureDefinition
  /// What is computed, as in `FigureDefinition`.
  package var computed: MeasureDefinition
  /// It stands on the card beside the figure.
  package var isOnCard = false

  package init(name: String, title: String, unit: Unit, measure: MeasureDefinition) {
    self.name = name
    self.title = title
    self.unit = unit
    self.measure = measure
    computed = measure
  }
}
