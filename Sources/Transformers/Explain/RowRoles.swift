internal import Model

/// The role of every accepted row of a measure of rows on one day, by the events of which its figure is made.
struct RowRoles {
  let pieces: [MeasureTrace.Piece]
  /// By piece and row; nil for a row that a later one replaces.
  private(set) var roles: [[RowRole?]]
  /// The rows that play a part, with the events that they play it by.
  private(set) var counted: [CountedRow] = []

  /// `fed` is a sealed measure of rows, which was traced.
  init(_ fed: FedMeasure, asOf day: Day) {
    pieces = fed.trace?.pieces ?? []
    let asked = fed.asked(asOf: day)
    var chosen: [CountedRow] = []
    roles = []
    for (position, piece) in pieces.enumerated() {
      let question = asked.question(ofUse: piece.use)
      let counted = piece.counted(question)
      var roles = [RowRole?](repeating: nil, count: piece.lines.count)
      for row in roles.indices where piece.survives[row] {
        if counted[row] >= 0 {
          chosen.append(CountedRow(piece: position, row: row, event: piece.events.event(counted[row]), index: counted[row]))
        } else {
          // Where no rule drops it, the events of the figure and its rules differ: nobody may believe such an explanation.
          roles[row] = piece.reasons.reason(row, question).map(RowRole.dropped)
        }
      }
      self.roles.append(roles)
    }
    let found = MeasureRoles(fed, asked, asOf: day).roles(of: chosen, in: pieces)
    for (row, role) in zip(chosen, found) {
      roles[row.piece][row.row] = role
      if role.isCounted { counted.append(row) }
    }
  }
}
