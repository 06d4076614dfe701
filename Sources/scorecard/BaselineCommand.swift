import ArgumentParser
import Glibc
import Pipeline
import Platform
import Publishing

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Set a KPI's baseline in its definition, with the reason.",
    usage: "scorecard baseline freeze KPI --value NUMBER --reason TEXT [--date YYYY-MM-DD] [options]",
    discussion: """
      EXAMPLES
        scorecard baseline freeze 9 --value 41 --reason "One school was missing."
        scorecard baseline freeze 5a --value 19 --reason "Board, 3 May" --yes
      """,
    subcommands: [FreezeCommand.self])
}

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Write a baseline into a KPI's definition, after asking.",
    usage: "scorecard baseline freeze KPI --value NUMBER --reason TEXT [--date YYYY-MM-DD] [--by NAME] [--yes] [options]",
    discussion: """
      EXAMPLES
        scorecard baseline freeze 9 --value 41 --reason "One school was missing."
        scorecard baseline freeze 5a --value 19 --reason "Board, 3 May" --yes

      A baseline that is measured from the exports is frozen when it is first published. After that it changes only by its \
      definition: this command writes value, date and reason there, who did so and when. Nothing else in the file changes. The lines that change are shown first.
      """)

  @Argument(help: ArgumentHelp("A KPI, or a part of one, such as 9 or 5a.", valueName: "kpi"), completion: Completion.kpis)
  var kpi: String

  @Option(parsing: .unconditional, help: ArgumentHelp("The baseline, in the figure's unit.", valueName: "number"))
  var value: Double

  @Option(help: ArgumentHelp("Why, for the next person who reads the definition.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("The date of the baseline (default: the date that it has).", valueName: "YYYY-MM-DD"))
  var date: DateArgument?

  @Option(help: ArgumentHelp("Who sets it (default: the user who is logged in).", valueName: "name"))
  var by: String?

  @Flag(help: "Change the file without asking.")
  var yes = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try date.validate("--date")
    guard value.isFinite, abs(value) < 1e15 else { throw ValidationError("--value is not a number that a baseline can be.") }
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty: say why the baseline changes.") }
    if reason.count > 1000 { throw ValidationError("--reason is longer than 1,000 characters.") }
  }

  func run() throws {
    try ending(common.progress) {
      let freezing = try BaselineFreezing(
        kpi, value: value, reason: reason, date: date?.day, by: by ?? userName(), on: Clock().today, pipelines: common.pipelines)
      for line in freezing.difference { printError(line) }
      guard try yes || confirmed(freezing) else { return }
      try freezing.write()
      if !common.quiet { printError(freezing.sentence) }
    }
  }

  /// Whether somebody at the terminal says yes. Throws: `ValidationError` where nobody can.
  private func confirmed(_ freezing: BaselineFreezing) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { throw ValidationError(freezing.nobodyToAsk) }
    printQuestion(freezing.question)
    guard ["y", "yes"].contains(readLine()?.lowercased() ?? "") else {
      printError(BaselineFreezing.unchanged)
      return false
    }
    return true
  }
}
