import ArgumentParser
import Model
import Pipeline
import Platform

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print a source's usable rows as clean CSV, or write those of all sources for a database.",
    usage: """
      scorecard extract SOURCE [options]
      scorecard extract --all FOLDER [options]
      scorecard extract --block FILE:FROM-TO --rows PATH [options]
      """,
    discussion: """
      EXAMPLES
        scorecard extract exclusions > exclusions-clean.csv
        scorecard extract exclusions 2> rejects.txt | head
        scorecard extract --all clean     # a CSV file for each source
        scorecard extract --block input/exclusions.csv:0-33554432 --rows part-0.tsv

      --all also writes datapackage.json, which says what each column holds, and scripts that load the files into DuckDB, SQLite \
      and Spark. In that folder: sqlite3 area.sqlite < load.sqlite.sql

      --block is for engines that read one export on several machines. It reads the rows that begin in these bytes of the file, and \
      decides nothing about the source.
      """)

  @Argument(help: "The source's name in the definitions, such as exclusions.", completion: Completion.sources)
  var source: String?

  @Option(
    help: ArgumentHelp("Write the rows of every source to this folder. It is created if it does not exist.", valueName: "folder"),
    completion: .directory)
  var all: String?

  @OptionGroup(title: "Options of --block") var block: BlockOptions
  @OptionGroup var exports: InputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if all?.isEmpty == true { throw ValidationError("--all is empty: name a folder.") }
    if try block.isAsked(beside: all) { return }
    if (source == nil) == (all == nil) {
      throw ValidationError("Name one source, or --all and a folder: scorecard extract SOURCE, or scorecard extract --all FOLDER")
    }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitions = try common.definitions().definitions
      if let choice = block.choice(of: source) { return try writeBlock(choice, definitions) }
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
      let written = try export.write { try printOutput($0, for: .data) }
      if written.status == .refused {
        printError("scorecard: \(written.source) was refused: \(written.note)")
        throw ExitCode.dataFault
      }
      if !common.quiet { printError(export.counts) }
    }
  }

  private func writeBlock(_ choice: BlockChoice, _ definitions: DefinitionSet) throws {
    let parent = ParentWatch()
    let report = try BlockExtract.write(choice, to: block.rows ?? "", in: definitions, reading: how.reading) {
      // Nobody is there to be told.
      if !parent.isThere { throw ExitCode.cannotWrite }
    }
    try printOutput(report, for: .json)
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
