import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check definitions and exports, say what each KPI could be computed from; write nothing.",
    discussion: """
      EXAMPLES
        scorecard check                      # the first thing to run on new files
        scorecard check --profile            # what each column holds
        scorecard check --format json        # the same for machines
        scorecard check --suggest exclusions new.csv
        scorecard check --when-due           # every night: silent of what is not due

      Ends as a run for the same day and files would: with 0 where every figure rests on all that it should, 65 where
      some figure does not. With --when-due it ends with 0 where nothing that is due is amiss.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var common: CommonOptions
  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var contacts: ContactsOption

  @Option(
    help: ArgumentHelp("The day the figures would be for; the last day of last month unless named.", valueName: "YYYY-MM-DD"))
  var asOf: Day?

  @Flag(help: "Say of each column how much is filled, its range, its codes; never a value about anybody.")
  var profile = false

  @Flag(help: "A missing or an old export is a fault only from the day of the month on which its definition says it is due.")
  var whenDue = false

  @Option(help: "text for people, json for machines.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Propose what this source's definition would need to read the file that is named; as YAML to paste.",
      valueName: "source"))
  var suggest: String?

  @Argument(help: "With --suggest: the file.")
  var file: String?

  func validate() throws {
    let today = Clock().today
    if let asOf, asOf > today { throw ValidationError("--as-of \(asOf) is after today, \(today).") }
    try refuseOutside(asOf, "--as-of")
    if (suggest == nil) != (file == nil) { throw ValidationError("--suggest SOURCE and a file go together.") }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitionFolder = try common.definitions()
      let definitions = definitionFolder.definitions
      if let suggest, let file {
        try printOutput(MappingSuggestion(definitions.source(suggest), name: suggest, file: file).yaml)
        return
      }
      let check = try Check(
        definitions, input: exports.input, output: published.output, asOf: asOf ?? Clock().lastMonthEnd, profile: profile,
        reading: how.reading
      ) { progress.show($0) }
      progress.clear()
      switch format {
      case .text: try printOutput(CheckReport(check, definitions).text)
      case .json: try printOutput(CheckDocument(check, definitions).encoded(), for: .json)
      }
      let file = contacts.file(common, definitionFolder)
      for line in file.mistakes + file.warnings { common.logger().error("\(line)") }
      if definitions.figures.isEmpty { throw DefinitionFault(missing: "\(common.pipelines)/kpis/*.yml") }
      if whenDue {
        // With nobody watching, the report goes to a log, and what is amiss where it is noticed.
        let faults = check.dueFaults()
        for fault in faults { common.logger().error("\(fault)") }
        if !file.mistakes.isEmpty { throw ExitCode.wrongDefinition }
        if !faults.isEmpty { throw ExitCode.dataFault }
        return
      }
      if !file.mistakes.isEmpty { throw ExitCode.wrongDefinition }
      if check.nothingIsDelivered { throw RunError.nothingDelivered(exports.input) }
      for aside in check.asides { common.logger().warning("\(aside)") }
      if check.exitCode != 0 { throw ExitCode(check.exitCode) }
    }
  }
}
