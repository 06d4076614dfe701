import ArgumentParser
import Model
import Pipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a figure came about, row by row, and why it changed.",
    usage: """
      scorecard explain SELECTION [--as-of D] [--from D0] [--rows [ROLE]] [--by COLUMN] [options]
      """,
    discussion: """
      EXAMPLES
        scorecard explain 7                       # from the files to the number
        scorecard explain 7 --as-of 2024-02-29 --from 2024-01-31
        scorecard explain 7 --by area             # in which areas did it change?
        scorecard explain area:2 --by school      # every KPI of area 2, by school
        scorecard explain 7 --rows                # every row, with its role
        scorecard explain 7 --rows stopped        # the rows that one rule dropped
        scorecard explain 7 --rows rejected       # the rows that could not be used
        scorecard explain 5a --format json        # for programs

      Children and records are shown under pseudonyms that stay the same from run to run. Their key is in the folder that \
      SCORECARD_STATE names (default: ~/.local/state/scorecard). --show-identifiers asks first, and leaves a line in a log there.
      """)

  @Argument(help: ArgumentHelp("KPIs: \(Selection.help)", valueName: "kpi"), completion: Completion.kpis)
  var kpi: String

  @Option(
    help: ArgumentHelp(
      "The date of the figure (default: the latest date published, or else the end of last month).", valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Option(
    help: ArgumentHelp("The earlier date to compare it with (default: the end of the month before).", valueName: "YYYY-MM-DD"))
  var from: DateArgument?

  @Option(
    help: ArgumentHelp(
      "List rows: all, or those of one role: numerator, denominator, rejected, duplicates, or the name of a rule.",
      valueName: "role"))
  var rows: String?

  @Option(
    help: ArgumentHelp("Show the figure by school, area, month, reason or any other column.", valueName: "column"))
  var by: String?

  @Option(help: "Output format.")
  var format = ExplanationFormat.text

  @OptionGroup var identifiers: IdentifierOption
  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var how: ReadingOption
  @OptionGroup var common: CommonOptions

  /// The arguments with a name for the role where `--rows` has none.
  static func named(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName, let place = arguments.firstIndex(of: "--rows") else { return arguments }
    let next = arguments.index(after: place)
    guard next == arguments.endIndex || arguments[next].hasPrefix("-") else { return arguments }
    return arguments[...place] + [ExplanationRequest.allRows] + arguments[next...]
  }

  func validate() throws {
    try asOf.validate("--as-of")
    try [kpi].refuseEmptySelection(nil)
    try from.validate("--from")
    if let from = from?.day, from >= day { throw ValidationError("--from \(from) is not before \(day): name an earlier date.") }
    if identifiers.showIdentifiers, rows == nil, by == nil {
      throw ValidationError("--show-identifiers goes with --rows or --by: nothing else shows an identifier.")
    }
  }

  private var day: Day { asOf?.day ?? published.latestDay }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let definitions = try common.definitions().definitions
      let selection = try Selection([kpi])
      let chosen = try selection.figures(of: definitions, output: published.output, input: exports.input, asOf: asOf?.day)
      guard !chosen.isEmpty else {
        printError(selection.nothingChosen(asWritten: [kpi]))
        if let nothing = try Explanation.nothing(format, definitions, rows: rows, by: by) {
          try printOutput(nothing, for: format.reader)
        }
        return
      }
      var request = ExplanationRequest(chosen.map(\.figure), asOf: day, from: from?.day ?? day.previousMonthEnd)
      (request.rows, request.by) = (rows, by)
      let explanation = try Explanation(
        request, definitions, input: exports.input, output: published.output, pseudonyms: try pseudonyms(request, definitions),
        reading: how.reading, logger: common.logger()
      ) { progress.show($0) }
      progress.clear()
      try printOutput(try explanation.bytes(format, on: common.screen), for: format.reader)
    }
  }

  /// The key is made where rows are shown, and nowhere else.
  private func pseudonyms(_ request: ExplanationRequest, _ definitions: DefinitionSet) throws -> KeyedPseudonyms {
    guard try Explanation.showsIdentifiers(request, definitions) else { return KeyedPseudonyms(nil) }
    return try identifiers.pseudonyms(of: "KPI \(request.names)", asOf: day)
  }
}

extension ExplanationFormat: ExpressibleByArgument {
  fileprivate var reader: Audience {
    switch self {
    case .text, .markdown: .people(colour: false)
    case .csv: .data
    case .json: .json
    }
  }
}
