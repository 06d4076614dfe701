import ArgumentParser
import Model
import Pipeline

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "What the pipeline makes of a source: accepted rows as clean CSV, rejects on standard error.",
    discussion: """
      EXAMPLES
        scorecard extract exclusions > exclusions-clean.csv
        scorecard extract exclusions 2> rejects.txt | head
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var exports: InputOption
  @OptionGroup var how: ReadingOption

  @Argument(help: "The source's name, as in the definitions.")
  var source: String

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitions = try common.definitions().definitions
      guard let source = definitions.source(source) else {
        printError(
          "scorecard: there is no source '\(source)'; one of: \(definitions.sources.map(\.name).joined(separator: ", "))")
        throw ExitCode.noInput
      }
      let export = try CleanExport(source, input: exports.input, reading: how.reading) { progress.show($0) }
      progress.clear()
      for line in export.rejectLines { printError(line) }
      let quality = export.quality
      switch quality.status {
      case .missing:
        printError("scorecard: \(quality.note)")
        throw ExitCode.noInput
      case .refused:
        printError("scorecard: \(quality.source) is refused: \(quality.note)")
        throw ExitCode.dataFault
      case .delivered, .nilReturn:
        try printOutput(export.bytes, for: .data)
        if !common.quiet {
          printError(
            "\(quality.source): \(quality.read) rows read, \(quality.accepted) accepted, \(quality.rejected) rejected, \(quality.duplicates) duplicates, \(quality.skipped) skipped"
          )
        }
      }
    }
  }
}
