import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Extract the exports, compute the KPIs and publish the scorecard as at a day.",
    discussion: """
      EXAMPLES
        scorecard run                        # as at the last day of last month
        scorecard run --as-of 2024-03-31 --from 2023-02-28
        scorecard run --kpi 7,5a             # the other lines are carried over
        scorecard run --kpi 7 --as-of 2024-04-30 --partial
        scorecard run --dry-run              # prints what it would publish
        scorecard run --format markdown      # the table, to paste into a paper
        scorecard run --wait-for-input 2h --wait-lock --notify --quiet
      """)

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case amber, red }

  @OptionGroup var common: CommonOptions
  @OptionGroup var exports: InputOption

  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption

  @Option(
    help: ArgumentHelp(
      "The day the figures are for; the last day of last month unless named, with --kpi the latest day published.",
      valueName: "YYYY-MM-DD"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "The month in which the series begins; that of the earliest baseline unless named.", valueName: "YYYY-MM-DD"))
  var from: Day?

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp(
      "Compute these KPIs or parts of them alone (7, or 7,5a), and carry the other lines over from the last run for the day.",
      valueName: "ids"))
  var kpis: [String] = []

  @Flag(
    help: """
      Publish the lines of --kpi although the day has no whole scorecard, or a shorter series than is published; neither latest nor any \
      alert moves.
      """)
  var partial = false

  @Flag(
    help: """
      Let a line that can no longer be computed take the place of the one published for the day. Otherwise that one stays where its \
      export is missing or refused now.
      """)
  var replace = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "An export that has fewer than half of its rows is right as it is; with --why. Until then its figures are provisional.",
      valueName: "source"))
  var accept: [String] = []

  @Option(help: ArgumentHelp("Why what --accept names is right; the manifest keeps it.", valueName: "text"))
  var why: String?

  @Flag(help: "Publish nothing; print what would be.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Wait for exports that are missing or being written, so long at most (90s, 30m, 2h); then run with what there is.",
      valueName: "duration"))
  var waitForInput: WaitDuration?

  @Flag(help: "Wait for a run that is under way, instead of ending with 75.")
  var waitLock = false

  @Flag(help: "Tell owners of alerts by mail: the monthly run from cron does. No other run sends any, or decides to.")
  var notify = false

  @Flag(help: "Also write the workbook as OpenDocument, scorecard.ods (needs LibreOffice).")
  var ods = false

  @OptionGroup var contacts: ContactsOption

  @Option(help: "What is printed: a table for people, or scorecard.csv, scorecard.json, markdown.")
  var format = PrintedFormat.table

  @Option(help: ArgumentHelp("End with 1 if a figure is red, or amber or red.", valueName: "rag"))
  var failOn: FailOn?

  private func day(_ clock: Clock) -> Day {
    asOf ?? (kpis.isEmpty ? nil : OutputFolder(path: published.output).latestDay) ?? clock.lastMonthEnd
  }

  func validate() throws {
    let clock = Clock()
    let day = day(clock)
    if !kpis.isEmpty, kpis.listed.isEmpty { throw ValidationError("--kpi is empty: name a KPI, such as --kpi 7.") }
    if partial, kpis.isEmpty, from == nil {
      throw ValidationError("--partial goes with --kpi or --from: name the KPIs to publish, or where the series begins.")
    }
    if day > clock.today { throw ValidationError("--as-of \(day) is after today, \(clock.today).") }
    if !PlanDays.all.contains(day) {
      throw ValidationError("the day the figures are for, \(day), is outside \(PlanDays.inWords): is the server's clock right?")
    }
    if !accept.isEmpty, accept.listed.isEmpty { throw ValidationError("--accept is empty: name a source.") }
    if accept.isEmpty != (why == nil) { throw ValidationError("--accept SOURCE and --why TEXT go together.") }
    if let why, why.allSatisfy(\.isWhitespace) { throw ValidationError("--why is empty: say why the export is right.") }
    if let from, from > day { throw ValidationError("--from \(from) is after the day the figures are for, \(day).") }
    try refuseOutside(asOf, "--as-of")
    try refuseOutside(from, "--from")
  }

  func run() throws {
    let clock = Clock()
    let (began, progress, name) = (ContinuousClock.now, common.progress, clock.runName)
    let logger = common.logger(run: name)
    var ended: RunResult?
    do {
      try ending(progress, logger: logger, diagnosticsAreLogged: common.logFormat == .json) {
        let result = try perform(clock, name, progress)
        ended = result
        progress.clear()
        try printOutput(try RunReport(result).bytes(format, colour: isColourShown), for: format.reader)
        for fault in result.faultSentences { logger.error("\(fault)") }
        for aside in result.asides { logger.warning("\(aside)") }
        if let fault = result.openDocumentFault { logger.error("\(fault)") }
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
        if result.openDocumentFault != nil { throw ExitCode.cannotWrite }
        if isOffTrack(result.scorecard) { throw ExitCode(1) }
      }
      logger.notice("\(Self.summary(ended, 0, since: began))")
    } catch {
      let code = (error as? ExitCode)?.rawValue ?? ExitCode.internalFault.rawValue
      logger.notice("\(Self.summary(ended, code, since: began))")
      throw error
    }
  }

  private func perform(_ clock: Clock, _ name: String, _ progress: ProgressLine) throws -> RunResult {
    let definitions = try common.definitions()
    var request = RunRequest(
      pipelines: common.pipelines, input: exports.input, output: published.output, asOf: day(clock), from: from,
      kpis: kpis.listed,
      dryRun: dryRun, reading: how.reading)
    request.waitForInput = waitForInput?.seconds ?? 0
    request.waitsForLock = waitLock
    request.isPartial = partial
    request.replaces = replace
    request.notifies = notify
    request.writesOpenDocument = ods
    request.accepted = Dictionary(accept.listed.map { ($0, why ?? "") }) { first, _ in first }
    let logger = common.logger(run: name)
    let file = contacts.file(common, definitions)
    for mistake in file.mistakes { logger.error("\(mistake)") }
    for warning in file.warnings { logger.warning("\(warning)") }
    request.contacts = file.contacts
    let run = Run(request, definitions: definitions, clock: clock, logger: logger, name: name)
    return try run.perform { progress.show($0) }
  }

  private static func summary(_ result: RunResult?, _ code: Int32, since began: ContinuousClock.Instant) -> String {
    let (whole, atto) = (ContinuousClock.now - began).components
    let seconds = Double(whole) + Double(atto) / 1e18
    return result.map { RunSummary($0).sentence(exitCode: code, seconds: seconds) }
      ?? RunSummary.failure(exitCode: code, seconds: seconds)
  }

  private func isOffTrack(_ scorecard: Scorecard) -> Bool {
    guard let failOn else { return false }
    return scorecard.lines.contains { $0.rag == .red || ($0.rag == .amber && failOn == .amber) }
  }
}
