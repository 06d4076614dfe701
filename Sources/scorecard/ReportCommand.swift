import ArgumentParser
import Logging
import Model
import Pipeline
import Platform
import Publishing

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The paper for a board, from what was published: Markdown, HTML and Word.",
    discussion: """
      Papers are written to papers/ in the output folder. HTML and Word are made by pandoc.

      EXAMPLES
        scorecard report                                        # what is due
        scorecard report partnership-board --as-of 2023-06-30   # one paper
        scorecard report --all                                  # all that are due
        scorecard report --all --format markdown                # without pandoc
        scorecard report --all --wait-for-scorecard 12h         # as cron does
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var published: OutputOption

  @Argument(help: ArgumentHelp("A board of governance.yml.", valueName: "board"))
  var board: String?

  @Option(
    help: ArgumentHelp(
      "The day whose scorecard the paper is made of (default: the last day of last month).", valueName: "YYYY-MM-DD"))
  var asOf: Day?

  @Flag(help: "Every paper that is due for the day.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "markdown, html or word, or several with commas; all of them unless named. Without pandoc there is Markdown alone.",
      valueName: "formats"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "Wait until the day's scorecard is published, so long at most (90s, 30m, 12h).", valueName: "duration"))
  var waitForScorecard: WaitDuration?

  private func formats() throws -> [PaperFormat] {
    guard let format else { return PaperFormat.allCases }
    return try [format].listed.map { name in
      guard let format = PaperFormat(rawValue: name) else {
        throw ValidationError("--format \(name) is not known: markdown, html or word, or several with commas.")
      }
      return format
    }
  }

  func validate() throws {
    _ = try formats()
    try refuseOutside(asOf, "--as-of")
    if all, board != nil { throw ValidationError("--all makes every paper that is due: name no board with it") }
  }

  func run() throws {
    try ending(common.progress) {
      let plan = try common.definitions().definitions.plan
      let day = asOf ?? Clock().lastMonthEnd
      let writing = PaperWriting(plan, pipelines: common.pipelines, output: published.output, formats: try formats())
      guard all || board != nil else { return try printOutput(PaperList.text(plan, on: day, due: writing.due(on: day))) }
      let boards = try board.map { [try writing.board($0)] } ?? writing.due(on: day)
      if boards.isEmpty, !common.quiet { try printOutput(PaperList.noneDue(day)) }
      if let wait = waitForScorecard, !boards.isEmpty { _ = try writing.waitForScorecard(day, seconds: wait.seconds) }
      var (missing, warnings): ([String: Set<PaperFormat>], [String]) = ([:], [])
      for board in boards {
        let made = try writing.write(for: board, asOf: day)
        if let next = writing.nextDue(board, after: day) {
          common.logger().notice("\(PaperList.notDue(board, on: day, next: next))")
        }
        warnings += made.warnings.filter { !warnings.contains($0) }
        if !common.quiet { for file in made.files { try printOutput(file + "\n") } }
        for (format, reason) in made.missing { missing[reason, default: []].insert(format) }
      }
      for warning in warnings { common.logger().warning("\(PaperList.check(warning))") }
      for (reason, formats) in missing.sorted(by: { $0.key < $1.key }) {
        common.logger().error("\(PaperList.missing(formats, because: reason))")
      }
      if !missing.isEmpty { throw ExitCode.cannotWrite }
    }
  }
}
