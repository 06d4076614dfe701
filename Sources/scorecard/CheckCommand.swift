import ArgumentParser
import Pipeline

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check definitions and exports, say what each KPI could be computed from; write nothing.",
    discussion: """
      EXAMPLES
        scorecard check
        scorecard check --input /srv/exports/2024-03

      Ends with 0 where everything can be computed, 65 where not.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var exports: InputOption

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitions = try common.definitions().definitions
      let check = try Check(definitions, input: exports.input) { progress.show($0) }
      progress.clear()
      printOutput(CheckReport(check, definitions).text)
      if !check.everythingCanBeComputed { throw ExitCode.dataFault }
    }
  }
}
