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

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Only these KPIs' examples: 7, or 7,5a.", valueName: "ids"))
  var kpis: [String] = []

  func run() throws {
    try ending(common.progress) {
      let definitions = try common.definitions().definitions
      let kpis = kpis.listed
      let known = definitions.figures.flatMap { [$0.kpi.id, $0.figure.id.description] }
      for kpi in kpis where !known.contains(kpi) { throw RunError.unknownKPI(kpi, known: definitions.kpis.map(\.id)) }
      let run = ExampleRun(definitions, kpis: kpis)
      for failure in run.failures {
        let place = "\(failure.location.file):\(failure.location.line):\(failure.location.column)"
        let why = failure.note.isEmpty ? "" : " (\(failure.note))"
        printError(
          "\(place): KPI \(failure.figure), '\(failure.example)', as at \(failure.asOf): wanted \(failure.wanted), "
            + "found \(failure.found)\(why)")
      }
      if !common.quiet { try printOutput("\(run.examples) examples on \(run.days) days: \(run.failures.count) differences\n") }
      if !run.failures.isEmpty { throw ExitCode(1) }
    }
  }
}
