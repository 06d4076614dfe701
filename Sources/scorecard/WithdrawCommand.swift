import ArgumentParser
import Logging
import Model
import Pipeline

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back a run that should never have been published; the links return to the run before.",
    discussion: """
      EXAMPLES
        scorecard withdraw 20230601T060000Z-7f3a --reason "half the rows missing"

      Its figures no longer count as published; its folder, and the record that it was there, stay.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Argument(help: "The run's name; `scorecard history` lists them.")
  var name: String

  @Option(help: ArgumentHelp("Why it should never have been published.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who says so; whoever is logged in unless named.", valueName: "name"))
  var by: String?

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty: say why.") }
  }

  func run() throws {
    try ending(common.progress) {
      let upkeep = Upkeep(output: published.output, clock: Clock(), logger: common.logger())
      let (day, standing, latest, isNew) = try upkeep.withdraw(name, reason: reason, by: by ?? userName())
      guard !common.quiet else { return }
      try printOutput(isNew ? "Withdrawn: \(name).\n" : "\(name) was withdrawn before.\n")
      try printOutput(standing.map { "\(day) is \($0) now.\n" } ?? "Nothing is published for \(day) any more.\n")
      try printOutput(latest.map { "The latest is \($0).\n" } ?? "Nothing is published at all.\n")
    }
  }
}
