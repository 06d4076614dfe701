import ArgumentParser
import Model
import Pipeline

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the worked examples in the definitions, or record a new one.",
    usage: """
      scorecard test [--kpi SELECTION] [--watch] [--format NAME] [options]
      scorecard test --record KPI [--rows PLACES | --where COLUMN=VALUE] [--as-of YYYY-MM-DD] [options]
      """,
    discussion: """
      EXAMPLES
        scorecard test
        scorecard test --kpi 7,5a
        scorecard test --kpi source:suspensions
        scorecard test --watch --kpi 7   # again whenever a definition is saved
        scorecard test --format github   # in a workflow: errors next to the lines
        scorecard test --format sarif > test.sarif
        scorecard test --record 7 --rows exclusions.csv:2,5-9
        scorecard test --record 8 --where sen_status=K --as-of 2024-03-31
        scorecard test --record 7 --where school_urn=900004 --write

      --record prints an example made of rows of the exports. Identifiers, names and free text are replaced, and all \
      dates are moved by the same time; the figures stay the same. Read it before you keep it: somebody who knows the \
      cases may still recognise them.

      The exit code is 0 if every example gives what it says, and 1 if one does not.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, sarif, github

    var review: ReviewFormat? { ReviewFormat(rawValue: rawValue) }
  }

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Run only the examples of these KPIs: \(Selection.help)", valueName: "selection"),
    completion: Completion.kpis)
  var kpis: [String] = []

  @Flag(help: "Run the examples again whenever a definition changes, until Ctrl-C.")
  var watch = false

  @Option(help: "Output format; sarif and github are for code review of the definitions.")
  var format = Format.text

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try kpis.refuseEmptySelection()
    if watch, format != .text { throw ValidationError("--watch prints text: leave out --format \(format).") }
    guard recording.record != nil else { return }
    if watch || format != .text || !kpis.isEmpty {
      throw ValidationError("--record prints one example: leave out --watch, --format and --kpi.")
    }
  }

  func run() throws {
    try ending(common.progress) {
      if let kpi = recording.record { return try recording.run(kpi, exports, common) }
      guard watch else { return try test() }
      try ExampleWatch(pipelines: common.pipelines).go { try test() }
    }
  }

  private func test() throws {
    let definitions = try reviewed(format.review) { try common.definitions().definitions }
    let selection = try Selection(kpis)
    let chosen = try selection.figures(of: definitions, output: published.output, input: exports.input)
    guard selection.isEmpty || !chosen.isEmpty else {
      return try printOutput(selection.nothingChosen(asWritten: kpis, wouldRun: true) + "\n")
    }
    let run = ExampleRun(definitions, kpis: selection.isEmpty ? [] : chosen.map(\.figure.id.description))
    if let format = format.review {
      try printReview(Review(run), format)
    } else {
      for line in run.failureLines {
        printError(line.text)
        if let excerpt = line.excerpt { printError(lines: excerpt) }
      }
    }
    if !common.quiet, format != .sarif { try printOutput(run.summary(kpis: kpis.listed) + "\n") }
    if !run.failures.isEmpty { throw ExitCode(1) }
  }
}
