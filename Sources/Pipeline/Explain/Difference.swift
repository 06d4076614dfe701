package import Logging
package import Model
package import Platform

/// What `scorecard diff` finds: the figures, alerts, exports and definitions that differ between two states, and why.
package struct Difference: Sendable {
  /// One of the two states.
  package enum Side: Sendable {
    /// As it was published.
    case published(PublishedState)
    /// As today's program computes it from these definitions and exports.
    case computed(Comparison.State)

    var day: Day {
      switch self {
      case .published(let state): state.scorecard.asOf
      case .computed(let state): state.day
      }
    }
  }
  /// What is known of an export of one state.
  package struct Export: Sendable, Equatable, Encodable {
    package var files: [String]
    package var read: Int
    package var accepted: Int
  }
  /// The figures that differ, with those shown with them, in the plan's order.
  package let figures: [FigureDifference]
  /// The alerts that are not the same in both: by id, each with its state before and after; nil where it is not there.
  package let alerts: [(alert: Alert, from: Alert.State?, to: Alert.State?)]
  /// The exports that differ, by source.
  package let exports: [(source: String, from: Export?, to: Export?)]
  /// The definitions that differ, key by key; of files alone where the earlier text is not at hand.
  package let definitions: [KeyChange]
  /// The days of the two states.
  package let days: (from: Day, to: Day)
  /// Whether the rows behind the earlier state are at hand, so that each cause could be named.
  package let isExplained: Bool

  /// What is compared, and where the definitions and exports lie from which it may be computed.
  package struct Request {
    /// The earlier state.
    package var before: Side
    /// The later state.
    package var after: Side
    /// Folders of definitions and of exports from which a published state may have been made.
    package var candidates: [(pipelines: String, definitions: DefinitionFolder, input: String)]
    /// The output folder, for what is frozen and carried.
    package var output: String
    /// How exports are read.
    package var reading: CSVReading
    /// Which figures are compared.
    package var isChosen: @Sendable (FigureID) -> Bool

    /// A request to compare two states.
    package init(
      _ before: Side, _ after: Side, candidates: [(pipelines: String, definitions: DefinitionFolder, input: String)],
      output: String, reading: CSVReading = CSVReading(), isChosen: @escaping @Sendable (FigureID) -> Bool = { _ in true }
    ) {
      (self.before, self.after, self.candidates, self.output) = (before, after, candidates, output)
      (self.reading, self.isChosen) = (reading, isChosen)
    }
  }

  /// Reads what is needed, and compares.
  ///
  /// Throws: `DifferenceError`, and what a dry run throws.
  package init(_ request: Request, clock: Clock, logger: Logger, progress: (Progress) -> Void = { _ in }) throws {
    days = (request.before.day, request.after.day)
    guard days.from <= days.to else { throw DifferenceError.daysReversed(days.from, days.to) }
    let sides = try [request.before, request.after].map {
      try ComparedSide($0, request, clock: clock, logger: logger, progress: progress)
    }
    let (before, after) = (sides[0], sides[1])
    var comparison: Comparison?
    if let from = before.state, let to = after.state {
      comparison = try Comparison(
        from: from, to: to, reading: request.reading, of: request.isChosen, progress: progress)
    }
    isExplained = comparison != nil
    let finder = DifferenceFinder(before, after, comparison)
    figures = finder.figures.filter { request.isChosen($0.id) && $0.differs }
    (alerts, exports, definitions) = (finder.alerts, finder.exports, comparison?.definitions ?? finder.definitionFiles)
  }
}

/// One side with its scorecard and, where it can be made again, what it is made from.
struct ComparedSide {
  let scorecard: Scorecard
  let state: Comparison.State?
  /// Nil for a side that this program computes now.
  let programVersion: String?
  let definitions: [InputFile]

  init(
    _ side: Difference.Side, _ request: Difference.Request, clock: Clock, logger: Logger, progress: (Progress) -> Void
  ) throws {
    switch side {
    case .published(let published):
      scorecard = published.scorecard
      (programVersion, definitions) = (published.programVersion, published.definitions)
      let found = request.candidates.first { candidate in
        published.isMade(from: candidate.definitions)
          && published.isMade(from: candidate.input, candidate.definitions.definitions)
      }
      state = found.map {
        Comparison.State(pipelines: $0.pipelines, definitions: $0.definitions, input: $0.input, day: published.scorecard.asOf)
      }
    case .computed(let state):
      var run = RunRequest(
        pipelines: state.pipelines, input: state.input, output: request.output, asOf: state.day, dryRun: true,
        reading: request.reading)
      run.from = nil
      scorecard = try Run(run, definitions: state.definitions, clock: clock, logger: logger).perform(progress: progress).scorecard
      (self.state, programVersion, definitions) = (state, nil, state.definitions.files)
    }
  }
}
