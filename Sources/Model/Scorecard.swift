/// Everything one run publishes about one day. Encodes to the dashboard's feed at full precision, and back, so that
/// a later run can carry lines over.
package struct Scorecard: Sendable, Codable {
  /// Of the feed's shape: grows by one when something is taken away or changes its meaning, never for an addition.
  package static let formatVersion = 1

  package var version = Scorecard.formatVersion
  package var plan: String
  package var area: String
  package var planStart: Day
  package var asOf: Day
  package var run: String
  package var lines: [ScorecardLine]
  package var series: [SeriesPoint]
  package var breakdowns: [BreakdownPoint]
  package var alerts: [Alert]
  package var quality: [SourceQuality]
  /// One a figure whose definition wants one, in the scorecard's order.
  package var charts: [ControlChart]
  /// The plan's areas of weakness, in its order.
  package var areasOfWeakness: [AreaOfWeakness] = []

  package init(
    plan: String, area: String, planStart: Day, asOf: Day, run: String, lines: [ScorecardLine] = [],
    series: [SeriesPoint] = [], breakdowns: [BreakdownPoint] = [], alerts: [Alert] = [], quality: [SourceQuality] = [],
    charts: [ControlChart] = []
  ) {
    self.plan = plan
    self.area = area
    self.planStart = planStart
    self.asOf = asOf
    self.run = run
    self.lines = lines
    self.series = series
    self.breakdowns = breakdowns
    self.alerts = alerts
    self.quality = quality
    self.charts = charts
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    version = try values.decode(Int.self, forKey: .version)
    plan = try values.decode(String.self, forKey: .plan)
    area = try values.decode(String.self, forKey: .area)
    planStart = try values.decode(Day.self, forKey: .planStart)
    asOf = try values.decode(Day.self, forKey: .asOf)
    run = try values.decode(String.self, forKey: .run)
    lines = try values.decode([ScorecardLine].self, forKey: .lines)
    series = try values.decode([SeriesPoint].self, forKey: .series)
    breakdowns = try values.decode([BreakdownPoint].self, forKey: .breakdowns)
    alerts = try values.decode([Alert].self, forKey: .alerts)
    quality = try values.decode([SourceQuality].self, forKey: .quality)
    // Added since: a feed that was published before has neither.
    charts = try values.decodeIfPresent([ControlChart].self, forKey: .charts) ?? []
    areasOfWeakness = try values.decodeIfPresent([AreaOfWeakness].self, forKey: .areasOfWeakness) ?? []
  }
}

