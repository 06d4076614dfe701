import ArgumentParser
import Pipeline

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schemas by which editors complete and check definitions.",
    usage: "scorecard schema [FOLDER]",
    discussion: """
      EXAMPLES
        scorecard schema                    # to Pipelines/.schema
        scorecard schema my-plan/.schema

      There is one schema for each kind of file. A definition names its schema in its first line, for example \
      "# yaml-language-server: $schema=../.schema/kpi.schema.json". Visual Studio Code finds the schema by that line if the \
      extension "YAML" by Red Hat is installed; other editors with a YAML language server do too. They then complete keys, \
      explain them and underline mistakes. Write the schemas again after an upgrade. The program does not read them: \
      "scorecard check" knows more than they can say.
      """)

  @Argument(help: "The folder to write to. It is created if it does not exist.", completion: .directory)
  var folder: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let schemas = try SchemaFolder(path: folder ?? "\(common.pipelines)/.schema")
      if !common.quiet {
        try printOutput(schemas.files.map { "\(schemas.path)/\($0.name)  for \($0.place)\n" }.joined())
      }
    }
  }
}
