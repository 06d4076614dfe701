import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the definitions and exports and list the KPIs that can be calculated. Changes nothing.",
    usage: """
      scorecard check [--as-of YYYY-MM-DD] [--profile] [--when-due] [--format text|json] [options]
      scorecard check --suggest [SOURCE] [FILE …] [-o FILE [--force]] [options]
      """,
    discussion: """
      EXAMPLES
        scorecard check                 # the first thing to run on new files
        scorecard check --profile       # summarise each column
        scorecard check --format json   # for programs
        scorecard check --suggest visits.csv                # propose a definition, tried on the file
        scorecard check --suggest visits.csv -o Pipelines/sources/visits.yml
        scorecard check --suggest                           # all files in input that no source reads
        scorecard check --suggest exclusions new.csv        # what 'exclusions' lacks to read it
        scorecard check --when-due      # nightly: ignores exports not yet due

      The exit code is the one that a run for the same date and files would have: 0 if every figure has all the data \
      it needs, 65 if not. With --when-due it is 0 if nothing that is due has a problem.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(
    help: ArgumentHelp("Date of the scorecard (default: the last day of last month).", valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Flag(help: "Summarise each column: how complete it is, its range and its codes. Never shows personal data.")
  var profile = false

  @Flag(help: "Report a late export only after its due day.")
  var whenDue = false

  @Option(help: "Output format.")
  var format = Format.text

  @Flag(help: "Suggest a definition for new files, or the YAML that a source needs to read one. Needs no valid plan.")
  var suggest = false

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp("With --suggest: write the definition to this new file.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var target: String?

  @Flag(help: "With -o: replace the file.")
  var force = false

  @Argument(
    help: ArgumentHelp("With --suggest: new files, after the name of a source if one should read them.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var files: [String] = []

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions
  @OptionGroup(title: advancedOptions) var contacts: ContactsOption

  func validate() throws {
    try asOf.validate("--as-of")
    let today = Clock().today
    if let day = asOf?.day, day > today { throw ValidationError("--as-of \(day) is after today, \(today).") }
    if let file = files.first, !suggest {
      throw ValidationError("'\(file)' needs --suggest: scorecard check --suggest \(file)")
    }
    if target != nil || force, !suggest { throw ValidationError("-o and --force need --suggest.") }
    if force, target == nil { throw ValidationError("--force needs -o FILE, which it replaces.") }
    if target != nil, newFiles.count > 1 { throw ValidationError("-o FILE takes the definition of one new file.") }
    if let source, newFiles.isEmpty {
      throw ValidationError("'\(source)' is no file. Name the new file too: scorecard check --suggest \(source) new.csv")
    }
  }

  /// The first word where it is no file: the name of a source.
  private var source: String? { files.first.flatMap { SuggestionFile.isSourceName($0) ? $0 : nil } }
  private var newFiles: [String] { source == nil ? files : Array(files.dropFirst()) }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      if suggest { return try makeSuggestions() }
      let definitionFolder = try common.definitions()
      let definitions = definitionFolder.definitions
      let check = try Check(
        definitions, input: exports.input, output: published.output, asOf: asOf?.day ?? Clock().lastMonthEnd, profile: profile,
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
        // At night nobody reads the report, which goes to a log: what is wrong goes to standard error, which cron mails.
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

  /// Prints what is suggested for each file, or writes it where -o says. A file of which nothing can be said does not keep the
  /// others from being looked at.
  private func makeSuggestions() throws {
    let suggestions = try Suggestions(
      for: newFiles, source: source, input: exports.input, pipelines: common.pipelines, reading: how.reading)
    for note in suggestions.notes where !common.quiet { printError("scorecard: \(note)") }
    for (place, found) in suggestions.found.enumerated() {
      if let target, found.source == nil {
        throw ValidationError("\(found.text)\nThis is no whole definition: \(target) was not written.")
      }
      if let target {
        try SuggestionFile.write(found.text, to: target, replacing: force)
        if !common.quiet { printError("scorecard: \(suggestions.written(found, to: target))") }
      } else {
        try printOutput((place > 0 ? "---\n" : "") + found.text)
      }
      for loss in found.losses { printError("scorecard: \(loss)") }
    }
    for fault in suggestions.faults { printError("scorecard: \(fault)") }
    if !suggestions.faults.isEmpty { throw ExitCode.noInput }
  }
}
