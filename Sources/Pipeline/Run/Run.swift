internal import Extractors
internal import History
internal import Loaders
package import Logging
internal import Model
package import Platform
internal import Publishing
internal import Transformers

/// Extract, compute, publish.
package struct Run: Sendable {
  package let name: String
  let request: RunRequest
  let folder: DefinitionFolder
  let clock: Clock
  let logger: Logger
  let workers: Workers

  private typealias Chosen = (kpi: KPIDefinition, figure: FigureDefinition)

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

  /// A name that no run in the folder has: many runs may begin in one second. A folder that cannot be looked into is reported where
  /// it is written to.
  private static func newName(_ clock: Clock, _ output: OutputFolder) -> String {
    var name = clock.runName
    while (try? output.exists(run: name)) == true { name = clock.runName }
    return name
  }

  var definitions: DefinitionSet { folder.definitions }
  private var output: OutputFolder { OutputFolder(path: request.output) }

  /// Throws: `RunError`, `FileError`; what was published before stands whole.
  package func perform(progress: (Progress) -> Void) throws -> RunResult {
    guard !definitions.figures.isEmpty else { throw DefinitionFault(missing: "\(request.pipelines)/kpis/*.yml") }
    let chosen = try chosenFigures()
    if let published = request.publishedFrom, let from = request.from, !request.isPartial, !request.dryRun {
      throw RunError.shorterSeries(request.asOf, from: from, published: published)
    }
    for source in request.accepted.keys where definitions.source(source) == nil {
      throw RunError.unknownSource(source, known: definitions.sources.map(\.name))
    }
    let deliveries = definitions.needs(of: chosen.map(\.figure))
    let words = ExportFolder(path: request.input).map(definitions.wordSources) ?? [:]
    let expected = definitions.sources.filter { deliveries[$0.name] != nil || words[$0.name] != nil }
    InputWait(expected, in: request.input, asOf: request.asOf, logger).wait(request.waitForInput) {
      progress(.waiting($0))
    }
    guard let input = ExportFolder(path: request.input) else { throw RunError.noInputFolder(request.input) }
    guard !request.dryRun else {
      let past = output.pastForReading(asOf: request.asOf, area: definitions.plan.area, logger)
      return try compute(chosen, begin(chosen, from: input), from: input, past: past, progress: progress).result
    }
    // Held to the end: lines carried over must not change under the run that carries them.
    let lock = try RunLock(in: request.output, waits: request.waitsForLock)
    let begun = begin(chosen, from: input)
    let archive = try Archive(output, stamp: clock.stamp, logger: logger)
    let past = try archive.history.past(for: request.asOf)
    if let area = past.area, area != definitions.plan.area {
      throw FileError(
        .create,
        saying:
          "\(request.output): holds the scorecards of \(area); those of \(definitions.plan.area) need an --output of their own")
    }
    if let newest = past.newestDay, newest > clock.today {
      logger.warning("the newest day published, \(newest), is after today, \(clock.today): is the server's clock right?")
    }
    var result = try publish(
      try compute(chosen, begun, from: input, past: past, progress: progress), past, archive, progress)
    if request.notifies {
      result.delivery = NoticeDelivery(archive, clock: clock, logger: logger).deliver(to: request.contacts)
    }
    _ = consume lock
    return result
  }

  typealias Computed = (result: RunResult, ledger: [Alert], timer: StageTimer)

  /// What is worked on already while the output folder is opened.
  private struct Begun {
    var timer = StageTimer()
    var fingerprints: Promised<Fingerprints>
    var needs: [String: Set<String>]
    var reading: BegunReading
  }

  private func begin(_ chosen: [Chosen], from input: ExportFolder) -> Begun {
    let timer = StageTimer()
    let fingerprints = beginFingerprints()
    let (needs, wordSources) = (definitions.needs(of: chosen.map(\.figure)), definitions.wordSources(in: input))
    let reading = BegunReading(
      of: needs.merging(wordSources) { $0.union($1) }, for: chosen.map(\.figure), definitions: definitions,
      reading: request.reading, keeping: Set(wordSources.keys), files: input.files)
    return Begun(timer: timer, fingerprints: fingerprints, needs: needs, reading: reading)
  }

  private func compute(
    _ chosen: [Chosen], _ begun: Begun, from input: ExportFolder, past: Past, progress: (Progress) -> Void
  ) throws -> Computed {
    var timer = begun.timer
    let (needs, fingerprints) = (begun.needs, begun.fingerprints)
    // The archive is open: links lead where the history says.
    let carrying = try Carrying(
      definitions, to: request.asOf, in: output, input: input, read: Set(begun.reading.readings.map(\.source.name)), workers,
      isSure: chosen.count < definitions.figures.count)
    var reading = AllExtractions(
      begun.reading, rowsBefore: output.wholeRows(), accepting: Set(request.accepted.keys), progress: progress)
    guard reading.quality.contains(where: { needs[$0.source] != nil && $0.status != .missing }) else {
      throw RunError.nothingDelivered(request.input)
    }
    timer.end("read")
    progress(.computing)
    let preparation = Preparation(reading.calculations, for: request, definitions, workers)
    reading.warn(asOf: request.asOf, definitions, since: output.latestSources())
    let words = PlanWords(&reading, of: definitions, asOf: request.asOf, today: clock.today, workers)
    log(reading.quality)
    for name in input.strangers(to: definitions.sources) {
      logger.warning("\(SafeText.line(name)): no source reads this file; is its name right?")
    }
    let calculations = preparation.calculations
    let assembly = Assembly(definitions: definitions, request: request, run: name, today: clock.today, past: past)
    for sentence in Vanished(from: definitions, since: past).sentences { logger.error("\(sentence)") }
    var scorecard = assembly.scorecard(reading, calculations, fingerprints.value)
    var rejects = reading.rejects
    for source in request.accepted.keys.sorted() where !reading.quality.contains(where: { $0.source == source }) {
      logger.warning("\(source): accepted, and not read by this run")
    }
    let standing = request.replaces ? [:] : carrying.standing(scorecard.lines, scorecard.quality)
    let recomputed = Set(chosen.map(\.figure.id)).subtracting(standing.keys)
    if recomputed.count < definitions.figures.count {
      if let warning = carrying.warning { logger.warning("\(warning)") }
      carrying.carry(into: &scorecard, &rejects, recomputed: recomputed, standing: standing, fingerprints.value)
    }
    try refuseGaps(in: scorecard)
    assembly.mark(&scorecard)
    assembly.lay(words, beside: &scorecard)
    let sourcesRead = reading.quality.map(\.source)
    // A run of some lines alone touches no alert.
    let ledger =
      request.isPartial
      ? past.sameDay ?? past.ledger
      : assembly.ledger(scorecard, calculations.filter { recomputed.contains($0.key) }, words, read: Set(sourcesRead))
    scorecard.alerts = ledger.filter { $0.state != .pending }
    timer.end("compute")
    let result = RunResult(
      scorecard: scorecard, rejects: rejects, seriesStart: request.seriesDays(of: definitions).first ?? request.asOf,
      output: request.output, folder: nil, isNewest: past.isNewest && !request.isPartial, isPartial: request.isPartial,
      sourcesRead: sourcesRead,
      faults: DataFaults(scorecard.lines, reading.quality, definitions))
    return (result, ledger, timer)
  }

  /// A run of some KPIs never puts a page with gaps in the place of a whole one.
  ///
  /// Throws: `RunError` where other lines are not run, unless that was asked for.
  private func refuseGaps(in scorecard: Scorecard) throws(RunError) {
    guard !request.isPartial, !request.dryRun, let gap = scorecard.lines.first(where: { $0.status == .notRun }) else { return }
    let reason = gap.note.split(separator: ", and ", maxSplits: 1).last.map(String.init) ?? gap.note
    throw .noFullRun(request.asOf, why: reason)
  }

  private func chosenFigures() throws(RunError) -> [Chosen] {
    let all = definitions.figures
    guard !request.kpis.isEmpty else { return all }
    let known = Set(all.flatMap { [$0.kpi.id, $0.figure.id.description] })
    for asked in request.kpis where !known.contains(asked) {
      throw .unknownKPI(asked, known: known.sorted(by: naturallyPrecedes))
    }
    return all.filter { request.kpis.contains($0.kpi.id) || request.kpis.contains($0.figure.id.description) }
  }

  typealias Fingerprints = [FigureID: (numbers: String, line: String)]

  /// Of every figure's numbers, and of its whole line. Encoding a definition takes longer than most figures do, so that it is
  /// begun before anything is read.
  private func beginFingerprints() -> Promised<Fingerprints> {
    let definitions = definitions
    return workers.begin {
      let pairs = definitions.figures.map { _, figure in
        let numbers = Fingerprint.of(figure, in: definitions)
        return (figure.id, (numbers: numbers, line: Fingerprint.ofLine(figure, numbers: numbers, in: definitions)))
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    }
  }

  private func log(_ quality: [SourceQuality]) {
    for source in quality {
      let counts =
        "\(source.source): \(source.read) rows read, \(source.accepted) accepted, \(source.rejected) rejected, "
        + "\(source.duplicates) duplicates, \(source.skipped) skipped"
      logger.info("\(counts)", metadata: ["source": "\(source.source)", "status": "\(source.status.rawValue)"])
      if source.status == .delivered, source.rejected > 0 {
        logger.warning("\(source.source): \(source.rejected) of \(source.read) rows rejected; see rejects.csv")
      }
      for warning in source.warnings { logger.info("\(source.source): \(warning)") }
    }
  }
}
