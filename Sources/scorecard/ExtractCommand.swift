import ArgumentParser
import Model
import Pipeline

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print a source's usable rows as clean CSV, or write those of all sources for a database.",
    usage: """
      scorecard extract SOURCE [options]
      scorecard extract --all FOLDER [options]
      """,
    discussion: """
      EXAMPLES
        scorecard extract exclusions > exclusions-clean.csv
        scorecard extract exclusions 2> rejects.txt | head
        scorecard extract --all clean     # a CSV file for each source

      --all also writes datapackage.json, which says what each column holds, and scripts that load the files into DuckDB, SQLite \
      and Spark. In that folder: sqlite3 area.sqlite < load.sqlite.sql
      """)

  @Argument(help: "The source's name in the definitions, such as exclusions.", completion: Completion.sources)
  var source: String?

  @Option(
    help: ArgumentHelp("Write the rows of every source to this folder. It is created if it does not exist.", valueName: "folder"),
    completion: .directory)
  var all: String?

  @OptionGroup var exports: InputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if all?.isEmpty == true { throw ValidationError("--all is empty: name a folder.") }
    if (source == nil) == (all == nil) {
      throw ValidationError("Name one source, or --all and a folder: scorecard extract SOURCE, or scorecard extract --all FOLDER")
    }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitions = try common.definitions().definitions
      if let all { return try write(definitions, to: all, progress) }
      let name = source ?? ""
      guard let source = definitions.source(name) else {
        throw RunError.unknownSource(name, known: definitions.sources.map(\.name))
      }
      try printRows(of: source, definitions, progress)
    }
  }

  private func printRows(of source: SourceDefinition, _ definitions: DefinitionSet, _ progress: ProgressLine) throws {
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
      if !common.quiet { printError(export.counts) }
    }
  }

  private func write(_ definitions: DefinitionSet, to folder: String, _ progress: ProgressLine) throws {
    let tables = try CleanTables(definitions, input: exports.input, to: folder, reading: how.reading) { progress.show($0) }
    progress.clear()
    if !common.quiet { for line in tables.counts + [tables.summary] { printError(line) } }
    for fault in tables.faults { printError("scorecard: \(fault)") }
    switch tables.outcome {
    case .whole: break
    case .missing: throw ExitCode.noInput
    case .refused: throw ExitCode.dataFault
    }
  }
}
