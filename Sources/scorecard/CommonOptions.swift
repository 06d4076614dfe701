import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

/// Where the definitions are, and how much is printed on standard error: every command's options.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of definitions: plan.yml, sources/, kpis/ (environment variable: SCORECARD_PIPELINES).", valueName: "folder"),
    completion: .directory)
  var pipelines = environment("SCORECARD_PIPELINES") ?? "Pipelines"

  @Flag(name: .shortAndLong, help: "Print only what went wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print what is being done.")
  var verbose = false

  @OptionGroup(title: advancedOptions) var log: LogOption
  @OptionGroup(title: advancedOptions) var terminal: ScreenOption

  func validate() throws {
    try refuseEmpty(pipelines, "--pipelines")
    if quiet && verbose { throw ValidationError("Use --quiet or --verbose, not both.") }
  }

  /// `run`: whose name is in every line.
  func logger(run: String? = nil) -> Logger {
    let format = log.format
    var logger = Logger(label: "scorecard") { _ in StandardErrorLog(format) }
    logger.logLevel = quiet ? .error : verbose ? .debug : .notice
    if let run { logger[metadataKey: "run"] = "\(run)" }
    return logger
  }

  var screen: Screen { terminal.screen }

  var progress: ProgressLine { ProgressLine(isShown: !quiet && log.format == .text) }

  func definitions() throws -> DefinitionFolder { try DefinitionFolder(path: pipelines) }
}

/// The heading in `--help` of what few people need.
let advancedOptions = "Advanced options"

/// How log lines are written.
struct LogOption: ParsableArguments {
  @Option(name: .customLong("log-format"), help: ArgumentHelp("Format of log lines on standard error.", valueName: "format"))
  var format = LogFormat.text
}

/// Where the exports are.
struct InputOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Folder of CSV exports (environment variable: SCORECARD_INPUT).", valueName: "folder"),
    completion: .directory)
  var input = environment("SCORECARD_INPUT") ?? "input"

  func validate() throws { try refuseEmpty(input, "--input") }
}

/// How exports are read. Changes nothing but the time it takes; for comparing and timing the readers.
struct ReadingOption: ParsableArguments {
  @Option(help: .hidden)
  var reader = CSVReading.Reader.automatic

  @Option(help: .hidden)
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 || threads > 256 { throw ValidationError("--threads is 1 to 256.") }
  }

  var reading: CSVReading { CSVReading(reader, threads: threads) }
}

extension CSVReading.Reader: ExpressibleByArgument {}

/// Where scorecards are published.
struct OutputOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Folder of published scorecards (environment variable: SCORECARD_OUTPUT).", valueName: "folder"),
    completion: .directory)
  var output = environment("SCORECARD_OUTPUT") ?? "output"

  func validate() throws { try refuseEmpty(output, "--output") }

  /// The newest day that is published; last month's end where none is.
  var latestDay: Day { OutputFolder(path: output).latestDay ?? Clock().lastMonthEnd }
}

/// Whom alerts are sent to.
struct ContactsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      File of e-mail addresses (default: contacts.yml in the folder of definitions; environment variable: SCORECARD_CONTACTS). E-mails \
      link to the page where SCORECARD_URL gives its address.
      """,
      valueName: "file"), completion: .file(extensions: ["yml", "yaml"]))
  var contacts: String?

  /// The file that is named, by the option or the environment; nil for the one in the folder of definitions.
  var named: String? { contacts ?? environment("SCORECARD_CONTACTS") }

  func file(_ common: CommonOptions, _ definitions: DefinitionFolder) -> ContactsFile {
    ContactsFile(named, pipelines: common.pipelines, definitions: definitions.definitions)
  }
}

/// An empty name would mean the root of the file system.
private func refuseEmpty(_ folder: String, _ option: String) throws {
  if folder.isEmpty { throw ValidationError("\(option) is empty: name a folder.") }
}

extension [String] {
  /// What was given several times or as a list with commas, one by one: `7,5a` is `7` and `5a`.
  var listed: [String] { flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) } }
}