package struct AreaOfWeakness: Sendable, Codable, Hashable {
  package var id: String
  package var title: String

  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

package enum RAG: String, Sendable, Codable, CaseIterable { case green, amber, red }
package enum Direction: String, Sendable, Codable, CaseIterable { case improving, worsening, steady }
package enum FigureStatus: String, Sendable, Codable, CaseIterable {
  case computed, provisional
  case notComputed = "not computed"
  case suppressed
  case notRun = "not run"
}

/// One row of the scorecard. Grain: a target-bearing figure.
package struct ScorecardLine: Sendable, Codable {
  package var id: FigureID
  package var title: String
  package var shortTitle: String
  package var areaOfWeakness: String
  package var actions: [String]
  package var owner: String
  package var asOf: Day
  package var periodStart: Day?
  package var periodEnd: Day?
  package var value: Double?
  package var unit: String
  package var numerator: Double?
  package var denominator: Double?
  /// Of a proportion of few cases: what else it might be but for chance. Nil for every other figure.
  package var interval: ShownInterval?
  package var better: Better
  package var baseline: BaselineReading?
  package var expected: Double?
  /// The course that `expected` follows: corners of its line, or both ends of each of its steps. Nil where there is none.
  package var trajectory: [TrajectoryPoint]?
  package var targets: [TargetReading]
  package var rag: RAG?
  package var previous: Double?
  package var change: Double?
  /// Against the previous month-end, or what the definition compares with.
  package var direction: Direction?
  package var directionFromBaseline: Direction?
  /// The day that `direction` compares with.
  package var comparedWith: Day?
  /// The first of the month-ends that ran to this day with the same colour; nil where the series does not say.
  package var ragSince: Day?
  /// What the numbers say, in sentences; nil in feeds from before there were any.
  package var words: LineWords?
  /// What its XmR chart says of the latest month, and of the target as things vary now; nil where it says nothing.
  package var variation: ControlChart.Variation?
  package var assurance: ControlChart.Assurance?
  package var status: FigureStatus
  /// Why values are empty, in sentences for people.
  package var note: String
  package var reason: Reason?
  /// For a line taken over from an earlier run: that it was, and what has changed since. Empty for one computed now.
  package var carried: [String]
  /// The exports it was computed from: source → the digests of its files.
  package var exports: [String: [String]]
  /// The run that computed the line.
  package var run: String
  /// Of the part of the definition that makes the number: a corrected title leaves it alone.
  package var fingerprint: String
  /// Of all that makes the line, targets and baseline included: whether a line carried over is still what it would be.
  package var definition: String

  package init(
    id: FigureID, title: String, shortTitle: String, areaOfWeakness: String, actions: [String], owner: String, asOf: Day,
    unit: String,
    better: Better, status: FigureStatus, run: String, fingerprint: String, definition: String
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.areaOfWeakness = areaOfWeakness
    self.actions = actions
    self.owner = owner
    self.asOf = asOf
    self.unit = unit
    self.better = better
    self.status = status
    self.run = run
    self.fingerprint = fingerprint
    self.definition = definition
    self.targets = []
    self.note = ""
    self.carried = []
    self.exports = [:]
  }

  /// The note with what carrying the line over adds to it.
  package var publishedNote: String { ([note] + carried).filter { !$0.isEmpty }.joined(separator: "; ") }

  /// `carried` for a line taken over, unless its data were at fault: that matters more.
  package var publishedReason: Reason? { carried.isEmpty || reason?.isDataFault == true ? reason : .carried }
}

package struct BaselineReading: Sendable, Codable, Hashable {
  /// Nil where it is to be measured and could not be, or its day has not come.
  package var value: Double?
  package var date: Day
  /// As the plan prints it before the number: `<`.
  package var qualifier: String
  /// Measured by the pipeline, not printed in the plan.
  package var measured: Bool
  /// The run that measured it.
  package var measuredBy: String?

  package init(value: Double?, date: Day, qualifier: String = "", measured: Bool, measuredBy: String? = nil) {
    self.measuredBy = measuredBy
    self.value = value
    self.date = date
    self.qualifier = qualifier
    self.measured = measured
  }
}

package struct TrajectoryPoint: Sendable, Codable, Hashable {
  package var date: Day
  package var value: Double

  package init(date: Day, value: Double) {
    self.date = date
    self.value = value
  }
}

package struct TargetReading: Sendable, Codable, Hashable {
  package var checkpoint: String
  package var date: Day
  package var target: Double
  /// What the plan prints, where that is not the target; empty otherwise.
  package var printed: String
  /// The figure as at the checkpoint; nil before it, or where it was not computed.
  package var value: Double?
  package var met: Bool?

  package init(checkpoint: String, date: Day, target: Double, printed: String = "", value: Double?, met: Bool?) {
    self.checkpoint = checkpoint
    self.date = date
    self.target = target
    self.printed = printed
    self.value = value
    self.met = met
  }
}

/// Grain: figure (or also-shown figure) × day.
package struct SeriesPoint: Sendable, Codable, Hashable {
  package var id: FigureID
  /// `value` for the figure itself, else the also-shown figure's name.
  package var measure: String
  package var asOf: Day
  package var value: Double?
  package var unit: String
  package var numerator: Double?
  package var denominator: Double?
  /// Where the figure should be on the day; nil where nothing is expected, and for what is shown beside a figure.
  package var expected: Double?
  /// The first value ever published for it, by a run that was not withdrawn, and that run's day.
  package var firstPublished: Double?
  package var firstPublishedOn: Day?
  /// The value is no longer the one first published. Nil where there is none.
  package var restated: Bool?
  /// The run since which it is another.
  package var restatedBy: String?
  /// What is counted beside a figure, in words; nil for the figure itself.
  package var title: String?

  package init(id: FigureID, measure: String, unit: String, figure: Figure) {
    self.id = id
    self.measure = measure
    self.unit = unit
    self.asOf = figure.day
    self.value = figure.answer.value
    self.numerator = figure.answer.numerator
    self.denominator = figure.answer.denominator
  }
}

/// Grain: figure (or also-shown figure) × day × dimension × category.
package struct BreakdownPoint: Sendable, Codable, Hashable {
  package var id: FigureID
  package var measure: String
  package var asOf: Day
  package var dimension: String
  package var category: String
  /// What the category's code stands for, where it is one.
  package var label: String?
  package var value: Double?
  package var unit: String
  package var numerator: Double?
  package var denominator: Double?

  package init(
    id: FigureID, measure: String, asOf: Day, dimension: String, category: String, unit: String, answer: Answer
  ) {
    self.id = id
    self.measure = measure
    self.asOf = asOf
    self.dimension = dimension
    self.category = category
    self.unit = unit
    self.value = answer.value
    self.numerator = answer.numerator
    self.denominator = answer.denominator
  }
}
