import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read the exports, calculate the KPIs and publish the scorecard for a date.",
    usage: "scorecard run [--as-of YYYY-MM-DD] [--from YYYY-MM-DD] [--kpi SELECTION] [--dry-run [--set PATH=VALUE]] [options]",
    discussion: """
      EXAMPLES
        scorecard run                       # for the last day of last month
        scorecard run --as-of 2024-03-31    # for another date
        scorecard run --kpi 7,5a            # only these; keep the other figures
        scorecard run --kpi changed         # what new exports or definitions change
        scorecard run --dry-run             # show the result, publish nothing
        scorecard run --dry-run --set 4.window=month   # compare definitions
        scorecard run --open                # publish, then open the page
        scorecard run --format markdown     # a table for pasting into a paper
        scorecard run --wait-for-input 2h --wait-lock --notify --quiet
        scorecard run --areas collection    # a scorecard for each area
        scorecard run --engine spark --spark-master yarn --spark-staging /shared/rows
      """)

  @Option(
    help: ArgumentHelp(
      "Date of the scorecard (default: the last day of last month; with --kpi, the latest date published).",
      valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Option(
    help: ArgumentHelp("First month of the trend (default: the month of the earliest baseline).", valueName: "YYYY-MM-DD"))
  var from: DateArgument?

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp(
      "Recalculate only these KPIs, and keep the other figures from the last run for the date: \(Selection.help)",
      valueName: "selection"), completion: Completion.kpis)
  var kpis: [String] = []

  @Flag(help: "Show the result without publishing it.")
  var dryRun = false

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      With --dry-run: compare the figures with those of a definition in which this key has another value, such as \
      4.window='rolling 6 months', 7.amber_percent=5 or exclusions.reject_limit.percent=4. Without a value, as in 4.where=, \
      the key is taken out.
      """, valueName: "path=value"))
  var settings: [String] = []

  @Flag(help: "Show the published page in the browser.")
  var open = false

  @Flag(help: "Also write the workbook as OpenDocument, scorecard.ods (needs LibreOffice).")
  var ods = false

  @Option(
    help: ArgumentHelp(
      """
      In place of --input: a folder with a folder of CSV exports for each area. Each gets a scorecard in a folder of its name below \
      --output, and all of them together get one in all.
      """, valueName: "folder"), completion: .directory)
  var areas: String?

  @Option(
    help: ArgumentHelp(
      "Who reads the exports and works out the figures: this program alone, or Apache Spark on several machines, with the same result.",
      valueName: "engine"))
  var engine = EngineChoice.own

  @Option(help: "Output format.")
  var format = PrintedFormat.table

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions
  @OptionGroup(title: advancedOptions) var special: SpecialRunOptions
  @OptionGroup(title: "Options of --engine spark") var spark: SparkOptions
  @OptionGroup(title: advancedOptions) var contacts: ContactsOption

  func day(_ clock: Clock) -> Day {
    asOf?.day ?? (kpis.isEmpty ? nil : OutputFolder(path: published.output).latestDay) ?? clock.lastMonthEnd
  }

  func validate() throws {
    try asOf.validate("--as-of")
    try from.validate("--from")
    let clock = Clock()
    let day = day(clock)
    try kpis.refuseEmptySelection()
    try validateAreas()
    try spark.validate(isAsked: engine == .spark)
    if engine == .spark, !settings.isEmpty {
      throw ValidationError("--set goes with --engine own: compare definitions on one machine.")
    }
    if special.waitForInput != nil, kpis.listed.contains(Selection.changedWord) {
      throw ValidationError("Use --wait-for-input or --kpi changed, not both: what arrives later would not count as changed.")
    }
    if special.partial, kpis.isEmpty, from == nil {
      throw ValidationError("--partial goes with --kpi or --from: name the KPIs to publish, or the first month of the trend.")
    }
    if !settings.isEmpty {
      if !dryRun { throw ValidationError("--set goes with --dry-run: a definition is changed in its file, not for one run.") }
      if format != .table { throw ValidationError("--set prints a table: leave out --format \(format.rawValue).") }
    }
    if open, dryRun { throw ValidationError("Use --open or --dry-run, not both: a dry run publishes no page.") }
    if day > clock.today { throw ValidationError("--as-of \(day) is after today, \(clock.today).") }
    if !PlanDays.all.contains(day) {
      throw ValidationError("The date of the scorecard, \(day), is outside \(PlanDays.inWords). Is the server's clock right?")
    }
    if let from = from?.day, from > day { throw ValidationError("--from \(from) is after the date of the scorecard, \(day).") }
  }

  func run() throws {
    let clock = Clock()
    let (began, progress, name) = (ContinuousClock.now, common.progress, clock.runName)
    let logger = common.logger(run: name)
    var ended: RunResult?
    var isIdle = false
    do {
      try ending(progress, logger: logger, diagnosticsAreLogged: common.log.format == .json) {
        if let areas {
          isIdle = true
          return try runAreas(in: areas, clock, logger, progress)
        }
        let definitions = try common.definitions()
        guard let chosen = try chosen(definitions.definitions, clock) else {
          isIdle = true
          let sentence = try Selection(kpis).nothingChosen(asWritten: kpis, wouldRun: true)
          return logger.notice("\(sentence)")
        }
        let changed = settings.isEmpty ? nil : try DefinitionFolder(path: common.pipelines, settings: settings)
        let defined = try perform(definitions, chosen, clock, name, progress)
        let result = try changed.map { try perform($0, chosen, clock, name, progress) } ?? defined
        ended = result
        progress.clear()
        let (report, screen) = (RunReport(result), common.screen)
        if changed == nil {
          try printOutput(try report.bytes(format, on: screen), for: format.reader(screen))
        } else {
          try printOutput(SettingReport(defined, result, settings: settings).text(on: screen))
        }
        if open, let page = report.page { OpenedPage.show(page) }
        for fault in result.faultSentences { logger.error("\(fault)") }
        for aside in result.asides { logger.warning("\(aside)") }
        if let fault = result.openDocumentFault { logger.error("\(fault)") }
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
        if result.openDocumentFault != nil { throw ExitCode.cannotWrite }
        if isOffTrack(result.scorecard) { throw ExitCode(1) }
      }
      if !isIdle { logger.notice("\(Self.summary(ended, 0, since: began))") }
    } catch {
      let code = (error as? ExitCode)?.rawValue ?? ExitCode.internalFault.rawValue
      if !isIdle { logger.notice("\(Self.summary(ended, code, since: began))") }
      throw error
    }
  }

  /// The figures to compute, empty for all; nil where some are asked for and none is chosen.
  private func chosen(_ definitions: DefinitionSet, _ clock: Clock) throws -> [String]? {
    let selection = try Selection(kpis)
    // A plan without KPIs is a mistake of its own, which the run reports.
    guard !selection.isEmpty, !definitions.figures.isEmpty else { return [] }
    let figures = try selection.figures(
      of: definitions, output: published.output, input: exports.input, asOf: day(clock))
    return figures.isEmpty ? nil : figures.map(\.figure.id.description)
  }

  private static func summary(_ result: RunResult?, _ code: Int32, since began: ContinuousClock.Instant) -> String {
    let (whole, atto) = (ContinuousClock.now - began).components
    let seconds = Double(whole) + Double(atto) / 1e18
    return result.map { RunSummary($0).sentence(exitCode: code, seconds: seconds) }
      ?? RunSummary.failure(exitCode: code)
  }

  func isOffTrack(_ scorecard: Scorecard) -> Bool {
    guard let failOn = special.failOn else { return false }
    return scorecard.lines.contains { $0.rag == .red || ($0.rag == .amber && failOn == .amber) }
  }
}
