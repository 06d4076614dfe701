import ArgumentParser
import Glibc
import Model
import Pipeline

struct SPCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spc",
    abstract: "An XmR chart of any date,value CSV: limits, special causes, variation and assurance.",
    discussion: """
      EXAMPLES
        scorecard spc waits.csv --better lower --target 6
        scorecard spc waits.csv --rebase 2023-09-01 --format json
        scorecard spc waits.csv --format svg > waits.svg
        scorecard spc waits.csv --rules mdc-excel       # as the spreadsheets draw it

      The file has a line a month under the headings date,value: 2023-05-31 (or 31/05/2023, or 2023-05) and a number; nothing \
      for a gap. Give each month alone: a rolling or cumulative series has no chart. Fewer than 12 values have no limits.
      """)

  enum Direction: String, ExpressibleByArgument, CaseIterable {
    case higher, lower, neither

    var better: Better? { self == .higher ? .higher : self == .lower ? .lower : nil }
  }

  @Argument(help: "The CSV file.")
  var file: String

  @Option(help: "Which way is better: higher, lower or neither.")
  var better = Direction.higher

  @Option(help: "The value to reach, in the unit of the file.")
  var target: Double?

  @Option(
    name: .customLong("rebase"), parsing: .singleValue,
    help: ArgumentHelp("Begin new limits on this day; may be given several times.", valueName: "YYYY-MM-DD"))
  var rebased: [Day] = []

  @Option(help: "The set of rules: nhsr-plotthedots, or mdc-excel.")
  var rules = ControlRules.plotTheDots

  @Option(help: "text (picture and table), table, csv, json, markdown or svg.")
  var format = ControlChartReport.Format.text

  @Option(help: ArgumentHelp("What stands above the chart; the file's name unless given.", valueName: "text"))
  var title: String?

  func validate() throws {
    if let target, !ValueSeriesFile.isOrdinary(target) { throw ValidationError("--target is no number.") }
    if better == .neither, target != nil { throw ValidationError("--target needs --better higher or lower.") }
  }

  func run() throws {
    try ending(ProgressLine(isShown: false)) {
      let series = try ValueSeriesFile(path: file)
      let name = title ?? String(file.split(separator: "/").last ?? "")
      let report = ControlChartReport(
        series, title: name, better: better.better, target: target, rebased: rebased, rules: rules)
      try printOutput(try report.bytes(format, colour: isColourShown), for: format.reader)
    }
  }
}

/// Colour only where standard output is a terminal and nobody asked for none (no-color.org).
var isColourShown: Bool { isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil && environment("TERM") != "dumb" }

extension PrintedFormat {
  var reader: Audience {
    switch self {
    case .table: .people(colour: isColourShown)
    case .markdown: .people(colour: false)
    case .csv: .data
    case .json: .json
    }
  }
}

extension ControlChartReport.Format {
  var reader: Audience {
    switch self {
    case .text: .people(colour: isColourShown)
    case .table, .markdown: .people(colour: false)
    case .csv, .svg: .data
    case .json: .json
    }
  }
}

extension ControlRules: ExpressibleByArgument {}
extension PrintedFormat: ExpressibleByArgument {}
extension ControlChartReport.Format: ExpressibleByArgument {}
