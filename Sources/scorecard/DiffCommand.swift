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
      A and B are published dates, dates of a published series, runs, or folders with a scorecard. Without B, A is compared with what the
      exports and definitions give now; without A, the latest scorecard is. Two folders of exports or definitions are compared on the latest
      date that was published from either, or else at the end of the month of their newest row.

      EXAMPLES
        scorecard diff                             # the latest scorecard, and now
        scorecard diff 2024-02-29 2024-03-31       # two months
        scorecard diff --input-before last-week    # two folders of exports
        scorecard diff --pipelines-before old --kpi 7
        scorecard diff --input-before last-week --kpi 7 --rows
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

  @Flag(help: "List the rows behind each cause, by file and line, with children under pseudonyms.")
  var rows = false

  @Option(help: "Output format.")
  var format = PrintedFormat.table

  @OptionGroup var identifiers: IdentifierOption
  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try asOf.validate("--as-of")
    try kpis.refuseEmptySelection()
    if after != nil, asOf != nil { throw ValidationError("--as-of goes with one state: B has a date of its own.") }
    if before != nil, inputBefore != nil || pipelinesBefore != nil, after == nil, asOf != nil, Day(iso: before ?? "") == nil {
      throw ValidationError("Use A or --input-before, not both, where --as-of is given.")
    }
    if identifiers.showIdentifiers, !rows {
      throw ValidationError("--show-identifiers goes with --rows: nothing else shows an identifier.")
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
      if chosen.isEmpty, !selection.isEmpty {
        printError(selection.nothingChosen(asWritten: kpis))
        guard format.isData else { return }
      }
      let isChosen = { @Sendable (id: FigureID) in selection.isEmpty || chosen.contains(id) }
      let old = Comparison.State(
        pipelines: pipelinesBefore ?? common.pipelines, definitions: earlier ?? definitions, input: inputBefore ?? exports.input,
        day: clock.lastMonthEnd)
      let new = Comparison.State(
        pipelines: common.pipelines, definitions: definitions, input: exports.input, day: clock.lastMonthEnd)
      let candidates = ComparedCandidates(
        definitions: [(old.pipelines, old.definitions), (new.pipelines, new.definitions)], inputs: [old.input, new.input],
        kept: stateFolder.map { KeptRuns(state: $0) })
      let (first, second, chosenDay) = try sides(old, new, candidates, clock, isChosen)
      var request = DifferenceRequest(
        first.side, second.side, candidates: candidates, output: published.output, reading: how.reading, isChosen: isChosen)
      request.chosenDay = chosenDay
      request.calculatedDays = [first.calculated, second.calculated].compactMap(\.self)
      request.isOfFolders = before == nil && after == nil && namesFolders
      request.isOfPublished = before == nil && after == nil && asOf == nil && chosenDay == nil
      request.listing = rows ? try identifiers.pseudonyms(of: whatIsListed, asOf: second.side.day) : nil
      let difference = try Difference(request, clock: clock, logger: common.logger()) { progress.show($0) }
      progress.clear()
      try printOutput(try DifferenceReport(difference).bytes(format, on: common.screen), for: format.reader(common.screen))
    }
  }

  private typealias Side = (side: DifferenceSide, calculated: CalculatedDay?)

  /// Whether the earlier exports or definitions are named.
  private var namesFolders: Bool { inputBefore != nil || pipelinesBefore != nil }

  /// The two states on their days, of which one may have to be found.
  private func sides(
    _ old: Pipeline.Comparison.State, _ new: Pipeline.Comparison.State, _ candidates: ComparedCandidates, _ clock: Clock,
    _ isChosen: (FigureID) -> Bool
  ) throws -> (Side, Side, ComparedDay?) {
    var (old, new) = (old, new)
    let later = try after.map {
      try DifferenceSide.named($0, in: published.output, among: candidates, or: new, isNamed: false)
    }
    guard before == nil, namesFolders else {
      let first = try DifferenceSide.named(before, in: published.output, among: candidates, or: old, isNamed: namesFolders)
      new.day = asOf?.day ?? first.side.day
      return (first, later ?? (.computed(new), nil), nil)
    }
    var chosen: ComparedDay?
    if asOf == nil, later == nil {
      chosen = try ComparedDay(
        of: [old, new].map { ($0.definitions.definitions, $0.input) }, output: published.output, upTo: clock.lastMonthEnd,
        reading: how.reading, isChosen: isChosen)
    }
    old.day = asOf?.day ?? later?.side.day ?? chosen?.day ?? clock.lastMonthEnd
    new.day = old.day
    return ((.computed(old), nil), later ?? (.computed(new), nil), chosen)
  }

  /// What the log of identifiers says was shown.
  private var whatIsListed: String {
    kpis.isEmpty ? "diff of all KPIs" : "diff of \(kpis.joined(separator: ", "))"
  }
}
