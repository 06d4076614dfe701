import ArgumentParser
import Glibc
import Logging
import Model
import Pipeline

/// Where the definitions are, and how much is said on standard error: every command's options.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder of definitions: plan.yml, sources/, kpis/.", discussion: "Or SCORECARD_PIPELINES."))
  var pipelines = environment("SCORECARD_PIPELINES") ?? "Pipelines"

  @Flag(name: .shortAndLong, help: "Say only what went wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say what is being done.")
  var verbose = false

  @Option(help: "How log lines are written on standard error: text or json.")
  var logFormat = LogFormat.text

  func validate() throws {
    try refuseEmpty(pipelines, "--pipelines")
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// `run`: whose name stands in every line.
  func logger(run: String? = nil) -> Logger {
    let format = logFormat
    var logger = Logger(label: "scorecard") { _ in StandardErrorLog(format) }
    logger.logLevel = quiet ? .error : verbose ? .debug : .notice
    if let run { logger[metadataKey: "run"] = "\(run)" }
    return logger
  }

  var progress: ProgressLine { ProgressLine(isShown: !quiet && logFormat == .text) }

  func definitions() throws -> DefinitionFolder { try DefinitionFolder(path: pipelines) }
}

/// Where the exports are.
struct InputOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of CSV exports.", discussion: "Or SCORECARD_INPUT."))
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
  @Option(help: ArgumentHelp("The folder to publish below.", discussion: "Or SCORECARD_OUTPUT."))
  var output = environment("SCORECARD_OUTPUT") ?? "output"

  func validate() throws { try refuseEmpty(output, "--output") }
}

/// Whom notices are sent to.
struct ContactsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file of addresses that notices are sent to; contacts.yml beside the plan where there is one.",
      discussion: "Or SCORECARD_CONTACTS. Messages link to the page where SCORECARD_URL gives its address.",
      valueName: "file"))
  var contacts: String?

  func file(_ common: CommonOptions, _ definitions: DefinitionFolder) -> ContactsFile {
    ContactsFile(
      contacts ?? environment("SCORECARD_CONTACTS"), pipelines: common.pipelines, definitions: definitions.definitions)
  }
}

/// An empty name would mean the root of the file system.
private func refuseEmpty(_ folder: String, _ option: String) throws {
  if folder.isEmpty { throw ValidationError("\(option) is empty: name a folder.") }
}

/// No plan has scorecards of such a day, and no series so many month-ends.
func refuseOutside(_ day: Day?, _ option: String) throws {
  guard let day, !PlanDays.all.contains(day) else { return }
  throw ValidationError("\(option) \(day) is outside \(PlanDays.inWords).")
}

extension Day: ExpressibleByArgument {
  /// ISO 8601: `2024-03-31`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension [String] {
  /// What was given several times or as a list with commas, one by one: `7,5a` is `7` and `5a`.
  var listed: [String] { flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) } }
}
