import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Say that an open alert is known: no more notices of it, unless it gets worse.",
    discussion: """
      EXAMPLES
        scorecard acknowledge source_stale-feedback-2023-05-31
        scorecard acknowledge worsened-7-2023-05-31 --until 2023-08-31 --why "known"

      It stays on the scorecard. Without --until it holds until the alert is resolved.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Argument(help: "The alert's name, as alerts.csv and the notices have it.")
  var id: String

  @Option(help: ArgumentHelp("The last day of a scorecard for which it holds.", valueName: "YYYY-MM-DD"))
  var until: Day?

  @Option(help: ArgumentHelp("What is known, or being done.", valueName: "text"))
  var why = ""

  @Option(help: ArgumentHelp("Who says so; whoever is logged in unless named.", valueName: "name"))
  var by: String?

  func run() throws {
    try ending(common.progress) {
      let maintenance = OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
      let alert = try maintenance.acknowledge(id, until: until, why: why, by: by ?? userName())
      if !common.quiet { try printOutput(MaintenanceText.acknowledged(alert, until: until)) }
    }
  }
}
