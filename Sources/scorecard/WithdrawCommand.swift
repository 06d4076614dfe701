import ArgumentParser
import Logging
import Pipeline
import Platform
import Publishing

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back a run that should never have been published; the links return to the run before.",
    discussion: """
      EXAMPLES
        scorecard withdraw 20230601T060000Z-7f3a --reason "half the rows missing"
        scorecard withdraw 20230601T060000Z-7f3a --reason "a name in it" --erase

      Its figures no longer count as published; its folder, and the record that it was there, stay. With --erase its folder
      goes, and all that it published goes out of the history, for good; also where it was withdrawn before.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Argument(help: "The run's name; `scorecard history` lists them.")
  var name: String

  @Option(help: ArgumentHelp("Why it should never have been published.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who says so; whoever is logged in unless named.", valueName: "name"))
  var by: String?

  @Flag(help: "Take its folder away, and all that it published out of the history, for good.")
  var erase = false

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty: say why.") }
  }

  func run() throws {
    try ending(common.progress) {
      let maintenance = OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
      let done = try maintenance.withdraw(name, reason: reason, by: by ?? userName(), erases: erase)
      if !common.quiet { try printOutput(MaintenanceText.of(done)) }
    }
  }
}
