import ArgumentParser
import Logging
import Pipeline
import Platform
import Publishing

struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Delete old run folders (their figures stay in the history).",
    usage: "scorecard prune --keep COUNT [--dry-run] [options]",
    discussion: """
      EXAMPLES
        scorecard prune --keep 24 --dry-run   # list what would be deleted
        scorecard prune --keep 24

      Never deletes current scorecards, the first run for a date, or runs behind open alerts. What withdrawn runs \
      published is deleted from the history too, for good.
      """)

  @Option(help: ArgumentHelp("How many of the newest runs to keep.", valueName: "count"))
  var keep: Int

  @Flag(help: "List what would be deleted. Delete nothing.")
  var dryRun = false

  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if keep < 1 { throw ValidationError("--keep must be 1 or more.") }
  }

  func run() throws {
    try ending(common.progress) {
      let pruned = try OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
        .prune(keeping: keep, dryRun: dryRun)
      if !common.quiet { try printOutput(MaintenanceText.of(pruned)) }
    }
  }
}
