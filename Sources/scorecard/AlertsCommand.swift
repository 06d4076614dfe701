import ArgumentParser
import Logging
import Pipeline
import Publishing

struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "List the open alerts of the newest scorecard.",
    usage: "scorecard alerts [--all] [--explain ID] [--format text|csv|json] [options]",
    discussion: """
      EXAMPLES
        scorecard alerts
        scorecard alerts --all    # also those that just closed, or may open
        scorecard alerts --explain off_trajectory-7-2023-05-31
        scorecard alerts --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  @Flag(help: "List those that closed with this scorecard, and those that open if they last, too.")
  var all = false

  @Option(
    help: ArgumentHelp("Explain how this alert came about, who was told, and why or why not.", valueName: "id"),
    completion: Completion.alerts)
  var explain: String?

  @Option(help: "Output format.")
  var format = Format.text

  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try ending(common.progress) {
      let history = try HistoryQueries(output: published.output)
      if let explain { return try printOutput(AlertExplanation(explain, try history.story(of: explain)).text) }
      let today = try history.alerts(all: all)
      let listing = AlertListing(today?.alerts ?? [], day: today?.day)
      switch format {
      case .text: try printOutput(listing.text(on: common.screen))
      case .csv: try printOutput(listing.csv, for: .data)
      case .json: try printOutput(try listing.json(), for: .json)
      }
    }
  }
}
