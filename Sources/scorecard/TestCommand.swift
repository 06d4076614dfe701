import ArgumentParser
import Model
import Pipeline

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples kept beside each definition.",
    discussion: """
      EXAMPLES
        scorecard test
        scorecard test --kpi 7

      Ends with 0 where every example holds, 1 where one does not.
      """)

  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("kpi"), parsing: .singleValue, help: ArgumentHelp("Only this KPI's examples.", valueName: "id"))
  var kpis: [String] = []

  func run() throws {
    try ending(common.progress) {
      let definitions = try common.definitions().definitions
      for kpi in kpis where !definitions.kpis.contains(where: { $0.id == kpi }) {
        throw RunError.unknownKPI(kpi, known: definitions.kpis.map(\.id))
      }
      let examples = ExampleRun(definitions, kpis: kpis)
      for failure in examples.failures {
        printError(
          "\(failure.location.file):\(failure.location.line):\(failure.location.column): KPI \(failure.kpi), "
            + "'\(failure.example)', as at \(failure.asOf): \(failure.field): wanted \(failure.wanted), found \(failure.found)")
      }
      if !common.quiet { printOutput("\(examples.passed) of \(examples.count) examples hold\n") }
      if !examples.failures.isEmpty { throw ExitCode(1) }
    }
  }
}
