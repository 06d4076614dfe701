import ArgumentParser
import Model
import Pipeline

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the worked examples in the definitions.",
    usage: "scorecard test [--kpi IDS] [options]",
    discussion: """
      EXAMPLES
        scorecard test
        scorecard test --kpi 7
        scorecard test --kpi 7,5a

      The exit code is 0 if every example gives what it says, and 1 if one does not.
      """)

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Run only the examples of these KPIs: 7, or 7,5a.", valueName: "ids"), completion: Completion.kpis)
  var kpis: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ending(common.progress) {
      let definitions = try common.definitions().definitions
      let kpis = kpis.listed
      let known = definitions.figures.flatMap { [$0.kpi.id, $0.figure.id.description] }
      for kpi in kpis where !known.contains(kpi) {
        throw RunError.unknownKPI(kpi, known: definitions.figures.map(\.figure.id.description))
      }
      let run = ExampleRun(definitions, kpis: kpis)
      for line in run.failureLines { printError(line) }
      if !common.quiet { try printOutput(run.summary(kpis: kpis) + "\n") }
      if !run.failures.isEmpty { throw ExitCode(1) }
    }
  }
}
