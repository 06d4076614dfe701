internal import Model

/// Reads `governance.yml`: the boards to which the plan's progress is reported.
struct GovernanceReader {
  func boards(_ entry: Entry) -> [BoardDefinition] {
    Fields.read(entry) { fields in
      let pairs = fields.required("boards", formerly: "bodies")?.pairs() ?? []
      let known = pairs.compactMap(\.key.scalar)
      let read = pairs.compactMap { key, value in board(key, value, known).map { ($0, value) } }
      let parents = Dictionary(read.map { ($0.0.id, $0.0.reportsTo) }) { first, _ in first }
      for (board, value) in read {
        guard let circle = circle(from: board.id, parents), circle.min() == board.id else { continue }
        (value.value(of: "reports_to") ?? value).report(
          .wrongValue, "\((circle + [board.id]).joined(separator: " reports to ")): no board is at the top",
          hint: "remove reports_to from the board at the top")
      }
      return read.map(\.0)
    }
  }

  /// The boards on the way from one back to itself, where boards report to each other in a circle; nil where it is in none.
  private func circle(from id: String, _ parents: [String: String?]) -> [String]? {
    var (path, next) = ([id], parents[id] ?? nil)
    while let board = next, board != id {
      guard !path.contains(board) else { return nil }
      path.append(board)
      next = parents[board] ?? nil
    }
    return next == nil ? nil : path
  }

  private func board(_ key: Entry, _ value: Entry, _ known: [String]) -> BoardDefinition? {
    guard let id = key.text() else { return nil }
    if id.contains(where: { !($0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-")) }) {
      key.report(
        .wrongValue, "'\(id)' cannot be the name of a file",
        hint: "use small letters, digits and hyphens, such as partnership-board")
    }
    return Fields.read(value) { fields in
      let title = fields.required("title")?.text()
      let months = fields.required("every_months")?.months()
      let parent = fields.optional("reports_to")?.name("board", among: known)
      let wants = fields.required("wants")?.items().compactMap { $0.choice("section", BoardDefinition.Section.self) } ?? []
      let (chairs, members) = (fields.optional("co_chairs")?.texts(), fields.optional("members")?.texts())
      let (seats, escalation) = (fields.optional("seats")?.texts(), fields.optional("escalation")?.text())
      let (author, meetings) = (fields.optional("author")?.text(), fields.optional("meetings")?.items().compactMap { $0.day() })
      guard let title, let months else { return nil }
      var board = BoardDefinition(id: id, title: title, everyMonths: months, reportsTo: parent, wants: Set(wants))
      (board.coChairs, board.members, board.seats, board.escalation) = (chairs ?? [], members ?? [], seats ?? [], escalation)
      (board.author, board.meetings) = (author, meetings ?? [])
      return board
    }
  }
}
