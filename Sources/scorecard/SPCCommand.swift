import ArgumentParser
import Model
import Pipeline

struct SPCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spc",
    abstract: "Draw an SPC (XmR) chart from any CSV with date and value columns.",
    usage: "scorecard spc FILE [--better higher|lower|neither] [--target NUMBER] [--rebase DATE] [--format NAME] [options]",
    discussion: """
      EXAMPLES
        scorecard spc waits.csv --better lower --target 6
        scorecard spc waits.csv --rebase 2023-09-01 --format json
        scorecard spc waits.csv --format svg > waits.svg
        scorecard spc waits.csv --rules mdc-excel   # as the NHS spreadsheets do

      One row per month with the headings date,value. Write dates as 2023-05-31, 31/05/2023 or 2023-05. Leave the value \
      empty for a gap. Use monthly values, not rolling or cumulative ones. At least 12 values are needed for limits.
      """)

  enum Direction: String, ExpressibleByArgument, CaseIterable {
    case higher, lower, neither

    var better: Better? { self == .higher ? .higher : self == .lower ? .lower : nil }
  }

  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(help: "Which way is better.")
  var better = Direction.higher

  @Option(help: ArgumentHelp("The target, in the unit of the file.", valueName: "number"))
  var target: Double?

  @Option(
    name: .customLong("rebase"), parsing: .singleValue,
    help: ArgumentHelp("Calculate new limits from this date. Can be given several times.", valueName: "YYYY-MM-DD"))
  var rebased: [DateArgument] = []

  @Option(help: "Rules for real changes.")
  var rules = ControlRules.plotTheDots

  @Option(help: "Output format; text is a chart and a table.")
  var format = ControlChartReport.Format.text

  @Option(help: ArgumentHelp("Title of the chart (default: the name of the file).", valueName: "text"))
  var title: String?

  @OptionGroup(title: advancedOptions) var terminal: ScreenOption

  func validate() throws {
    if let target, !ValueSeriesFile.isOrdinary(target) {
      throw ValidationError("--target is not a number that a chart can show.")
    }
    for day in rebased { try day.validate("--rebase") }
    if better == .neither, target != nil { throw ValidationError("--target needs --better higher or --better lower.") }
  }

  func run() throws {
    try ending(ProgressLine(isShown: false)) {
      let series = try ValueSeriesFile(path: file)
      let name = title ?? String(file.split(separator: "/").last ?? "")
      let report = ControlChartReport(
        series, title: name, better: better.better, target: target, rebased: rebased.compactMap(\.day), rules: rules)
      try printOutput(try report.bytes(format, on: terminal.screen), for: format.reader(terminal.screen))
    }
  }
}

extension PrintedFormat {
  func reader(_ screen: Screen) -> Audience {
    switch self {
    case .table: .people(colour: screen.hasColour)
    case .markdown: .people(colour: false)
    case .csv: .data
    case .json: .json
    }
  }
}

extension ControlChartReport.Format {
  func reader(_ screen: Screen) -> Audience {
    switch self {
    case .text: .people(colour: screen.hasColour)
    case .table, .markdown: .people(colour: false)
    case .csv, .svg: .data
    case .json: .json
    }
  }
}

extension ControlRules: ExpressibleByArgument {}
extension PrintedFormat: ExpressibleByArgument {}
extension ControlChartReport.Format: ExpressibleByArgument {}
