import ArgumentParser
import Logging
import Pipeline
import Platform

/// What the options of `scorecard run` ask for, and its run.
extension RunCommand {
  func request(_ chosen: [String], _ clock: Clock) throws -> RunRequest {
    var request = RunRequest(
      pipelines: common.pipelines, input: exports.input, output: published.output, asOf: day(clock), from: from?.day,
      kpis: chosen,
      dryRun: dryRun, reading: how.reading)
    request.waitForInput = special.waitForInput?.seconds ?? 0
    request.waitsForLock = special.waitLock
    request.isPartial = special.partial
    // Two definitions are compared by what the exports give now, and not by what was published.
    request.replaces = special.replace || !settings.isEmpty
    request.notifies = special.notify
    request.accepted = Dictionary(special.accept.listed.map { ($0, special.why ?? "") }) { first, _ in first }
    request.writesOpenDocument = ods
    // What executors have read is not kept here.
    request.kept = engine == .own ? stateFolder.map { KeptRuns(state: $0) } : nil
    request.keepsExports = special.keepsExports
    return request
  }

  func perform(
    _ definitions: DefinitionFolder, _ chosen: [String], _ clock: Clock, _ name: String, _ progress: ProgressLine
  ) throws -> RunResult {
    var request = try request(chosen, clock)
    let logger = common.logger(run: name)
    let file = contacts.file(common, definitions)
    for mistake in file.mistakes { logger.error("\(mistake)") }
    for warning in file.warnings { logger.warning("\(warning)") }
    request.contacts = file.contacts
    let run = Run(request, definitions: definitions, clock: clock, logger: logger, name: name, engine: try readingEngine)
    // A dry run that prints no sentences, or compares definitions, needs no causes.
    guard !dryRun || (format == .table && settings.isEmpty), engine == .own else {
      return try run.perform { progress.show($0) }
    }
    return try run.perform(explain: RunChanges.explained) { progress.show($0) }
  }
}
