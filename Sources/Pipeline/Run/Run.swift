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
  package private(set) var name: String
  let request: RunRequest
  let folder: DefinitionFolder
  let clock: Clock
  private(set) var logger: Logger
  let workers: Workers
  /// What reads the exports and works out the figures; nil where this machine does it. This changes no figure.
  let engine: (any ReadingEngine)?
  /// What was read of its exports together with those of other areas; nil where it reads them itself.
  var given: AllExtractions?

  /// Prepares a run, and writes nothing. A day that is published keeps the first month of its series unless the request names
  /// another. `name` is nil for a new name; `perform` draws another where a run in the output folder has it. `engine` is nil where this
  /// machine reads the exports.
  package init(
    _ request: RunRequest, definitions folder: DefinitionFolder, clock: Clock, logger: Logger, name: String? = nil,
    engine: (any ReadingEngine)? = nil
  ) {
    self.request = request.keepingBeginning(of: OutputFolder(path: request.output), folder.definitions)
    self.folder = folder
    self.clock = clock
    self.engine = engine
    workers = Workers(threads: request.reading.threads)
    self.name = name ?? clock.runName
    var logger = logger
    logger[metadataKey: "run"] = "\(self.name)"
    self.logger = logger
  }

  var definitions: DefinitionSet { folder.definitions }
  var output: OutputFolder { OutputFolder(path: request.output) }

  /// Reads the exports, computes the figures and publishes the files, unless it is a dry run. `explain` finds out why published
  /// values are others now; `progress` is told what the run is doing.
  ///
  /// Throws: `DefinitionFault`, `RunError`, `OutputFault`, `FileError`, `HistoryError`. What was published before is then
  /// unaffected.
  package func perform(
    explain: (FoundChanges) -> ExplainedChanges = { ExplainedChanges($0.result.restatements) }, progress: (Progress) -> Void
  ) throws -> RunResult {
    let plan = try RunPlan(request, definitions)
    InputWait(plan.expected, in: request.input, asOf: request.asOf, logger).wait(request.waitForInput) {
      progress(.waiting($0))
    }
    guard let input = request.exports else { throw RunError.noInputFolder(request.input) }
    guard !request.dryRun else {
      let past = pastForReading
      return explained(
        try compute(BegunRun(plan, from: input, workers, isElsewhere: engine != nil, given: given), past, progress).result, past,
        explain)
    }
    // Held to the end: lines carried over must not change under the run that carries them.
    let lock = try RunLock(in: request.output, waits: request.waitsForLock)
    let result = try withFreeName().publish(plan, from: input, explain, progress)
    _ = consume lock
    return result
  }

  /// What was published before, for a run that publishes nothing.
  var pastForReading: Past { output.pastForReading(asOf: request.asOf, area: definitions.plan.area, logger) }

  /// This run under a name that no run in the folder has: of runs that begin in one second, two can draw the same name. Only
  /// who holds the lock can tell.
  private func withFreeName() throws(FileError) -> Run {
    var run = self
    while try output.exists(run: run.name) { run.name = clock.runName }
    if run.name != name {
      run.logger[metadataKey: "run"] = "\(run.name)"
      logger.notice("another run has this name: this one is now called \(run.name)")
    }
    return run
  }

  /// Reads, computes and publishes, while the lock is held.
  private func publish(
    _ plan: RunPlan, from input: ExportFolder, _ explain: (FoundChanges) -> ExplainedChanges, _ progress: (Progress) -> Void
  ) throws -> RunResult {
    let begun = BegunRun(plan, from: input, workers, isElsewhere: engine != nil, given: given)
    let archive = try Archive(output, stamp: clock.stamp, logger: logger)
    let past = try archive.history.past(for: request.asOf)
    try refuseOtherArea(past)
    var computed = try compute(begun, past, progress)
    computed.result = explained(computed.result, past, explain)
    let staging = beginKeeping(computed.inputs)
    var result: RunResult
    do { result = try publish(computed, past, archive, progress) } catch {
      discardKeeping(staging)
      throw error
    }
    endKeeping(staging)
    if request.notifies {
      result.delivery = NoticeDelivery(archive, clock: clock, logger: logger).deliver(to: request.contacts)
    }
    return result
  }

  private func refuseOtherArea(_ past: Past) throws(FileError) {
    if let area = past.area, area != definitions.plan.area {
      throw FileError(
        .create,
        saying:
          "'\(request.output)' has the scorecards of \(area). Publish those of \(definitions.plan.area) in another folder: --output FOLDER"
      )
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
    /// What it is made from.
    let inputs: RunInputs
    /// What was read, where it was to be traced.
    let traced: AllExtractions?
    var timer: StageTimer
  }

  /// Everything between the exports and the files.
  func compute(_ begun: BegunRun, _ past: Past, _ progress: (Progress) -> Void) throws -> Computed {
    var timer = begun.timer
    let carry = try carryForward(begun)
    let reading = try extract(begun, progress)
    timer.end("read")
    progress(.computing)
    let answers = Answers(reading.calculations, for: begun.plan, workers)
    let told = reported(reading, begun.input, past)
    let calculations = answers.calculations
    let assembled = try assemble(begun, past, told, calculations, carry)
    let alerts = alerts(past, assembled, told, calculations)
    let sentences = Sentences(definitions)
    let ledger = sentences.said(of: alerts)
    let scorecard = sentences.said(of: assembled.scorecard, ledger)
    timer.end("compute")
    var result = result(begun, past, reading, told, assembled, scorecard)
    result.folderBefore = (try? output.lastRun(for: request.asOf.description)) ?? nil
    result.coloursBefore = result.folderBefore.flatMap(PublishedColours.read)
    return Computed(
      result: result, ledger: ledger, inputs: RunInputs(folder, scorecard.quality, reading),
      traced: begun.isTraced ? reading : nil,
      timer: timer)
  }
}
