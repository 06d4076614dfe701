import ArgumentParser
import Logging
import Model
import Pipeline
import Platform

struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Show what changed definitions do to everything that is published, before anything is run.",
    usage: "scorecard impact --pipelines NEW [--pipelines-before FOLDER] [--kpi KPI] [--as-of YYYY-MM-DD] [options]",
    discussion: """
      Calculates the scorecard twice on the same exports, with the definitions as they are and with the changed ones, and publishes nothing.
      It lists the figures, targets, alerts, papers, e-mails and published cells that differ.

      EXAMPLES
        scorecard impact --pipelines new                     # a changed copy
        scorecard impact --pipelines new --as-of 2024-03-31  # for another date
        scorecard impact --pipelines new --kpi 7,area:2      # these KPIs alone
        scorecard impact --pipelines new --format csv        # each changed cell
        scorecard impact --pipelines new --format json       # for programs
        scorecard impact --pipelines-before old --pipelines Pipelines
      """)

  @Option(
    help: ArgumentHelp(
      "Folder of the definitions as they are (environment variable: SCORECARD_PIPELINES).", valueName: "folder"),
    completion: .directory)
  var pipelinesBefore = environment("SCORECARD_PIPELINES") ?? "Pipelines"

  @Option(
    help: ArgumentHelp(
      "Date of the scorecard (default: the latest date published, or else the last day of last month).",
      valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Only these KPIs: \(Selection.help)", valueName: "selection"),
    completion: Completion.kpis)
  var kpis: [String] = []

  @Option(help: "Output format.")
  var format = PrintedFormat.table

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var contacts: ContactsOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try asOf.validate("--as-of")
    try kpis.refuseEmptySelection()
    // The definitions as they are have the same default.
    guard CommandLine.arguments.contains(where: { $0 == "--pipelines" || $0.hasPrefix("--pipelines=") }) else {
      throw ValidationError("Name the folder of the changed definitions: --pipelines NEW")
    }
    if common.pipelines == pipelinesBefore {
      throw ValidationError(
        "The changed definitions and those before are in the same folder, \(pipelinesBefore). Name that of the changed ones: --pipelines NEW"
      )
    }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let changed = try common.definitions()
      let file = contacts.file(common, changed)
      for mistake in file.mistakes { common.logger().error("\(mistake)") }
      if !file.mistakes.isEmpty { throw ExitCode.wrongDefinition }
      let request = ImpactRequest(
        from: (pipelinesBefore, try DefinitionFolder(path: pipelinesBefore)), to: (common.pipelines, changed),
        input: exports.input,
        output: published.output, day: asOf?.day ?? published.latestDay,
        contacts: contacts.named, reading: how.reading, selection: try Selection(kpis))
      let chosen = try request.chosen()
      if chosen?.isEmpty == true {
        printError(request.selection.nothingChosen(asWritten: kpis))
        guard format.isData else { return }
      }
      let impact = try request.impact(of: chosen, clock: Clock(), logger: common.logger()) { progress.show($0) }
      progress.clear()
      try printOutput(try ImpactReport(impact).bytes(format, on: common.screen), for: format.reader(common.screen))
    }
  }
}
