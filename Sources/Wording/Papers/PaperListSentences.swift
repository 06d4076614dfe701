package import Model

/// What `scorecard report` says of boards and of their papers, next to the papers themselves.
package enum PaperListSentences {
  /// That the plan has no boards.
  package static let noBoards = "The plan names no boards: governance.yml would."

  /// That no board is owed a paper on a day.
  package static func noneDue(_ day: Day) -> String { "No paper is due for \(day.inWords)." }

  /// That a board is owed no paper on a day for which one was asked for.
  package static func notDue(_ board: BoardDefinition, on day: Day, next: Day) -> String {
    "no paper for the \(board.title) is due for \(day.inWords); the next is due for \(next.inWords)"
  }

  /// How often a board is owed a paper, and whether it is on a day: `Partnership Board: every 3 months, due for 30 June 2023`.
  package static func rhythm(of board: BoardDefinition, dueOn day: Day?) -> String {
    "\(board.title): \(BoardRhythm.sentence(everyMonths: board.everyMonths))\(day.map { ", due for \($0.inWords)" } ?? "")"
  }

  /// What to look at before a paper is sent.
  package static func check(_ warning: String) -> String { "look before you send it: \(warning)" }

  /// That some formats of the papers could not be made.
  package static func missing(_ formats: [String], because reason: String) -> String {
    "no \(formats.joined(separator: " and ")): \(reason); the Markdown is there (--format markdown asks for no more)"
  }
}
