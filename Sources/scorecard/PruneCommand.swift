import ArgumentParser
import Logging
import Pipeline
import Platform
import Publishing

struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Take old run folders away; the history keeps their figures.",
    discussion: """
      EXAMPLES
        scorecard prune --keep 24 --dry-run  # says which would go
        scorecard prune --keep 24

      What a link leads to, the first run of each day and what an open alert refers to always stay. What withdrawn runs
      published is erased from the history too, for good.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Option(help: ArgumentHelp("How many of the newest runs stay in any case.", valueName: "count"))
  var keep: Int

  @Flag(help: "Take nothing away; say what would go.")
  var dryRun = false

  func validate() throws {
    if keep < 1 { throw ValidationError("--keep is 1 or more.") }
  }

  func run() throws {
    try ending(common.progress) {
      let pruned = try OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
        .prune(keeping: keep, dryRun: dryRun)
      if !common.quiet { try printOutput(MaintenanceText.of(pruned)) }
    }
  }
}
