import ArgumentParser
import Logging
import Model
import Pipeline

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Extract the exports, compute the KPIs and publish the scorecard as at a day.",
    discussion: """
      EXAMPLES
        scorecard run                        # as at the last day of last month
        scorecard run --as-of 2024-03-31 --from 2023-02-28
        scorecard run --kpi 7 --kpi 5a       # the other lines are carried over
        scorecard run --dry-run              # prints what it would publish
      """)

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case amber, red }

  @OptionGroup var common: CommonOptions
  @OptionGroup var exports: InputOption

  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption

  @Option(help: ArgumentHelp("The day the figures are for; the last day of last month unless named.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp("The month in which the series begins; that of the earliest baseline unless named.", valueName: "day"))
  var from: Day?

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Compute this KPI or part of one (7, 5a); may be given several times.", valueName: "id"))
  var kpis: [String] = []

  @Flag(help: "Publish nothing; print what would be.")
  var dryRun = false

  @Option(help: ArgumentHelp("End with 1 if a figure is red, or amber or red.", valueName: "rag"))
  var failOn: FailOn?

  private func day(_ clock: Clock) -> Day { asOf ?? clock.lastMonthEnd }

  func validate() throws {
    let clock = Clock()
    let day = day(clock)
    if day > clock.today { throw ValidationError("--as-of \(day) is after today, \(clock.today).") }
    if let from, from > day { throw ValidationError("--from \(from) is after the day the figures are for, \(day).") }
  }

  func run() throws {
    let clock = Clock()
    let progress = common.progress
    try ending(progress) {
      let request = RunRequest(
        pipelines: common.pipelines, input: exports.input, output: published.output, asOf: day(clock), from: from, kpis: kpis,
        dryRun: dryRun, reading: how.reading)
      let run = Run(request, definitions: try common.definitions(), clock: clock, logger: common.logger)
      let result = try run.perform { progress.show($0) }
      progress.clear()
      try printOutput(RunReport(result).text)
      for fault in result.faults { common.logger.error("\(fault)") }
      if !result.faults.isEmpty { throw ExitCode.dataFault }
      if isOffTrack(result.scorecard) { throw ExitCode(1) }
    }
  }

  private func isOffTrack(_ scorecard: Scorecard) -> Bool {
    guard let failOn else { return false }
    return scorecard.lines.contains { $0.rag == .red || ($0.rag == .amber && failOn == .amber) }
  }
}
