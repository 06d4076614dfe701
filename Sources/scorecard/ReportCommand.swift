import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the paper for a board from a published scorecard: Markdown, HTML, Word and PDF.",
    usage: """
      scorecard report [--as-of YYYY-MM-DD]
      scorecard report BOARD | --all [--as-of YYYY-MM-DD] [--format NAMES] [--open] [options]
      """,
    discussion: """
      Writes to papers/ in the output folder. HTML and Word need pandoc; PDF also needs LibreOffice.

      EXAMPLES
        scorecard report                           # list boards and what is due
        scorecard report partnership-board --as-of 2023-06-30
        scorecard report --all                     # every paper that is due
        scorecard report --all --open              # and show them in the browser
        scorecard report --all --format pdf        # to print or send
        scorecard report --all --format markdown   # without pandoc
        scorecard report --all --wait-for-scorecard 12h
      """)

  @Argument(help: ArgumentHelp("A board, by its name in governance.yml.", valueName: "board"), completion: Completion.boards)
  var board: String?

  @Option(
    help: ArgumentHelp(
      "Date of the scorecard (default: the last day of last month).", valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Flag(help: "Write every paper that is due for the date.")
  var all = false

  @Flag(help: "Show the papers in the browser.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "markdown, html, word or pdf, or several with commas (default: all that this machine can write).",
      valueName: "formats"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "Wait up to this long (90s, 30m, 12h) until the scorecard is published.", valueName: "duration"))
  var waitForScorecard: WaitDuration?

  @OptionGroup var published: OutputOption
  @OptionGroup var common: CommonOptions

  /// Nil unless named.
  private func formats() throws -> [PaperFormat]? {
    guard let format else { return nil }
    return try [format].listed.map { name in
      guard let format = PaperFormat(rawValue: name) else {
        throw ValidationError(
          "--format \(name) is not a format. Choose from markdown, html, word and pdf, or give several with commas.")
      }
      return format
    }
  }

  func validate() throws {
    _ = try formats()
    try asOf.validate("--as-of")
    if board?.mayBeValueOfUnknownOption != true { try refuseMisuse() }
  }

  private func refuseMisuse() throws {
    if all, board != nil { throw ValidationError("Name a board or use --all, not both.") }
  }

  func run() throws {
    try ending(common.progress) {
      try refuseMisuse()
      let plan = try common.definitions().definitions.plan
      let day = asOf?.day ?? Clock().lastMonthEnd
      let writing = PaperWriting(plan, pipelines: common.pipelines, output: published.output, formats: try formats())
      guard all || board != nil else { return try printOutput(PaperList.text(plan, on: day, due: writing.due(on: day))) }
      let boards = try board.map { [try writing.board($0)] } ?? writing.due(on: day)
      if boards.isEmpty, !common.quiet { try printOutput(PaperList.noneDue(day)) }
      if let wait = waitForScorecard, !boards.isEmpty { _ = try writing.waitForScorecard(day, seconds: wait.seconds) }
      var (missing, warnings, pages): ([PaperWriting.Missing], [String], [String]) = ([], [], [])
      for board in boards {
        let made = try writing.write(for: board, asOf: day)
        if let next = writing.nextDue(board, after: day) {
          common.logger().notice("\(PaperList.notDue(board, on: day, next: next))")
        }
        warnings += made.warnings.filter { !warnings.contains($0) }
        if !common.quiet { for file in made.files { try printOutput(file + "\n") } }
        missing += made.missing
        if let page = made.files.first(where: { $0.hasSuffix(".html") }) ?? made.files.first { pages.append(page) }
      }
      for warning in warnings { common.logger().warning("\(PaperList.check(warning))") }
      if let one = missing.first(where: \.isOptional) {
        common.logger().notice("\(PaperList.leftOut(one.format, because: one.reason))")
      }
      let failed = Dictionary(grouping: missing.filter { !$0.isOptional }, by: \.reason)
      for (reason, formats) in failed.sorted(by: { $0.key < $1.key }) {
        common.logger().error("\(PaperList.missing(Set(formats.map(\.format)), because: reason))")
      }
      if open { for page in pages { OpenedPage.show(page) } }
      if !failed.isEmpty { throw ExitCode.cannotWrite }
    }
  }
}
