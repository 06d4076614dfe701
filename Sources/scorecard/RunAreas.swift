import ArgumentParser
import Logging
import Pipeline
import Platform

extension RunCommand {
  /// What reads the exports and works out the figures; nil where this machine does it.
  var readingEngine: SparkEngine? {
    get throws { engine == .own ? nil : SparkEngine(try spark.settings(showsLog: common.verbose)) }
  }

  /// What does not go with --areas.
  func validateAreas() throws {
    guard areas != nil else { return }
    let refused: [(String, Bool)] = [
      ("--open", open), ("--set", !settings.isEmpty), ("--wait-for-input", special.waitForInput != nil),
      ("--format \(format.rawValue)", format != .table), ("--kpi \(kpis.first ?? "")", !kpis.isEmpty),
      ("--notify", special.notify),
    ]
    if let (option, _) = refused.first(where: \.1) {
      throw ValidationError("Use --areas or \(option), not both: run the area on its own, with --input and --output.")
    }
  }

  /// Runs for every area in a folder, and for all of them together. Prints a line for each.
  func runAreas(in path: String, _ clock: Clock, _ logger: Logger, _ progress: ProgressLine) throws {
    var request = try request([], clock)
    request.input = path
    let runs = try AreaRuns(
      request, definitions: try common.definitions(), clock: clock, logger: logger, engine: try readingEngine)
    var code = ExitCode.success
    var began = ContinuousClock.now
    try runs.perform {
      progress.show($0)
    } ended: { area, ended in
      progress.clear()
      switch ended {
      case .success(let result):
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        began = .now
        let own = result.exitCode != 0 ? ExitCode(result.exitCode) : isOffTrack(result.scorecard) ? ExitCode(1) : .success
        for fault in result.faultSentences { logger.error("\(area): \(fault)") }
        try? printOutput("\(area): \(RunSummary(result).sentence(exitCode: own.rawValue, seconds: seconds))\n")
        if code == .success { code = own }
      case .failure(let error):
        let failure = Failure(error)
        for case .said(let text) in failure.lines { logger.error("\(area): \(text)") }
        code = ExitCode(failure.exitCode)
      }
    }
    if code != .success { throw code }
  }
}
