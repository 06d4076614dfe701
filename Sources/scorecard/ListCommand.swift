import ArgumentParser
import Model
import Pipeline
import Platform
import Publishing

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the plan's KPIs, sources or boards, or the open alerts.",
    usage: "scorecard list kpis|sources|boards|alerts [--kpi SELECTION] [--format table|csv|json] [options]",
    discussion: """
      EXAMPLES
        scorecard list kpis                         # with owner, sources and state
        scorecard list kpis --kpi state:red,state:amber
        scorecard list kpis --kpi changed           # not as published
        scorecard list sources --kpi area:2         # what KPIs of area 2 read
        scorecard list boards                       # and when the next paper is due
        scorecard list alerts --kpi 7 --format csv

      States are those of the newest published scorecard.
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case kpis, sources, boards, alerts }
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

  @Argument(help: "What to list.")
  var subject: Subject

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("List only what these KPIs are about. \(Selection.help)", valueName: "selection"),
    completion: Completion.kpis)
  var kpis: [String] = []

  @Option(help: "Output format.")
  var format = Format.table

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try kpis.refuseEmptySelection()
    if subject == .boards, !kpis.isEmpty { throw ValidationError("Boards are not about single KPIs: leave out --kpi.") }
  }

  func run() throws {
    try ending(common.progress) {
      let selection = try Selection(kpis)
      let plan = { try common.definitions().definitions }
      switch subject {
      case .kpis: try print(.kpis, of: try plan(), selection)
      case .sources: try print(.sources, of: try plan(), selection)
      case .boards: try print(.boards, of: try plan(), selection)
      case .alerts:
        let chosen =
          selection.isEmpty
          ? nil : try selection.figures(of: try plan(), output: published.output, input: exports.input).map(\.figure.id)
        if chosen?.isEmpty == true {
          let sentence = selection.nothingChosen(asWritten: kpis)
          if format == .table { return try printOutput(sentence + "\n") }
          printError(sentence)
        }
        try printAlerts(about: chosen)
      }
    }
  }

  private func print(_ subject: PlanListing.Subject, of definitions: DefinitionSet, _ selection: Selection) throws {
    let listing = try PlanListing(
      subject, of: definitions, selection, output: published.output, input: exports.input, today: Clock().today)
    if format != .table, listing.isEmpty, !selection.isEmpty { printError(selection.nothingChosen(asWritten: kpis)) }
    switch format {
    case .table where listing.isEmpty && !selection.isEmpty: try printOutput(selection.nothingChosen(asWritten: kpis) + "\n")
    case .table: try printOutput(listing.text)
    case .csv: try printOutput(listing.csv, for: .data)
    case .json: try printOutput(try listing.json(), for: .json)
    }
  }

  /// `figures` are those that the alerts must be about; nil for all.
  private func printAlerts(about figures: [FigureID]?) throws {
    let today = try HistoryQueries(output: published.output).alerts(all: false)
    let listing = AlertListing(today?.alerts ?? [], day: today?.day, about: figures)
    switch format {
    case .table: try printOutput(listing.text(on: common.screen))
    case .csv: try printOutput(listing.csv, for: .data)
    case .json: try printOutput(try listing.json(), for: .json)
    }
  }
}
