import ArgumentParser
import Model
import Pipeline
import Platform

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Say in plain English what a KPI counts, from where to whom, and what to bear in mind.",
    usage: """
      scorecard describe [SELECTION] [--format text|markdown|html] [--as-of YYYY-MM-DD] [options]
      scorecard describe [SELECTION] [--lineage FILE] [--openlineage FILE] [--contracts FOLDER] [options]
      """,
    discussion: """
      EXAMPLES
        scorecard describe 7
        scorecard describe 5a --format markdown           # to paste into a wiki
        scorecard describe source:suspensions             # what reads this
        scorecard describe --format html > kpis.html      # all KPIs, with pictures
        scorecard describe 10 --lineage kpi-10.svg
        scorecard describe --openlineage lineage.ndjson   # for a data catalogue
        scorecard describe --contracts contracts          # one for each export

      The definitions alone are read, no export. With --lineage, --openlineage or --contracts the files are written and no \
      description is printed, unless --format is given too.
      """)

  @Argument(help: ArgumentHelp("KPIs (default: all): \(Selection.help)", valueName: "kpi"), completion: Completion.kpis)
  var kpi: String?

  @Option(help: "How the description is laid out (default: text).")
  var format: Description.Format?

  @Option(
    help: ArgumentHelp(
      "The date for which periods are given (default: the latest date published, or else the end of last month).",
      valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Option(
    help: ArgumentHelp("Write a picture of the way from the exports to the readers to this file.", valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var lineage: String?

  @Option(
    name: .customLong("openlineage"),
    help: ArgumentHelp("Write the lineage as OpenLineage events, one in each line, to this file.", valueName: "file"),
    completion: .file())
  var openLineage: String?

  @Option(
    help: ArgumentHelp(
      "Write a data contract (Open Data Contract Standard) for each export to this folder.", valueName: "folder"),
    completion: .directory)
  var contracts: String?

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try asOf.validate("--as-of")
    try (kpi.map { [$0] } ?? []).refuseEmptySelection(nil)
    for (name, value) in [("--lineage", lineage), ("--openlineage", openLineage), ("--contracts", contracts)] where value == "" {
      throw ValidationError("\(name) is empty: name a \(name == "--contracts" ? "folder" : "file").")
    }
  }

  func run() throws {
    try ending(common.progress) {
      let definitions = try common.definitions().definitions
      let selection = try Selection(kpi.map { [$0] } ?? [])
      let figures = try selection.figures(of: definitions, output: published.output, input: exports.input, asOf: asOf?.day)
      guard !figures.isEmpty || selection.isEmpty else {
        return printError(selection.nothingChosen(asWritten: kpi.map { [$0] } ?? []))
      }
      let description = Description(of: figures, in: definitions, on: asOf?.day ?? published.latestDay)
      var written: [String] = []
      if let lineage {
        try description.writeLineage(to: lineage)
        written.append(lineage)
      }
      if let openLineage {
        try description.writeOpenLineage(to: openLineage, Clock())
        written.append(openLineage)
      }
      if let contracts { written += try description.writeContracts(to: contracts) }
      if !common.quiet { for line in Description.sentences(of: written) { printError(line) } }
      guard written.isEmpty || format != nil else { return }
      let chosen = format ?? .text
      try printOutput(description.bytes(chosen, on: common.screen), for: chosen == .html ? .data : .people(colour: false))
    }
  }
}

extension Description.Format: ExpressibleByArgument {}
