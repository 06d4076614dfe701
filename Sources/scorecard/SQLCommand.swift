import ArgumentParser
import Model
import Pipeline

struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Print the SQL query that gives a KPI's figures from the clean exports.",
    usage: "scorecard sql KPI [--dialect duckdb|sqlite|spark] [--as-of YYYY-MM-DD] [--from YYYY-MM-DD] [options]",
    discussion: """
      EXAMPLES
        scorecard sql 7                              # for DuckDB
        scorecard sql 5a --dialect sqlite --as-of 2024-03-31
        scorecard sql 7 --from 2023-04-30 --as-of 2024-03-31   # each month-end
        scorecard sql area:2 > area-2.sql            # every KPI of area 2
        scorecard sql 7 | duckdb clean/area.duckdb   # ask for it

      The query reads the tables that "scorecard extract --all" writes and describes. Each row of its answer is a figure, a \
      figure shown next to it, or a category of a breakdown, with its value, its numerator and its denominator. With --from, it \
      gives them for each end of a month too, and says in as_of for which.
      """)

  @Argument(help: ArgumentHelp("KPIs: \(Selection.help)", valueName: "kpi"), completion: Completion.kpis)
  var kpi: String

  @Option(help: "The database that the query is for.")
  var dialect = SQLDialect.duckdb

  @Option(
    help: ArgumentHelp(
      "The date that the figures are for (default: the latest date published, or else the end of last month).",
      valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Option(
    help: ArgumentHelp("Give the figures of each end of a month from this date on, too.", valueName: "YYYY-MM-DD"))
  var from: DateArgument?

  @OptionGroup var exports: InputOption
  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try asOf.validate("--as-of")
    try [kpi].refuseEmptySelection(nil)
    try from.validate("--from")
    if let from = from?.day, from >= day { throw ValidationError("--from \(from) is not before \(day): name an earlier date.") }
  }

  private var day: Day { asOf?.day ?? published.latestDay }

  func run() throws {
    try ending(common.progress) {
      let definitions = try common.definitions().definitions
      let selection = try Selection([kpi])
      let figures = try selection.figures(of: definitions, output: published.output, input: exports.input).map(\.figure)
      guard !figures.isEmpty else { return printError(selection.nothingChosen(asWritten: [kpi])) }
      let query = KPISQL(figures, definitions, on: day, from: from?.day, dialect: dialect)
      try printOutput(query.text)
    }
  }
}

extension SQLDialect: ExpressibleByArgument {}
