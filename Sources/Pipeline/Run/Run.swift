internal import Extractors
internal import History
package import Logging
internal import Model
package import Platform
internal import Publishing
internal import Transformers
internal import Wording

/// A run, stage by stage. No stage changes what an earlier one has made, but that reading uses up what `BegunRun` began:
///
///     RunRequest → RunPlan → BegunRun → AllExtractions → Calculations → Scorecard → ledger
///       → Sentences → Publication → RunResult
///
/// To run for the end of March 2024:
///
///     let request = RunRequest(pipelines: "Pipelines", input: "input", output: "output", asOf: day)
///     let run = Run(request, definitions: try DefinitionFolder(path: "Pipelines"), clock: Clock(), logger: logger)
///     let result = try run.perform { _ in }
package struct Run: Sendable {
  /// The name of the run, which its folder and the lines of the log have: `20240402T060000Z-7f3a`.
  package let name: String
  let request: RunRequest
  let folder: DefinitionFolder
  let clock: Clock
  let logger: Logger
  let workers: Workers

  /// Prepares a run, and writes nothing. A day that is published keeps the first month of its series unless the request names
  /// another. `name` is nil for a new name, which no run in the output folder has.
  package init(
    _ request: RunRequest, definitions folder: DefinitionFolder, clock: Clock, logger: Logger, name: String? = nil
  ) {
    self.request = request.keepingBeginning(of: OutputFolder(path: request.output), folder.definitions)
    self.folder = folder
    self.clock = clock
    workers = Workers(threads: request.reading.threads)
    self.name = name ?? Self.newName(clock, OutputFolder(path: request.output))
    var logger = logger
    logger[metadataKey: "run"] = "\(self.name)"
    self.logger = logger
  }

  /// A name that no run in the folder has, because several runs may begin in one second. A folder that cannot be read is
  /// reported when the run writes to it.
  private static func newName(_ clock: Clock, _ output: OutputFolder) -> String {
    var name = clock.runName
    while (try? output.exists(run: name)) == true { name = clock.runName }
    return name
  }

  var definitions: DefinitionSet { folder.definitions }
  var output: OutputFolder { OutputFolder(path: request.output) }

  /// Reads the exports, computes the figures and publishes the files, unless it is a dry run. `progress` is told what the run
  /// is doing.
  ///
  /// Throws: `DefinitionFault`, `RunError`, `OutputFault`, `FileError`, `HistoryError`. What was published before is then
  /// unaffected.
  package func perform(progress: (Progress) -> Void) throws -> RunResult {
    let plan = try RunPlan(request, definitions)
    InputWait(plan.expected, in: request.input, asOf: request.asOf, logger).wait(request.waitForInput) {
      progress(.waiting($0))
    }
    guard let input = ExportFolder(path: request.input) else { throw RunError.noInputFolder(request.input) }
    guard !request.dryRun else {
      let past = output.pastForReading(asOf: request.asOf, area: definitions.plan.area, logger)
      return try compute(BegunRun(plan, from: input, workers), past, progress).result
    }
    // Held to the end: lines carried over must not change under the run that carries them.
    let lock = try RunLock(in: request.output, waits: request.waitsForLock)
    let begun = BegunRun(plan, from: input, workers)
    let archive = try Archive(output, stamp: clock.stamp, logger: logger)
    let past = try archive.history.past(for: request.asOf)
    try refuseOtherArea(past)
    var result = try publish(try compute(begun, past, progress), past, archive, progress)
    if request.notifies {
      result.delivery = NoticeDelivery(archive, clock: clock, logger: logger).deliver(to: request.contacts)
    }
    _ = consume lock
    return result
  }

  private func refuseOtherArea(_ past: Past) throws(FileError) {
    if let area = past.area, area != definitions.plan.area {
      throw FileError(
        .create,
        saying:
          "\(request.output): holds the scorecards of \(area); those of \(definitions.plan.area) need an --output of their own")
    }
    if let newest = past.newestDay, newest > clock.today {
      logger.warning("\(InputSentences.publishedAhead(newest, today: clock.today))")
    }
  }

  /// What a run has computed before it publishes anything.
  struct Computed {
    var result: RunResult
    /// The alerts of the day, pending ones too.
    let ledger: [Alert]
    var timer: StageTimer
  }

  private func compute(_ begun: BegunRun, _ past: Past, _ progress: (Progress) -> Void) throws -> Computed {
    let (plan, input) = (begun.plan, begun.input)
    var timer = begun.timer
    // The archive is open: links lead where the history says.
    let carry = try CarryForward(
      definitions, to: request.asOf, in: output, input: input, read: Set(begun.reading.readings.map(\.source.name)), workers,
      isSure: !plan.isWhole)
    let reading = try extract(begun, progress)
    timer.end("read")
    progress(.computing)
    let answers = Answers(reading.calculations, for: plan, workers)
    let found = reading.warned(asOf: request.asOf, definitions, since: output.latestSources())
    let reports = PlanReports(reading.records, found, of: definitions, asOf: request.asOf, today: clock.today, workers)
    let quality = reports.warnings.reduce(found) { $0.warning(.narrative($1.warning), about: $1.source) }
    log(quality, input.strangers(to: definitions.sources), Vanished(from: definitions, since: past))
    let calculations = answers.calculations
    let assembler = ScorecardAssembler(
      definitions, asOf: request.asOf, series: plan.days, run: name, today: clock.today, past: past, replaces: request.replaces)
    let assembled = assembler.assembled(quality, calculations, begun.fingerprints.value, reports, carry)
    if assembled.computed.count < definitions.figures.count, let obstacle = carry.obstacle {
      logger.warning("\(HistorySentences.nothingToCarry(because: obstacle))")
    }
    try refuseGaps(in: assembled.scorecard)
    let read = quality.map(\.source)
    // A run of some lines alone touches no alert.
    let ledger =
      request.isPartial
      ? past.sameDay ?? past.ledger
      : DayLedger(
        definitions, past: past, asOf: request.asOf, today: clock.today, isNarrower: request.isNarrower(of: definitions)
      ).alerts(assembled.scorecard, calculations.filter { assembled.computed.contains($0.key) }, reports, read: Set(read))
    let sentences = Sentences(definitions)
    let told = sentences.said(of: ledger)
    let scorecard = sentences.said(of: assembled.scorecard, told)
    timer.end("compute")
    let result = RunResult(
      scorecard: scorecard, rejects: rejects(reading, isWhole: assembled.computed.count == definitions.figures.count),
      seriesStart: plan.days.first ?? request.asOf, output: request.output, folder: nil,
      isNewest: past.isNewest && !request.isPartial, isPartial: request.isPartial, sourcesRead: read,
      faults: DataFaults(scorecard.lines, quality, definitions))
    return Computed(result: result, ledger: told, timer: timer)
  }

  private func extract(_ begun: BegunRun, _ progress: (Progress) -> Void) throws -> AllExtractions {
    let reading = AllExtractions(
      begun.reading, rowsBefore: output.wholeRows(), accepting: Set(request.accepted.keys), progress: progress)
    guard reading.quality.contains(where: { begun.plan.needs[$0.source] != nil && $0.status != .missing }) else {
      throw RunError.nothingDelivered(request.input)
    }
    return reading
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
      let counts =
        "\(source.source): \(source.read) rows read, \(source.accepted) accepted, \(source.rejected) rejected, "
        + "\(source.duplicates) duplicates, \(source.skipped) skipped"
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
