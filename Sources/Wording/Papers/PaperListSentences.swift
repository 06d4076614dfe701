package import Model

/// What `scorecard report` says of boards and of their papers, next to the papers themselves.
package enum PaperListSentences {
  /// That the plan has no boards.
  package static let noBoards = "No boards are set up. Add them in Pipelines/governance.yml."

  /// That no board is owed a paper on a day.
  package static func noneDue(_ day: Day) -> String { "No board papers are due for \(day.inWords)." }

  /// That a board is owed no paper on a day for which one was asked for.
  package static func notDue(_ board: BoardDefinition, on day: Day, next: Day) -> String {
    "no paper for the \(board.title) is due for \(day.inWords); the next is for \(next.inWords)"
  }

  /// How often a board is owed a paper, and whether it is on a day: `Partnership Board: every 3 months, due for 30 June 2023`.
  package static func rhythm(of board: BoardDefinition, dueOn day: Day?) -> String {
    "\(board.title): \(BoardRhythm.sentence(everyMonths: board.everyMonths))\(day.map { ", due for \($0.inWords)" } ?? "")"
  }

  /// What to check before a paper is sent.
  package static func check(_ warning: String) -> String { "check before sending: \(warning)" }

  /// That a format was not written because this machine has no program for it.
  package static func leftOut(_ format: String, because reason: String) -> String { "no \(format): \(reason)" }

  /// That some formats of the papers could not be written.
  package static func missing(_ formats: [String], because reason: String) -> String {
    "no \(formats.joinedInWords): \(reason). The Markdown is there; to write only that, use --format markdown"
  }
}
