/// An XmR chart: a series of independent values with the limits within which it varies by itself, and what is more than that.
package struct ControlChart: Sendable, Codable, Hashable {
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
  package enum Variation: String, Sendable, Codable, CaseIterable {
    case commonCause = "common cause"
    case improvement, concern
    /// Special cause where neither direction is better.
    case high, low
  }
  package enum Assurance: String, Sendable, Codable, CaseIterable {
    case passes = "consistently passes"
    case fails = "consistently fails"
    case hitAndMiss = "hit and miss"
  }

  package var id: FigureID
  package var basis: Basis
  package var unit: String
  /// Nil where neither direction is better.
  package var better: Better?
  package var rules: ControlRules
  /// In the unit of the points; nil where the plan's target cannot be said of one month.
  package var target: Double?
  package var points: [ControlPoint]
  package var rebased: [Rebase]
  /// Of the latest point that has limits; nil where none has.
  package var variation: Variation?
  package var assurance: Assurance?
  /// Why there is no chart, or none of something a reader would look for; nil for an earlier run's chart, whose sentences are as they
  /// were published.
  package var notes: [ChartNote]?
  /// `notes` in sentences.
  package var note = ""
  /// The whole chart in one or two sentences.
  package var summary = ""

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

  /// The latest point that has a value.
  package var latest: ControlPoint? { points.last { $0.value != nil } }
}

/// Grain: chart × point in time.
package struct ControlPoint: Sendable, Codable, Hashable {
  /// The month's last day, or the census day.
  package var asOf: Day
  /// Nil where nothing could be computed for the day: a gap, which no rule counts.
  package var value: Double?
  package var numerator: Double?
  package var denominator: Double?
  /// Of the limits it was compared with; nil where there are none.
  package var mean: Double?
  package var lower: Double?
  package var upper: Double?
  /// All that hold, the first of them the one shown.
  package var causes: [SpecialCause] = []
  package var variation: ControlChart.Variation?

  package init(asOf: Day, value: Double?, numerator: Double? = nil, denominator: Double? = nil) {
    self.asOf = asOf
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
  }
}
