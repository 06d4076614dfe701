internal import Extractors
package import Logging
package import Model
package import Platform
internal import Publishing

/// What `scorecard diff` finds: the figures, alerts, exports and definitions that differ between two states, and why.
package struct Difference: Sendable {
  /// The figures that differ, with those shown with them, in the plan's order.
  package let figures: [FigureDifference]
  /// Whether the causes of some figure would have other effects in another order.
  package let dependsOnOrder: Bool
  /// For the KPIs of which only a figure differs that is shown with theirs: their own.
  package let headings: [FigureID: FigureDifference]
  /// The breakdowns of which categories differ, in the plan's order.
  package let breakdowns: [BreakdownDifference]
  /// The alerts that are not the same in both.
  package let alerts: [AlertDifference]
  /// The exports that differ, by source.
  package let exports: [(source: String, from: ComparedExport?, to: ComparedExport?)]
  /// How the rows of these exports are not the same, by source; none for those that no compared figure reads.
  package let rows: [String: RowChanges]
  /// The figures that one of the states, or neither, has a value of, and why.
  package let unanswered: [UnansweredFigure]
  /// The definitions that differ, key by key; of files alone where the earlier text is not at hand.
  package let definitions: [KeyChange]
  /// The days of the two states.
  package let days: (from: Day, to: Day)
  /// Why these are the days, where nobody named one.
  package let chosenDay: ComparedDay?
  /// Where nothing differs from what is published: the run of the day before it that was made from other files.
  package let replaced: String?
  /// The days that are calculated because they have no scorecard of their own.
  package let calculatedDays: [CalculatedDay]
  /// Whether the rows behind each cause were asked for.
  package let listsRows: Bool
  /// Whether children and records are shown under pseudonyms.
  let isPseudonymous: Bool
  /// Whether the rows behind the earlier state are at hand, so that each cause could be named.
  package let isExplained: Bool

  /// Reads what is needed, and compares.
  ///
  /// Throws: `DifferenceError`, and what a dry run throws.
  package init(_ request: DifferenceRequest, clock: Clock, logger: Logger, progress: @escaping (Progress) -> Void = { _ in })
    throws
  {
    days = (request.before.day, request.after.day)
    (chosenDay, calculatedDays, listsRows) = (request.chosenDay, request.calculatedDays, request.listing != nil)
    isPseudonymous = request.listing?.isPseudonymous ?? true
    guard days.from <= days.to else { throw DifferenceError.daysReversed(days.from, days.to) }
    let readings = ComparedReadings(request.reading, of: request.isChosen, progress: progress)
    let sides = try [request.before, request.after].map {
      try Self.compared($0, request, readings, clock, logger, progress)
    }
    let (before, after) = (sides[0], sides[1])
    let lines = ComparedLines(before, after, output: request.output, among: request.candidates, of: request.isChosen) {
      before, after, figures in
      guard let from = before.state, let to = after.state,
        let found = try? Comparison(from: from, to: to, readings, only: figures, listing: request.listing)
      else { return nil }
      return before.isMade(from: found.quality.before) && after.isMade(from: found.quality.after) ? found : nil
    }
    isExplained = lines.whole != nil
    let finder = DifferenceFinder(before, after, lines)
    let chosen = finder.figures.filter { request.isChosen($0.id) }
    let plan = (after.state ?? before.state)?.definitions.definitions
    figures = chosen.filter(\.differs).map { $0.with(finder.rows, plan?.measure($0.id, $0.measure)) }
    dependsOnOrder = figures.contains { $0.dependsOnOrder(plan?.measure($0.id, $0.measure)) }
    let own = chosen.filter { $0.measure == SeriesPoint.ownMeasure && !$0.differs }
    headings = Dictionary(own.map { ($0.id, $0) }) { first, _ in first }
    breakdowns = BreakdownDifference.all(before.scorecard, after.scorecard, of: request.isChosen)
    let isNamed = before.published != nil && after.published != nil
    alerts = AlertDifference.all(before.scorecard.alerts, after.scorecard.alerts, isNamed: isNamed).filter {
      Self.isAsked($0.key, request, [before.scorecard, after.scorecard])
    }
    (exports, definitions) = (finder.exports, finder.definitions)
    rows = finder.rows
    unanswered = UnansweredFigure.all(before.scorecard, after.scorecard, of: request.isChosen)
    guard request.isOfPublished, figures.isEmpty, breakdowns.isEmpty, exports.isEmpty, definitions.isEmpty,
      case .published(let published) = request.before
    else {
      replaced = nil
      return
    }
    replaced = published.replaced(in: request.output)
  }

  /// Whether an alert is about something that was asked for: where only some figures were, it is about one of them, or about one of
  /// the sources that they read.
  private static func isAsked(_ key: AlertKey?, _ request: DifferenceRequest, _ scorecards: [Scorecard]) -> Bool {
    guard let key else { return false }
    if let figure = key.figure { return request.isChosen(figure) }
    let lines = scorecards.flatMap(\.lines)
    let chosen = lines.filter { request.isChosen($0.id) }
    return chosen.count == lines.count || chosen.contains { $0.exports[key.subject] != nil }
  }

  /// A side with its scorecard: as it was published, or as a dry run makes it.
  private static func compared(
    _ side: DifferenceSide, _ request: DifferenceRequest, _ readings: ComparedReadings, _ clock: Clock, _ logger: Logger,
    _ progress: (Progress) -> Void
  ) throws -> ComparedSide {
    switch side {
    case .published(let published): return ComparedSide(published, among: request.candidates)
    case .computed(let state):
      // Nothing is in a folder that is not there: what is published plays no part between folders.
      let output = request.isOfFolders ? "\(state.input)/no-output-\(clock.runName)" : request.output
      let asked = RunRequest(
        pipelines: state.pipelines, input: state.input, output: output, asOf: state.day, dryRun: true, reading: request.reading)
      let run = Run(asked, definitions: state.definitions, clock: clock, logger: logger, name: RunName.unpublished)
      let (scorecard, exports) = try run.traced(progress)
      if let exports { readings.add(exports, of: state.definitions, state.input) }
      return ComparedSide(scorecard, state: state)
    }
  }
}

extension Run {
  /// What the run would publish, and what it reads for that, so that it can be compared.
  ///
  /// Throws: what `perform` throws.
  fileprivate func traced(_ progress: (Progress) -> Void) throws -> (Scorecard, TracedExports?) {
    let plan = try RunPlan(request, definitions)
    guard let input = ExportFolder(path: request.input) else { throw RunError.noInputFolder(request.input) }
    let begun = BegunRun(plan, from: input, workers, isTraced: true)
    let computed = try compute(begun, pastForReading, progress)
    return (computed.result.scorecard, computed.traced.map { TracedExports(begun.reading, $0) })
  }
}
