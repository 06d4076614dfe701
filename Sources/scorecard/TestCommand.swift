import ArgumentParser
import Model
import Pipeline
import Platform

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the worked examples in the definitions.",
    usage: "scorecard test [--kpi IDS] [--watch] [--format NAME] [options]",
    discussion: """
      EXAMPLES
        scorecard test
        scorecard test --kpi 7,5a
        scorecard test --watch --kpi 7   # again whenever a definition is saved
        scorecard test --format github   # in a workflow: errors next to the lines
        scorecard test --format sarif > test.sarif

      The exit code is 0 if every example gives what it says, and 1 if one does not.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, sarif, github

    var review: ReviewFormat? { ReviewFormat(rawValue: rawValue) }
  }

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Run only the examples of these KPIs: 7, or 7,5a.", valueName: "ids"), completion: Completion.kpis)
  var kpis: [String] = []

  @Flag(help: "Run the examples again whenever a definition changes, until Ctrl-C.")
  var watch = false

  @Option(help: "Output format; sarif and github are for code review of the definitions.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if watch, format != .text { throw ValidationError("--watch prints text: leave out --format \(format).") }
  }

  func run() throws {
    try ending(common.progress) {
      guard watch else { return try test() }
      try ExampleWatch(pipelines: common.pipelines).go { try test() }
    }
  }

  private func test() throws {
    let definitions = try reviewed(format.review) { try common.definitions().definitions }
    let kpis = kpis.listed
    let known = definitions.figures.flatMap { [$0.kpi.id, $0.figure.id.description] }
    for kpi in kpis where !known.contains(kpi) {
      throw RunError.unknownKPI(kpi, known: definitions.figures.map(\.figure.id.description))
    }
    let run = ExampleRun(definitions, kpis: kpis)
    if let format = format.review {
      try printReview(Review(run), format)
    } else {
      for line in run.failureLines {
        printError(line.text)
        if let excerpt = line.excerpt { printError(lines: excerpt) }
      }
    }
    if !common.quiet, format != .sarif { try printOutput(run.summary(kpis: kpis) + "\n") }
    if !run.failures.isEmpty { throw ExitCode(1) }
  }
}
