import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List past runs, or one KPI's values as first published and now.",
    usage: """
      scorecard history [KPI] [--format table|csv|json|markdown] [options]
      scorecard history rebuild
      """,
    discussion: """
      EXAMPLES
        scorecard history                   # list the runs
        scorecard history --format json     # for programs
        scorecard history 7                 # the values of KPI 7, with a chart
        scorecard history 5a --format csv   # for programs
        scorecard history area:2            # every KPI of area 2
        scorecard history rebuild           # build history.sqlite again
      """)

  @Argument(
    help: ArgumentHelp(
      "KPIs: \(Selection.help) Or rebuild, which builds history.sqlite again from the published folders.",
      valueName: "kpi"),
    completion: Completion.kpis)
  var subject: String?

  @Option(help: "Output format; table has a chart for a KPI.")
  var format = PrintedFormat.table

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws { try (subject.map { [$0] } ?? []).refuseEmptySelection(nil) }

  func run() throws {
    try ending(common.progress) {
      switch subject {
      case nil:
        try printOutput(
          try RunListing(try HistoryQueries(output: published.output)).bytes(format), for: format.reader(common.screen))
      case "rebuild":
        let (runs, kept) = try OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger()).rebuild()
        guard !common.quiet else { return }
        try printOutput(MaintenanceText.rebuilt(runs: runs, kept: kept))
      case let kpi?:
        let (definitions, selection) = (try common.definitions(), try Selection([kpi]))
        let chosen = try selection.figures(of: definitions.definitions, output: published.output, input: exports.input).map(
          \.figure)
        if chosen.isEmpty {
          let sentence = selection.nothingChosen(asWritten: [kpi])
          guard format.isData else { return try printOutput(sentence + "\n") }
          printError(sentence)
        }
        let listing = try SeriesListing(chosen, of: definitions, in: try HistoryQueries(output: published.output))
        try printOutput(try listing.bytes(format, on: common.screen), for: format.reader(common.screen))
      }
    }
  }
}
