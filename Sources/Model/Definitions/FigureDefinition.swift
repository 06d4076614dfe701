/// One target-bearing figure of a KPI: what it counts, where it began, where it should go.
package struct FigureDefinition: Sendable {
  /// The KPI and the part.
  package var id: FigureID
  /// The plan's words for it.
  package var title: String
  /// A few words for tables and alerts; the title where the definition gives none.
  package var shortTitle: String
  /// The unit of its value, of its baseline and of its targets.
  package var unit: Unit
  /// Whether higher or lower values are better.
  package var better: Better
  /// What is counted, as the plan defines it.
  package var measure: MeasureDefinition
  /// What is computed: the same figure, from fewer columns where that is possible. A `DefinitionSet` finds it.
  package var computed: MeasureDefinition
  /// Where it began; nil where the plan gives no baseline.
  package var baseline: Baseline?
  /// Its targets at the plan's checkpoints, in the order of their days; empty where the plan sets none.
  package var targets: [Target]
  /// How the expected value goes from one target to the next.
  package var trajectory: TrajectoryShape
  /// The day from which the first target is expected, whatever the baseline is (80 percent in KPI 11b); nil where the expected
  /// values begin at the baseline.
  package var expectedFrom: Day?
  /// Whether nothing is expected after the last target (KPI 13); otherwise the last target is kept.
  package var endsWithLastTarget: Bool
  /// How far a value may be from the expected one and still be amber.
  ///
  /// **Units**: percent of the expected value.
  package var amberPercent: Double
  /// What `amberPercent` is where a definition does not say.
  package static let usualAmberPercent = 10.0
  /// What the direction of travel compares with.
  package var comparison: Comparison
  /// What it is broken down by.
  package var breakdowns: [Dimension]
  /// The figures without a target that are shown next to it: the other readings of its KPI first.
  package var alsoShown: [SupplementaryMeasure]
  /// The readings of the KPI's words, the headline among them; empty where they can be read in one way alone.
  package var readings: [KPIReading] = []
  /// The name of the reading that the figure publishes as its value; nil where there are no readings.
  package var headline: String?
  /// What of it nobody has agreed yet, in the order of the definition.
  package var toConfirm: [Confirmation] = []
  /// How its XmR chart is drawn.
  package var control = ControlPolicy()
  /// The baseline in the plan's words: `128 (Feb 2023)`. Empty where the plan prints none.
  package var printedBaseline = ""
  /// What the baseline is, where its number alone misleads: `start of the year`; nil otherwise.
  package var baselineLabel: String?
  /// Why the definition gives another baseline than was measured or printed, and who decided that.
  package var baselineOrigin = BaselineOrigin()

  /// A figure as its definition says it, computed in the way that the plan defines it until a `DefinitionSet` finds a shorter
  /// one.
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

extension FigureDefinition {
  /// Where the categories of its breakdowns are found, with the source in whose rows: its own, and those of its parts.
  package var lookups: [(source: String, lookup: Dimension.Lookup)] {
    breakdowns.flatMap { dimension in
      [(measure.rule.source, dimension.lookup)] + dimension.others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  /// A figure's breakdowns apply to a measure shown with it where that counts rows of the same source, or of those that the
  /// figure's parts count.
  package func dimensions(of shown: SupplementaryMeasure) -> [Dimension] {
    let measures = shown.measure.ofRows
    guard measures.allSatisfy(\.otherRows.isEmpty) else { return [] }
    let sources = Set(measures.map(\.rule.source)).subtracting([measure.rule.source])
    return breakdowns.filter { dimension in sources.allSatisfy { dimension.others[$0] != nil } }
  }

  /// What of it nobody has agreed by a day. What is open only since a later day is not known then.
  package func toConfirm(on day: Day) -> [Confirmation] { toConfirm.filter { $0.since <= day } }

  /// What one of its readings counts; nil for one that is not its own.
  package func measure(of reading: KPIReading) -> MeasureDefinition? {
    reading.name == headline ? measure : alsoShown.first { $0.name == reading.name }?.measure
  }
}

/// What the direction of travel compares with.
package enum Comparison: String, Sendable, CaseIterable {
  case previousMonthEnd = "previous month-end"
  /// The same day a year before, for a figure that begins again each year.
  case yearBefore = "same day a year before"
}

/// A figure without a target that is shown next to a KPI's figure.
package struct SupplementaryMeasure: Sendable {
  /// The name by which files and examples know it: `waiting`.
  package var name: String
  /// What people read.
  package var title: String
  /// The unit of its value.
  package var unit: Unit
  /// What is counted, as its definition says it.
  package var measure: MeasureDefinition
  /// What is computed, as in `FigureDefinition`.
  package var computed: MeasureDefinition
  /// Whether the KPI's card shows it too.
  package var isOnCard = false

  /// A figure that is not on the card, computed in the way that its definition says.
  package init(name: String, title: String, unit: Unit, measure: MeasureDefinition) {
    self.name = name
    self.title = title
    self.unit = unit
    self.measure = measure
    computed = measure
  }
}
