/// A board that is owed a report on the plan, as the feed says it: who chairs it, who sits on it, what is passed on.
package struct GovernanceBoard: Sendable, Codable, Hashable {
  package var id: String
  package var title: String
  package var everyMonths: Int
  /// The board that hears what this one cannot resolve.
  package var reportsTo: String?
  /// By job title.
  package var coChairs: [String]
  package var members: [String]
  /// Who is represented by right: the parent carer forum.
  package var seats: [String]
  /// What is passed on, in the plan's words.
  package var escalation: String?

  package init(_ board: BoardDefinition) {
    (id, title, everyMonths, reportsTo) = (board.id, board.title, board.everyMonths, board.reportsTo)
    (coChairs, members, seats, escalation) = (board.coChairs, board.members, board.seats, board.escalation)
  }
}
