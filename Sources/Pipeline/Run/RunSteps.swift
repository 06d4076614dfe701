internal import Extractors
internal import Logging
internal import Model
internal import Platform
internal import Publishing
internal import Transformers
internal import Wording

/// The steps of a run from exports to a scorecard of facts and its alerts, in their order.
extension Run {
  /// What exports tell apart from figures: how each was read, and what owners report on the plan.
  struct Told {
    /// With what a person would wonder about, in the order of the definitions.
    let quality: [SourceQuality]
    let reports: PlanReports
  }

  /// The lines that are published for the day. The archive is open by now, so that links lead where the history says.
  func carryForward(_ begun: BegunRun) throws -> CarryForward {
    try CarryForward(
      definitions, to: request.asOf, in: output, input: begun.input, read: sources(begun),
      workers,
      isSure: !begun.plan.isWhole)
  }

  /// The sources that are read, here or by Spark.
  private func sources(_ begun: BegunRun) -> Set<String> {
    let read = begun.reading.readings + (engine == nil ? [] : AreaReading.readings(begun.plan, from: begun.input))
    return Set(begun.given?.quality.map(\.source) ?? read.map(\.source.name))
  }

  /// What of this run's exports Spark is to read with those of other areas; what owners write is read here.
  func area(_ number: Int, _ progress: (Progress) -> Void) throws -> AreaReading {
    let plan = try RunPlan(request, definitions)
    guard let input = request.exports else { throw RunError.noInputFolder(request.input) }
    let before = output.wholeRows()
    let own = AllExtractions(
      BegunRun(plan, from: input, workers, isElsewhere: true).reading, rowsBefore: before, accepting: Set(request.accepted.keys),
      progress: progress)
    return AreaReading(number, plan, from: input, rowsBefore: before, reading: own)
  }

  /// Reads the exports.
  ///
  /// Throws: `RunError.nothingDelivered` where none of those is there that the figures need.
  func extract(_ begun: BegunRun, _ progress: (Progress) -> Void) throws -> AllExtractions {
    let (before, accepted) = (output.wholeRows(), Set(request.accepted.keys))
    var reading =
      begun.given ?? AllExtractions(begun.reading, rowsBefore: before, accepting: accepted, progress: progress)
    if let engine, begun.given == nil {
      let area = AreaReading(1, begun.plan, from: begun.input, rowsBefore: before, reading: reading)
      // The work is over when `read` returns, and so is the use of `progress`.
      reading = try withoutActuallyEscaping(progress) { progress in
        var work = EngineWork(areas: [area], folder: folder, run: name, asOf: request.asOf, logger: logger, progress: progress)
        try engine.read(&work)
        return work.areas[0].reading
      }
    }
    guard reading.quality.contains(where: { begun.plan.needs[$0.source] != nil && $0.status != .missing }) else {
      throw RunError.nothingDelivered(request.input)
    }
    return reading
  }

  /// Finds what the exports tell apart from figures, and logs it.
  func reported(_ reading: AllExtractions, _ input: ExportFolder, _ past: Past) -> Told {
    let found = reading.warned(asOf: request.asOf, definitions, since: output.latestSources())
      .naming(strangersIn: input, definitions)
    let reports = PlanReports(reading.records, found, of: definitions, asOf: request.asOf, today: clock.today, workers)
    let quality = reports.warnings.reduce(found) { $0.warning(.narrative($1.warning), about: $1.source) }
    log(quality, input.strangers(to: definitions.sources), Vanished(from: definitions, since: past))
    return Told(quality: quality, reports: reports)
  }

  /// Assembles the scorecard of facts.
  ///
  /// Throws: `RunError.noFullRun` where other lines are missing than those that were asked for, unless the request allows it.
  func assemble(
    _ begun: BegunRun, _ past: Past, _ told: Told, _ calculations: [FigureID: Calculation], _ carry: CarryForward
  ) throws(RunError) -> ScorecardAssembler.Assembled {
    let assembler = ScorecardAssembler(
      definitions, asOf: request.asOf, series: begun.plan.days, run: name, today: clock.today, past: past,
      replaces: request.replaces)
    let assembled = assembler.assembled(told.quality, calculations, begun.fingerprints.value, told.reports, carry)
    if assembled.computed.count < definitions.figures.count, let obstacle = carry.obstacle {
      logger.warning("\(HistorySentences.nothingToCarry(because: obstacle))")
    }
    try refuseGaps(in: assembled.scorecard)
    return assembled
  }

