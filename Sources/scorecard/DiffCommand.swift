import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what differs between two scorecards, exports or definitions, and why.",
    usage: "scorecard diff [A] [B] [--input-before FOLDER] [--pipelines-before FOLDER] [options]",
    discussion: """
      A and B are published dates, runs, or folders with a scorecard. Without B, A is compared with what the exports and definitions give
      now; without A, the latest scorecard is.

      EXAMPLES
        scorecard diff                             # the latest scorecard, and now
        scorecard diff 2024-02-29 2024-03-31       # two months
        scorecard diff --input-before last-week    # two folders of exports
        scorecard diff --pipelines-before old --kpi 7
        scorecard diff --format json               # for programs
      """)

  @Argument(help: "The earlier state: a published date, a run, or a folder (default: the latest).")
  var before: String?

  @Argument(help: "The later state (default: what the exports and definitions give now).")
  var after: String?

  @Option(
    help: ArgumentHelp("Folder of the earlier exports.", valueName: "folder"), completion: .directory)
  var inputBefore: String?

  @Option(
    help: ArgumentHelp("Folder of the earlier definitions.", valueName: "folder"), completion: .directory)
  var pipelinesBefore: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Date of what is calculated now (default: that of the earlier state).", valueName: "date"))
  var asOf: DateArgument?

  @Option(
    name: .customLong("kpi"), parsing: .singleValue,
    help: ArgumentHelp("Only these KPIs: \(Selection.help)", valueName: "selection"),
    completion: Completion.kpis)
  var kpis: [String] = []

  @Option(help: "Output format.")
  var format = PrintedFormat.table

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try asOf.validate("--as-of")
    if after != nil, asOf != nil { throw ValidationError("--as-of goes with one state: B has a date of its own.") }
    if before != nil, inputBefore != nil || pipelinesBefore != nil, after == nil, asOf != nil, Day(iso: before ?? "") == nil {
      throw ValidationError("Use A or --input-before, not both, where --as-of is given.")
    }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let clock = Clock()
      let definitions = try common.definitions()
      let earlier = try pipelinesBefore.map { try DefinitionFolder(path: $0) }
      let selection = try Selection(kpis)
      let chosen = Set(
        try selection.figures(of: definitions.definitions, output: published.output, input: exports.input).map(\.figure.id))
      let computesBefore = before == nil && (inputBefore != nil || pipelinesBefore != nil)
      let first: DifferenceSide
      if computesBefore {
        let day = asOf?.day ?? clock.lastMonthEnd
        first = .computed(
          Comparison.State(
            pipelines: pipelinesBefore ?? common.pipelines, definitions: earlier ?? definitions,
            input: inputBefore ?? exports.input, day: day))
      } else {
        first = .published(try PublishedState(before, in: published.output))
      }
      let second: DifferenceSide =
        try after.map { .published(try PublishedState($0, in: published.output)) }
        ?? .computed(
          Comparison.State(
            pipelines: common.pipelines, definitions: definitions, input: exports.input, day: asOf?.day ?? first.day))
      let candidates = ComparedCandidates(
        definitions: [(pipelinesBefore ?? common.pipelines, earlier ?? definitions), (common.pipelines, definitions)],
        inputs: [inputBefore ?? exports.input, exports.input], kept: stateFolder.map { KeptRuns(state: $0) })
      let request = DifferenceRequest(
        first, second, candidates: candidates, output: published.output, reading: how.reading,
        isChosen: { selection.isEmpty || chosen.contains($0) })
      let difference = try Difference(request, clock: clock, logger: common.logger()) { progress.show($0) }
      progress.clear()
      try printOutput(try DifferenceReport(difference).bytes(format, on: common.screen), for: format.reader(common.screen))
    }
  }
}
