import ArgumentParser
import Logging
import Pipeline
import Platform
import Publishing

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Withdraw a run published by mistake and restore the one before it.",
    usage: "scorecard withdraw RUN --reason TEXT [--erase] [--by NAME] [options]",
    discussion: """
      EXAMPLES
        scorecard withdraw 20230601T060000Z-7f3a --reason "half the rows missing"
        scorecard withdraw 20230601T060000Z-7f3a --reason "a name in it" --erase

      Its figures no longer count as published. Its folder is kept, and so is the record that it was published. With \
      --erase, its folder and everything that it published are deleted for good, even if it was withdrawn before.
      """)

  @Argument(help: "The run's name, as scorecard history lists it.", completion: Completion.runs)
  var name: String

  @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who withdraws it (default: the user who is logged in).", valueName: "name"))
  var by: String?

  @Flag(help: "Delete its folder, and everything that it published from the history, for good.")
  var erase = false

  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty: say why the run was a mistake.") }
  }

  func run() throws {
    try ending(common.progress) {
      let maintenance = OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
      let done = try maintenance.withdraw(name, reason: reason, by: by ?? userName(), erases: erase)
      if erase, let stateFolder { try KeptRuns(state: stateFolder).remove(name, of: published.output) }
      if !common.quiet { try printOutput(MaintenanceText.of(done)) }
    }
  }
}
