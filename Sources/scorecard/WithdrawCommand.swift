import ArgumentParser
import Logging
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
      let upkeep = OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
      let done = try upkeep.withdraw(name, reason: reason, by: by ?? userName(), erases: erase)
      guard !common.quiet else { return }
      try printOutput(done.isNew ? "Withdrawn: \(name).\n" : "\(name) was withdrawn before.\n")
      try printOutput(
        done.standing.map { "\(done.day) is \($0) now.\n" } ?? "Nothing is published for \(done.day) any more.\n")
      try printOutput(done.latest.map { "The latest is \($0).\n" } ?? "Nothing is published at all.\n")
      if erase { try printOutput("Erased for good: the folder of \(name), and all that the history held of it.\n") }
      for copy in done.copies {
        try printOutput("\(copy) is an older copy of the history and may still hold it: delete it.\n")
      }
      for paper in done.papers {
        try printOutput("\(paper) was made from it, HTML and Word beside it too: tell whoever has it.\n")
      }
      for run in done.carriers {
        try printOutput("\(run) carries figures that it computed: run that day anew, without --kpi.\n")
      }
    }
  }
}