  /// The day's ledger. A run of some lines alone touches no alert.
  func alerts(
    _ past: Past, _ assembled: ScorecardAssembler.Assembled, _ told: Told, _ calculations: [FigureID: Calculation]
  ) -> [Alert] {
    guard !request.isPartial else { return past.sameDay ?? past.ledger }
    let ledger = DayLedger(
      definitions, past: past, asOf: request.asOf, today: clock.today, isNarrower: request.isNarrower(of: definitions))
    return ledger.alerts(
      assembled.scorecard, calculations.filter { assembled.computed.contains($0.key) }, told.reports,
      read: Set(told.quality.map(\.source)))
  }

  /// The result of the run for its caller, before anything is published.
  func result(
    _ begun: BegunRun, _ past: Past, _ reading: AllExtractions, _ told: Told, _ assembled: ScorecardAssembler.Assembled,
    _ scorecard: Scorecard
  ) -> RunResult {
    RunResult(
      scorecard: scorecard, publishedBefore: past.values(of: scorecard),
      rejects: rejects(reading, isWhole: assembled.computed.count == definitions.figures.count),
      seriesStart: begun.plan.days.first ?? request.asOf, output: request.output, folder: nil,
      isNewest: past.isNewest && !request.isPartial, isPartial: request.isPartial, sourcesRead: told.quality.map(\.source),
      faults: DataFaults(scorecard.lines, told.quality, definitions))
  }

  /// The rejected rows of the sources that this run has read, and the published ones of the others, in the order of the
  /// definitions.
  private func rejects(_ reading: AllExtractions, isWhole: Bool) -> [RejectList] {
    guard !isWhole else { return reading.rejects }
    let read = Set(reading.quality.map(\.source))
    let earlier = PublishedRejects.read(for: request.asOf, in: output)
    return definitions.sources.compactMap { source in
      (read.contains(source.name) ? reading.rejects : earlier).first { $0.source == source.name }
    }
  }

  /// A run of some KPIs never replaces a whole page by one with gaps.
  ///
  /// Throws: `RunError.noFullRun` where other lines are missing, unless the request allows it.
  private func refuseGaps(in scorecard: Scorecard) throws(RunError) {
    guard !request.isPartial, !request.dryRun, let gap = scorecard.lines.first(where: { $0.status == .notRun }),
      case .notRun(let why) = gap.notes?.first
    else { return }
    throw .noFullRun(request.asOf, why: why.sentence)
  }

  private func log(_ quality: [SourceQuality], _ strangers: [String], _ vanished: Vanished) {
    for source in quality {
      let counts = InputSentences.counts(source)
      logger.info("\(counts)", metadata: ["source": "\(source.source)", "status": "\(source.status.rawValue)"])
      if source.status == .delivered, source.rejected > 0 {
        logger.warning("\(InputSentences.rejected(source))")
      }
      for warning in source.warned ?? [] { logger.info("\(source.source): \(warning.sentence)") }
    }
    for name in strangers { logger.warning("\(InputSentences.stranger(name))") }
    for sentence in vanished.things.sentences { logger.error("\(sentence)") }
    for source in request.accepted.keys.sorted() where !quality.contains(where: { $0.source == source }) {
      logger.warning("\(InputSentences.acceptedInVain(source))")
    }
  }
}

extension Past {
  /// The values of a scorecard's figures that were published for its day.
  fileprivate func values(of scorecard: Scorecard) -> [FigureID: Double] {
    Dictionary(
      scorecard.lines.compactMap { line in
        current[PointKey(line.id, SeriesPoint.ownMeasure, in: line.unit, scorecard.asOf)].map { (line.id, $0.value) }
      }
    ) { first, _ in first }
  }
}
