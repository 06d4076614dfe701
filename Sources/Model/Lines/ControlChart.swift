/// An XmR chart: a series of independent values with the limits within which it varies on its own, and the points that are more
/// than that.
///
/// **Shape**: one chart for a figure.
///
/// **Source**: NHS England, Making Data Count; `ControlRules` names the set of rules.
package struct ControlChart: Sendable, Codable, Equatable {
  /// What a point stands for.
  package enum Basis: String, Sendable, Codable, CaseIterable {
    /// The figure of one calendar month alone.
    case calendarMonth = "calendar month"
    /// The state at a month's end.
    case monthEnd = "month-end"
    /// The state on a census day.
    case censusDay = "census day"
    /// A value of a file, whatever it stands for.
    case value
  }
  /// What kind of variation a point shows.
  package enum Variation: String, Sendable, Codable, CaseIterable {
    /// The point is within normal variation.
    case commonCause = "common cause"
    /// The point is more than normal variation: in the better direction, or in the other.
    case improvement, concern
    /// The point is more than normal variation where neither direction is better.
    case high, low
  }
  /// Whether the target will be met as things vary now.
  package enum Assurance: String, Sendable, Codable, CaseIterable {
    /// Normal variation meets the target every time.
    case passes = "consistently passes"
    /// Normal variation misses the target every time.
    case fails = "consistently fails"
    /// Normal variation meets the target at some times and misses it at others.
    case hitAndMiss = "hit and miss"
  }

  /// The figure that the chart is of.
  package var id: FigureID
  /// What a point stands for.
  package var basis: Basis
  /// The name of the unit of the points, the limits and the target.
  package var unit: String
  /// Whether higher or lower values are better; nil where neither direction is.
  package var better: Better?
  /// The set of rules by which it is drawn.
  package var rules: ControlRules
  /// The target in the unit of the points; nil where there is none, or where the plan's target does not apply to one month.
  package var target: Double?
  /// The points in the order of their days; empty where there is no chart.
  package var points: [ControlPoint]
  /// The days from which limits were calculated again, up to the chart's last day.
  package var rebased: [Rebase]
  /// The variation of the latest point that has a value; nil where that point has no limits.
  package var variation: Variation?
  /// Whether the target will be met, by the limits of the latest point that has a value; nil where that has none, or there is
  /// no target.
  package var assurance: Assurance?
  /// Why there is no chart, or why it lacks something that a reader would look for; nil for an earlier run's chart, whose
  /// sentences are as they were published.
  package var notes: [ChartNote]?
  /// The notes in sentences; empty where there are none.
  package var note = ""
  /// The whole chart in one or two sentences; empty until they are written.
  package var summary = ""

  /// A chart that has not been drawn yet: its points have no limits.
  package init(
    id: FigureID, basis: Basis, unit: String, better: Better?, rules: ControlRules, target: Double? = nil,
    points: [ControlPoint] = [], rebased: [Rebase] = [], notes: [ChartNote] = []
  ) {
    self.id = id
    self.basis = basis
    self.unit = unit
    self.better = better
    self.rules = rules
    self.target = target
    self.points = points
    self.rebased = rebased
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey {
    case id, basis, unit, better, rules, target, points, rebased, variation, assurance, note, summary
  }

  /// The latest point that has a value; nil where none has.
  package var latest: ControlPoint? { points.last { $0.value != nil } }
}

/// A point of a chart.
///
/// **Shape**: a chart and a point in time.
///
/// **Units**: those of the chart.
package struct ControlPoint: Sendable, Codable, Hashable {
  /// The last day of the month, or the census day.
  package var asOf: Day
  /// The value; nil where nothing could be computed for the day. It is then a gap, which no rule counts.
  package var value: Double?
  /// What was counted; nil where there is no value, or the measure has none.
  package var numerator: Double?
  /// Out of how many; nil where there is no value, or the measure has none.
  package var denominator: Double?
  /// The mean of the limits that it was compared with; nil where there are none.
  package var mean: Double?
  /// The lower limit; nil where there are no limits.
  package var lower: Double?
  /// The upper limit; nil where there are no limits.
  package var upper: Double?
  /// All special causes that hold; the first of them is the one that is shown. Empty within normal variation.
  package var causes: [SpecialCause] = []
  /// What kind of variation the point shows; nil where there are no limits.
  package var variation: ControlChart.Variation?

  /// A point that has not been compared with limits yet.
  package init(asOf: Day, value: Double?, numerator: Double? = nil, denominator: Double? = nil) {
    self.asOf = asOf
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
  }
}
