import ArgumentParser
import Glibc
import Model
import Pipeline
import Platform
import Publishing

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write the definitions of a new plan, with made-up exports to try it with.",
    usage: """
      scorecard init FOLDER [--plan NAME] [--area NAME] [--start YYYY-MM-DD] [--checkpoint NAME=YYYY-MM-DD ...] [--kpi NAME ...] [options]
      scorecard init FOLDER --from FILE ... [options]
      scorecard init --list
      """,
    discussion: """
      EXAMPLES
        scorecard init northmoor                # asks, on a terminal
        scorecard init --list                   # the KPIs to choose from
        scorecard init northmoor --area Northmoor --kpi exclusions,20-weeks
        scorecard init northmoor --start 2026-09-01 --checkpoint "a year=2027-08-31"
        scorecard init northmoor --all          # with every KPI of the catalogue
        scorecard init northmoor --from exclusions.csv  # begins from a file of yours
        scorecard init northmoor --force --kpi feedback # adds a KPI to what is there

      In the folder, "scorecard check", "scorecard test" and "scorecard run" then work without an edit, and its README.md says what \
      to change first. Nothing that is there is written over: a folder that is not empty is refused, and with --force only files \
      that are missing are added. With any option that answers a question, nothing is asked.
      """)

  @Argument(help: "The folder to write to. It is created if it does not exist.", completion: .directory)
  var folder: String?

  @Option(help: ArgumentHelp("Name of the plan.", valueName: "name"))
  var plan: String?

  @Option(help: ArgumentHelp("The local area that it is for.", valueName: "name"))
  var area: String?

  @Option(help: ArgumentHelp("First day of the plan.", valueName: "YYYY-MM-DD"))
  var start: DateArgument?

  @Option(help: ArgumentHelp("A day on which targets are due, with its name; repeat it for more.", valueName: "name=YYYY-MM-DD"))
  var checkpoint: [String] = []

  @Option(
    help: ArgumentHelp("A KPI of the catalogue; repeat it for more. With --from, it may be none.", valueName: "name"),
    completion: Completion.catalogue)
  var kpi: [String] = []

  @Flag(help: "Take every KPI of the catalogue.")
  var all = false

  @Option(help: ArgumentHelp("Job title of the owner of the KPIs.", valueName: "title"))
  var owner: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Begin from these exports: copy them, and propose a definition for each, or one for files with the same headings.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var from: [String] = []

  @Flag(name: .shortAndLong, help: "Ask nothing; accept what is proposed.")
  var yes = false

  @Flag(help: "List the KPIs of the catalogue.")
  var list = false

  @Flag(help: "Add files that are missing to a folder that is not empty.")
  var force = false

  @Flag(name: .shortAndLong, help: "Print only what went wrong.")
  var quiet = false

  func validate() throws {
    try start.validate("--start")
    if folder == nil, !list { throw ValidationError("Name the folder to write to: scorecard init FOLDER") }
    if folder?.isEmpty == true { throw ValidationError("FOLDER is empty: name a folder.") }
    if hasNoKPI, from.isEmpty { throw ValidationError("--kpi none needs --from: a plan without a KPI has no figures.") }
    if all, !kpi.isEmpty { throw ValidationError("Use --all or --kpi, not both.") }
  }

  func run() throws {
    let progress = ProgressLine(isShown: !quiet)
    try ending(progress) {
      guard let folder, !list else { return try printOutput(KPICatalogue().text) }
      let day = Clock().lastMonthEnd
      let place = try NewFolder(path: folder, mayHaveFiles: force)
      let questions = NewPlanQuestions(answered: try answered(day))
      let choice = asks ? try questions.choice { try Terminal.answer($0) } : questions.answered
      let area = try NewArea(choice, firstScorecard: day, firstKPI: place.firstKPI)
      let text = try place.write(area) { progress.show($0) }
      progress.clear()
      if !quiet { try printOutput(text) }
    }
  }

  /// Whether the plan is to begin without a KPI of the catalogue.
  private var hasNoKPI: Bool { kpi.listed == ["none"] }

  /// Whether somebody is there to be asked, and has answered nothing by an option.
  private var asks: Bool {
    let isAnswered =
      [plan, area, owner].contains { $0 != nil } || start != nil || all || yes
      || ![checkpoint, kpi, from].allSatisfy(\.isEmpty)
    return !isAnswered && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }

  /// What the options say, with proposals for the rest.
  private func answered(_ day: Day) throws -> NewArea.Choice {
    var new = NewPlan(firstScorecard: day)
    if let plan { new.name = try NewPlan.line(plan, of: "--plan") }
    if let area { new.area = try NewPlan.line(area, of: "--area") }
    if let owner { new.owner = try NewPlan.line(owner, of: "--owner") }
    if let start = start?.day { (new.start, new.checkpoints) = (start, NewPlan.checkpoints(from: start)) }
    if !checkpoint.isEmpty { new.checkpoints = try checkpoint.map { try NewPlan.checkpoint($0) } }
    let proposed = from.isEmpty ? KPICatalogue.proposed : []
    let chosen = hasNoKPI ? [] : kpi.isEmpty ? proposed : kpi.listed
    return NewArea.Choice(plan: new, kpis: all ? KPICatalogue.names : chosen, exports: from)
  }
}
