import ArgumentParser
import Model
import Pipeline

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print a source's usable rows as clean CSV, and the rejected rows as messages.",
    usage: "scorecard extract SOURCE [options]",
    discussion: """
      EXAMPLES
        scorecard extract exclusions > exclusions-clean.csv
        scorecard extract exclusions 2> rejects.txt | head
      """)

  @Argument(help: "The source's name in the definitions, such as exclusions.", completion: Completion.sources)
  var source: String

  @OptionGroup var exports: InputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitions = try common.definitions().definitions
      guard let source = definitions.source(source) else {
        throw RunError.unknownSource(source, known: definitions.sources.map(\.name))
      }
      let export = try CleanExport(source, in: definitions, input: exports.input, reading: how.reading) { progress.show($0) }
      progress.clear()
      for line in export.rejectLines { printError(line) }
      let quality = export.quality
      switch quality.status {
      case .missing:
        printError("scorecard: \(quality.note)")
        throw ExitCode.noInput
      case .refused:
        printError("scorecard: \(quality.source) was refused: \(quality.note)")
        throw ExitCode.dataFault
      case .delivered, .nilReturn:
        for sentence in export.notLookedUp { printError(sentence) }
        try printOutput(export.bytes, for: .data)
        if !common.quiet {
          printError(export.counts)
        }
      }
    }
  }
}
