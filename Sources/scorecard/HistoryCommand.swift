import ArgumentParser
import Logging
import Pipeline
import Platform
import Publishing

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "What was published: the runs, or a KPI's values as first published and as they stand.",
    discussion: """
      EXAMPLES
        scorecard history                    # the runs
        scorecard history --format json      # the same for programs
        scorecard history 7                  # KPI 7 by day
        scorecard history 5a --format csv    # for programs
        scorecard history rebuild            # anew from the published folders
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Argument(help: ArgumentHelp("A KPI or a part of one (7, 5a); `rebuild` makes history.sqlite anew.", valueName: "kpi"))
  var subject: String?

  @Option(help: "How the runs, or a KPI's values, are printed: table (of a KPI with a picture), csv, json or markdown.")
  var format = PrintedFormat.table

  func run() throws {
    try ending(common.progress) {
      switch subject {
      case nil: try printOutput(try RunListing(try HistoryQueries(output: published.output)).bytes(format), for: format.reader)
      case "rebuild":
        let (runs, kept) = try OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger()).rebuild()
        guard !common.quiet else { return }
        try printOutput(MaintenanceText.rebuilt(runs: runs, kept: kept))
      case let kpi?:
        let definitions = try common.definitions().definitions
        let listing = try SeriesListing(kpi, definitions, in: try HistoryQueries(output: published.output))
        try printOutput(try listing.bytes(format, colour: isColourShown), for: format.reader)
      }
    }
  }
}
