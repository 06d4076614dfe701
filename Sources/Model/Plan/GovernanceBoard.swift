/// A board that is owed a report on the plan, as the feed gives it: who chairs it, who sits on it, what it passes on.
///
/// **Shape**: a board.
package struct GovernanceBoard: Sendable, Codable, Hashable {
  /// A name that fits a command and a file's name: `partnership-board`.
  package var id: String
  /// The board's name.
  package var title: String
  /// The number of months of the plan after which a paper is due again.
  package var everyMonths: Int
  /// The `id` of the board to which this one escalates what it cannot resolve; nil where there is none.
  package var reportsTo: String?
  /// The job titles of those who chair it; empty where the plan names nobody.
  package var coChairs: [String]
  /// Who sits on it, in the plan's words.
  package var members: [String]
  /// Who has a guaranteed seat, such as the parent carer forum.
  package var seats: [String]
  /// What the board passes on, in the plan's words; nil where the plan says nothing of it.
  package var escalation: String?

  /// The board as its definition says it, without the sections of its paper.
  package init(_ board: BoardDefinition) {
    (id, title, everyMonths, reportsTo) = (board.id, board.title, board.everyMonths, board.reportsTo)
    (coChairs, members, seats, escalation) = (board.coChairs, board.members, board.seats, board.escalation)
  }
}
