import ArgumentParser
import Logging
import Pipeline
import Publishing

struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "The alerts that are open as at the newest day published.",
    discussion: """
      EXAMPLES
        scorecard alerts
        scorecard alerts --all               # pending and just resolved ones too
        scorecard alerts --explain off_trajectory-7-2023-05-31
        scorecard alerts --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Flag(help: "All entries of the ledger: pending ones, and those that this day resolved, too.")
  var all = false

  @Option(
    help: ArgumentHelp("How this alert came, who was told of it, and why or why not.", valueName: "id"))
  var explain: String?

  @Option(help: "text for people, csv or json for machines.")
  var format = Format.text

  func run() throws {
    try ending(common.progress) {
      let history = try HistoryQueries(output: published.output)
      if let explain { return try printOutput(AlertExplanation(explain, try history.story(of: explain)).text) }
      let today = try history.alerts(all: all)
      let listing = AlertListing(today?.alerts ?? [], day: today?.day)
      switch format {
      case .text: try printOutput(listing.text)
      case .csv: try printOutput(listing.csv, for: .data)
      case .json: try printOutput(try listing.json(), for: .json)
      }
    }
  }
}
