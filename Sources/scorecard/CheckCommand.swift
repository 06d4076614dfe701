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
      scorecard check [--as-of YYYY-MM-DD] [--profile] [--when-due] [--format NAME] [options]
      scorecard check --suggest [SOURCE] [FILE …] [-o FILE [--force]] [options]
      """,
    discussion: """
      EXAMPLES
        scorecard check                 # the first thing to run on new files
        scorecard check --profile       # summarise each column
        scorecard check --format json   # for programs
        scorecard check --format github # in a workflow of GitHub
        scorecard check --format sarif > check.sarif
        scorecard check --suggest visits.csv            # propose a definition
        scorecard check --suggest visits.csv -o Pipelines/sources/visits.yml
        scorecard check --suggest                       # for every unread file
        scorecard check --suggest exclusions new.csv    # what exclusions lacks
        scorecard check --when-due      # nightly: ignores exports not yet due

      The exit code is the one that a run for the same date and files would have: 0 if every figure has all the data \
      it needs, 65 if not. With --when-due it is 0 if nothing that is due has a problem.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github

    var review: ReviewFormat? { ReviewFormat(rawValue: rawValue) }
  }

  @Option(
    help: ArgumentHelp("Date of the scorecard (default: the last day of last month).", valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Flag(help: "Summarise each column: how complete it is, its range and its codes. Never shows personal data.")
  var profile = false

  @Flag(help: "Report a late export only after its due day.")
  var whenDue = false

  @Option(help: "Output format; sarif and github are for code review of the definitions.")
  var format = Format.text

  @OptionGroup var suggestions: SuggestOptions
  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions
  @OptionGroup(title: advancedOptions) var contacts: ContactsOption

  func validate() throws {
    try asOf.validate("--as-of")
    let today = Clock().today
    if let day = asOf?.day, day > today { throw ValidationError("--as-of \(day) is after today, \(today).") }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      try suggestions.refuseMisuse()
      if suggestions.suggest { return try suggestions.makeSuggestions(exports.input, how, common) }
      let definitionFolder = try reviewed(format.review) {
        let folder = try common.definitions()
        // Of a plan without a KPI the text says what there is first.
        if format.review != nil, folder.definitions.figures.isEmpty { throw noFigures }
        return folder
      }
      let definitions = definitionFolder.definitions
      let check = try Check(
        definitions, input: exports.input, output: published.output, asOf: asOf?.day ?? Clock().lastMonthEnd, profile: profile,
        reading: how.reading
      ) { progress.show($0) }
      progress.clear()
      switch format {
      case .text: try printOutput(CheckReport(check, definitions).text)
      case .json: try printOutput(CheckDocument(check, definitions).encoded(), for: .json)
      case .sarif, .github: return try review(check, contacts.file(common, definitionFolder))
      }
      let file = contacts.file(common, definitionFolder)
      for line in file.mistakes + file.warnings { common.logger().error("\(line)") }
      if definitions.figures.isEmpty { throw noFigures }
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

  private var noFigures: DefinitionFault { DefinitionFault(missing: "\(common.pipelines)/kpis/*.yml") }

  /// Prints for code review what the text would say, and ends with the same exit code.
  private func review(_ check: Check, _ contacts: ContactsFile) throws {
    guard let format = format.review else { return }
    let due = whenDue ? check.dueFaults() : []
    let code: ExitCode =
      if !contacts.mistakes.isEmpty {
        .wrongDefinition
      } else if whenDue {
        due.isEmpty ? .success : .dataFault
      } else {
        check.nothingIsDelivered ? .noInput : ExitCode(check.exitCode)
      }
    let notes = whenDue ? due : check.faultSentences + check.asides
    try printReview(Review(checked: contacts, notes: notes, exitCode: code.rawValue), format)
    if code == .noInput { throw RunError.nothingDelivered(exports.input) }
    if code != .success { throw code }
  }
}
