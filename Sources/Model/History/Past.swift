/// The key of a published number: a figure, or one that is shown next to it, on a day.
package struct PointKey: Hashable, Sendable {
  /// The figure, or the one that the measure is shown next to.
  package var id: FigureID
  /// `value` for the figure itself, otherwise the name of the measure.
  package var measure: String
  /// The name of its unit. Numbers in another unit are other numbers.
  package var unit: String
  /// The day that the number is for.
  package var day: Day

  /// The key of a measure of a figure, in a unit, on a day.
  package init(_ id: FigureID, _ measure: String, in unit: String, _ day: Day) {
    self.id = id
    self.measure = measure
    self.unit = unit
    self.day = day
  }
}

/// What was published before a run, as far as that run needs it: the history as values.
///
/// ```swift
/// var past = Past()
/// let key = PointKey(FigureID(kpi: "7"), SeriesPoint.ownMeasure, in: "exclusions", march)
/// past.current[key] = Past.Published(value: 119, run: "20240403T053000Z-7f3a", on: april)
/// past.runSince(119, of: key)   // "20240403T053000Z-7f3a"
/// past.runSince(121, of: key)   // nil: 121 is not what was published last
/// ```
package struct Past: Sendable {
  /// A value, and the run that published it.
  package struct Published: Sendable, Hashable {
    /// The value, in the unit of its key.
    package var value: Double
    /// What was counted; nil where the measure has none.
    package var numerator: Double?
    /// Out of how many; nil where the measure has none.
    package var denominator: Double?
    /// The name of the run.
    package var run: String
    /// The day of that run in London.
    package var on: Day

    /// The value with its parts as a measure's answer. How many rows it came from is not kept.
    package var answer: Answer { Answer(value: value, numerator: numerator, denominator: denominator, counted: 0) }

    /// A value that a run published.
    package init(value: Double, numerator: Double? = nil, denominator: Double? = nil, run: String, on: Day) {
      self.value = value
      self.numerator = numerator
      self.denominator = denominator
      self.run = run
      self.on = on
    }
  }
  /// The run since which a figure has been counted as it was when it was last published.
  package struct DefinitionSince: Sendable, Hashable {
    /// The fingerprint of how it is counted.
    package var fingerprint: String
    /// The name of the run.
    package var run: String
    /// The day of that run in London.
    package var on: Day
    /// Whether it is the figure's first run, so that nothing has changed.
    package var isFirst: Bool

    /// How a figure has been counted since a run.
    package init(fingerprint: String, run: String, on: Day, isFirst: Bool) {
      self.fingerprint = fingerprint
      self.run = run
      self.on = on
      self.isFirst = isFirst
    }
  }

  /// The number of the run to come, from 1.
  package var nextSequence = 1
  /// The local area whose scorecards were published; nil where none was.
  package var area: String?
  /// The figures on the last scorecard whose ledger counts.
  package var lastFigures: Set<FigureID> = []
  /// The newest day for which a scorecard is published; nil where none is.
  package var newestDay: Day?
  /// Whether the run's day is a month-end and no later one is published, so that its ledger counts and owners are told.
  package var isNewest = true
  /// The first value ever published of each number, by runs that were not withdrawn.
  package var first: [PointKey: Published] = [:]
  /// The last value published of each number, and the run since which it has been that value.
  package var current: [PointKey: Published] = [:]
  /// The last value of each number that runs for earlier days published, of those whose ledger counted.
  package var base: [PointKey: Answer] = [:]
  /// The first day of each figure's series in the last of those runs.
  package var baseStart: [FigureID: Day] = [:]
  /// The fingerprints of how the last of those runs counted each figure, or the first run for the same day where there is none.
  package var baseDefinitions: [FigureID: String] = [:]
  /// The run since which each figure has been counted as it was when it was last published.
  package var definitions: [FigureID: DefinitionSince] = [:]
  /// The measured baselines of each figure by their days, frozen when they were first published.
  package var baselines: [FigureID: [Day: Published]] = [:]
  /// The scores that reviews gave each risk, as last published and oldest first, by the risk's `id`.
  package var riskReviews: [String: [RiskReview]] = [:]
  /// The ledger as the last of those runs left it.
  package var ledger: [Alert] = []
  /// The ledger as the last run for the same day left it; nil where there was none.
  package var sameDay: [Alert]?
  /// The latest acknowledgement of each alert, by the alert's `id`.
  package var acknowledgements: [String: Acknowledgement] = [:]
  /// All acknowledgements that there ever were.
  package var allAcknowledgements: [Acknowledgement] = []
  /// The last notice that each owner was told, whether or not it has been delivered.
  package var told: [String: Notice] = [:]
  /// The last notice that was delivered to each owner.
  package var heard: [String: Notice] = [:]
  /// The owners whose last notice waits to be delivered.
  package var unheard: Set<String> = []

  /// The past of a first run: nothing was published before.
  package init() {}
}

extension Past {
  /// The name of the run since which this value has been published; nil where it is not the last value published.
  package func runSince(_ value: Double, of key: PointKey) -> String? {
    current[key].flatMap { isSame(value, $0.value) ? $0.run : nil }
  }
}

/// Whether two readings of one number are equal but for rounding.
package func isSame(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-9 * max(1, abs(right)) }
