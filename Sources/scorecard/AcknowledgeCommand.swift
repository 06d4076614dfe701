import ArgumentParser
import Logging
import Pipeline
import Platform
import Publishing

struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Stop e-mails about an alert until it gets worse.",
    usage: "scorecard acknowledge ID [--until YYYY-MM-DD] [--why TEXT] [--by NAME] [options]",
    discussion: """
      EXAMPLES
        scorecard acknowledge source_stale-feedback-2023-05-31
        scorecard acknowledge worsened-7-2023-05-31 --until 2023-08-31 --why "known"

      The alert stays on the scorecard. Without --until, e-mails stop until the alert closes.
      """)

  @Argument(help: "The alert's ID, as scorecard alerts lists it.", completion: Completion.alerts)
  var id: String

  @Option(help: ArgumentHelp("Keep it quiet until the scorecard for this date.", valueName: "YYYY-MM-DD"))
  var until: DateArgument?

  @Option(help: ArgumentHelp("What is known, or being done about it.", valueName: "text"))
  var why = ""

  @Option(help: ArgumentHelp("Who says so (default: the user who is logged in).", valueName: "name"))
  var by: String?

  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws { try until.validate("--until") }

  func run() throws {
    try ending(common.progress) {
      let maintenance = OutputMaintenance(output: published.output, clock: Clock(), logger: common.logger())
      let alert = try maintenance.acknowledge(id, until: until?.day, why: why, by: by ?? userName())
      if !common.quiet { try printOutput(MaintenanceText.acknowledged(alert, until: until?.day)) }
    }
  }
}
