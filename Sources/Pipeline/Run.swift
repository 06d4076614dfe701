internal import Extractors
internal import Loaders
package import Logging
internal import Model
internal import Transformers

/// Extract, compute, publish.
package struct Run: Sendable {
  package let name: String
  private let request: RunRequest
  private let folder: DefinitionFolder
  private let clock: Clock
  private let logger: Logger
  private let workers: Workers

  private typealias Chosen = (kpi: KPIDefinition, figure: FigureDefinition)

  package init(_ request: RunRequest, definitions folder: DefinitionFolder, clock: Clock, logger: Logger) {
    self.request = request
    self.folder = folder
    self.clock = clock
    workers = Workers(threads: request.reading.threads)
    let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
    name = clock.stamp + "-" + String(repeating: "0", count: 4 - suffix.count) + suffix
    var logger = logger
    logger[metadataKey: "run"] = "\(name)"
    self.logger = logger
  }

  private var definitions: DefinitionSet { folder.definitions }

  /// Throws: `RunError`, `OutputError`; what was published before stands whole.
  package func perform(progress: (Progress) -> Void) throws -> RunResult {
    guard !definitions.figures.isEmpty else { throw DefinitionFault(missing: "\(request.pipelines)/kpis/*.yml") }
    let chosen = try chosenFigures()
    guard let input = ExportFolder(path: request.input) else { throw RunError.noInputFolder(request.input) }
    guard !request.dryRun else { return try compute(chosen, from: input, progress: progress).result }
    // Held to the end: lines carried over must not change under the run that carries them.
    let lock = try RunLock(in: request.output)
    let result = try publish(try compute(chosen, from: input, progress: progress), progress: progress)
    _ = consume lock
    return result
  }

  private typealias Computed = (result: RunResult, timer: StageTimer)

  private func compute(
    _ chosen: [Chosen], from input: ExportFolder, progress: (Progress) -> Void
  ) throws(RunError) -> Computed {
    var timer = StageTimer()
    let fingerprints = beginFingerprints()
    var reading = AllExtractions(
      of: definitions.needs(of: chosen.map(\.figure)), for: chosen.map(\.figure), definitions: definitions,
      reading: request.reading, progress: progress, files: input.files)
    guard reading.quality.contains(where: { $0.status != .missing }) else {
      throw RunError.nothingDelivered(request.input)
    }
    timer.end("read")
    reading.warn(asOf: request.asOf, definitions, since: OutputFolder(path: request.output).latestSources())
    log(reading.quality)
    progress(.computing)
    var scorecard = compute(chosen, reading, fingerprints.value)
    var rejects = reading.rejects
    if chosen.count < definitions.figures.count {
      let earlier = OutputFolder(path: request.output).lastRun(for: request.asOf.description)
      Carrying(definitions, recomputed: Set(chosen.map(\.figure.id)), input: input).carry(
        from: earlier, into: &scorecard, &rejects)
    }
    timer.end("compute")
    let result = RunResult(
      scorecard: scorecard, rejects: rejects, seriesStart: seriesDays.first ?? request.asOf,
      output: request.output, folder: nil,
      sourcesRead: reading.quality.map(\.source), faults: faults(reading.quality))
    return (result, timer)
  }

  private func publish(_ computed: Computed, progress: (Progress) -> Void) throws -> RunResult {
    progress(.publishing)
    var (result, timer) = computed
    var files = try Publication(result.scorecard, result.rejects).files()
    timer.end("write")
    let manifest = RunManifest(
      result.scorecard, request: request, definitions: folder.files, clock: clock, seconds: timer.seconds,
      readNow: Set(result.sourcesRead),
      exitCode: result.faults.isEmpty ? 0 : 65)
    files.append(("manifest.json", try manifest.encoded()))
    result.folder = try OutputFolder(path: request.output).publish(files, run: name, day: request.asOf.description)
    return result
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

  private func compute(_ chosen: [Chosen], _ reading: AllExtractions, _ fingerprints: Fingerprints) -> Scorecard {
    let plan = definitions.plan
    var scorecard = Scorecard(plan: plan.name, area: plan.area, planStart: plan.start, asOf: request.asOf, run: name)
    scorecard.quality = reading.quality
    let rules = AlertRules(plan)
    let digests = Dictionary(uniqueKeysWithValues: reading.quality.map { ($0.source, $0.files.map(\.sha256)) })
    let calculations = prepared(reading.calculations)
    for (kpi, figure) in definitions.figures {
      let (fingerprint, definition) = fingerprints[figure.id] ?? ("", "")
      let builder = ScorecardBuilder(
        kpi: kpi, figure: figure, run: name, fingerprint: fingerprint, definition: definition)
      guard let calculation = calculations[figure.id] else {
        scorecard.lines.append(builder.notRun(asOf: request.asOf))
        continue
      }
      var line = builder.line(asOf: request.asOf, calculation)
      let sources = definitions.needs(of: [figure]).keys
      line.exports = digests.filter { sources.contains($0.key) }
      scorecard.lines.append(line)
      scorecard.alerts += rules.alerts(about: line)
      for day in seriesDays {
        scorecard.series += calculation.series(asOf: day)
        scorecard.breakdowns += calculation.breakdowns(asOf: day)
      }
    }
    scorecard.alerts += reading.quality.flatMap { rules.alerts(about: $0, asOf: request.asOf) }
    return scorecard
  }

  /// Every figure's answers for all days that are asked for, worked out side by side.
  private func prepared(_ calculations: [Calculation]) -> [FigureID: Calculation] {
    let (day, series) = (request.asOf, seriesDays)
    let work = calculations.enumerated().flatMap { index, calculation in
      calculation.pieces(asOf: day, series: series).map { (index, $0) }
    }
    var done = calculations.map { _ in [Calculation.Piece]() }
    workers.inOrder(work.count) {
      (work[$0].0, work[$0].1())
    } take: {
      done[$0.0].append($0.1)
    }
    return Dictionary(
      uniqueKeysWithValues: zip(calculations, done).map { ($0.definition.id, $0.prepared(with: $1, series: series)) })
  }

  private typealias Fingerprints = [FigureID: (numbers: String, line: String)]

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

  private var seriesDays: [Day] { request.seriesDays(of: definitions) }

  private func faults(_ quality: [SourceQuality]) -> [String] {
    quality.compactMap { source in
      switch source.status {
      case .missing: "\(source.source): \(source.note)"
      case .refused: "\(source.source): refused: \(source.note)"
      case .delivered, .nilReturn: nil
      }
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
      for warning in source.warnings { logger.notice("\(source.source): \(warning)") }
    }
  }
}
