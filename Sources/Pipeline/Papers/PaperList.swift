package import Model
internal import Wording

/// What `scorecard report` prints and logs next to the papers.
package enum PaperList {
  /// The boards of a plan, how often each is owed a paper, and which of them are owed one on a day.
  package static func text(_ plan: PlanDefinition, on day: Day, due: [BoardDefinition]) -> String {
    guard !plan.boards.isEmpty else { return PaperListSentences.noBoards + "\n" }
    let width = plan.boards.map(\.id.count).max() ?? 0
    return plan.boards.map { board in
      board.id + String(repeating: " ", count: width - board.id.count + 2)
        + PaperListSentences.rhythm(of: board, dueOn: due.contains(board) ? day : nil) + "\n"
    }.joined()
  }

  /// That no board is owed a paper on a day.
  package static func noneDue(_ day: Day) -> String { PaperListSentences.noneDue(day) + "\n" }

  /// That a board is owed no paper on a day for which one was asked for.
  package static func notDue(_ board: BoardDefinition, on day: Day, next: Day) -> String {
    PaperListSentences.notDue(board, on: day, next: next)
  }

  /// What to look at before a paper is sent.
  package static func check(_ warning: String) -> String { PaperListSentences.check(warning) }

  /// That these formats of the papers could not be written.
  package static func missing(_ formats: Set<PaperFormat>, because reason: String) -> String {
    PaperListSentences.missing(PaperFormat.allCases.filter(formats.contains).map(\.name), because: reason)
  }

  /// A note that a format was left out. The user did not ask for that format.
  package static func leftOut(_ format: PaperFormat, because reason: String) -> String {
    PaperListSentences.leftOut(format.name, because: reason)
  }
}

extension PaperFormat {
  /// Its name as people write it: `HTML`.
  fileprivate var name: String {
    switch self {
    case .markdown: "Markdown"
    case .html: "HTML"
    case .word: "Word"
    case .pdf: "PDF"
    }
  }
}
