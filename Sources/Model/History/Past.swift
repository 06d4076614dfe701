/// Which number: a figure, or one shown beside it, on a day.
package struct PointKey: Hashable, Sendable {
  package var id: FigureID
  package var measure: String
  /// Numbers in another unit are other numbers.
  package var unit: String
  package var day: Day

  package init(_ id: FigureID, _ measure: String, in unit: String, _ day: Day) {
    self.id = id
    self.measure = measure
    self.unit = unit
    self.day = day
  }
}

/// What was published before a run, as far as that run asks: the history as values.
package struct Past: Sendable {
  /// A value and the run that published it.
  package struct Published: Sendable, Hashable {
    package var value: Double
    package var numerator: Double?
    package var denominator: Double?
    package var run: String
    /// The day of that run in London.
    package var on: Day

    package var answer: Answer { Answer(value: value, numerator: numerator, denominator: denominator, counted: 0) }

    package init(value: Double, numerator: Double? = nil, denominator: Double? = nil, run: String, on: Day) {
      self.value = value
      self.numerator = numerator
      self.denominator = denominator
      self.run = run
      self.on = on
    }
  }
  /// The run since which a figure is counted as it was when it was last published.
  package struct DefinitionSince: Sendable, Hashable {
    package var fingerprint: String
    package var run: String
    package var on: Day
    /// Its first run counted it so: nothing has changed.
    package var isFirst: Bool

    package init(fingerprint: String, run: String, on: Day, isFirst: Bool) {
      self.fingerprint = fingerprint
      self.run = run
      self.on = on
      self.isFirst = isFirst
    }
  }

  /// Number of the run to come.
  package var nextSequence = 1
  /// Whose scorecards were published; nil where none was.
  package var area: String?
  /// The figures that the last scorecard whose ledger counts had.
  package var lastFigures: Set<FigureID> = []
  /// The newest day for which a scorecard is published.
  package var newestDay: Day?
  /// The day the run is for is a month-end, and no newer one is published: its ledger counts, and its owners are told.
  package var isNewest = true
  /// The first value ever published, by runs that were not withdrawn.
  package var first: [PointKey: Published] = [:]
  /// The last value published, and the run since which it is.
  package var standing: [PointKey: Published] = [:]
  /// The last values that counting runs for earlier days published.
  package var base: [PointKey: Answer] = [:]
  /// The first day of each figure's series in the last of them.
  package var baseStart: [FigureID: Day] = [:]
  /// What the last of them counted by, or the first run of the day where there is none.
  package var baseDefinitions: [FigureID: String] = [:]
  package var definitions: [FigureID: DefinitionSince] = [:]
  /// Measured baselines by figure and day, frozen when first published.
  package var baselines: [FigureID: [Day: Published]] = [:]
  /// What reviews found of each risk, as last published, oldest first.
  package var riskReviews: [String: [RiskReview]] = [:]
  /// The ledger as the base run left it.
  package var ledger: [Alert] = []
  /// The ledger as an earlier run for the same day left it; nil where there was none.
  package var sameDay: [Alert]?
  /// The latest of each alert, and all there ever were.
  package var acknowledgements: [String: Acknowledgement] = [:]
  package var allAcknowledgements: [Acknowledgement] = []
  /// The last notice that each owner was told.
  package var told: [String: Notice] = [:]
  /// The last that was delivered to each.
  package var heard: [String: Notice] = [:]
  /// The owners whose last notice waits to be delivered.
  package var unheard: Set<String> = []

  package init() {}
}

extension Past {
  /// The run since which this value is published; nil where it is another than the last published.
  package func runSince(_ value: Double, of key: PointKey) -> String? {
    standing[key].flatMap { isSame(value, $0.value) ? $0.run : nil }
  }
}

/// Two readings of one number: equal but for rounding.
package func isSame(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-9 * max(1, abs(right)) }
