internal import Model

/// Reads `governance.yml`: the boards to which the plan's progress is reported.
struct GovernanceReader {
  static let boards = Key(
    "boards",
    .entry(.entries(key: "a short name, which the files of papers have too", of: .mapping("board"), matching: "[a-z0-9-]+")),
    .required,
    "The boards that are owed a report on the plan, by a short name.",
    example:
      "{partnership-board: {title: SEND Partnership Board, every_months: 1, wants: [changes, kpis]}}")
  static let file = KeySet("governance", "The boards that get a report: the file `governance.yml`.", [boards])

  static let title = Key("title", .text, .required, "The board's name.", example: "SEND Partnership Board")
  static let everyMonths = Key(
    "every_months", .wholeNumber(in: 1...60), .required, "After how many months of the plan a paper is due again.", example: "1")
  static let reportsTo = Key(
    "reports_to", .name(of: "a board"), .optional, "The board to which it passes on what it cannot resolve.",
    example: "health-and-wellbeing-board")
  static let wants = Key(
    "wants", .list(of: .choice("section", BoardDefinition.Section.self)), .required, "The sections of its paper.",
    example: "[changes, off_track, risks]")
  static let coChairs = Key(
    "co_chairs", .texts, .optional, "The job titles of those who chair it.", example: "[Director of Children's Services]")
  static let members = Key(
    "members", .texts, .optional, "Who sits on it: job titles, organisations, groups.", example: "[Head of SEND]")
  static let seats = Key(
    "seats", .texts, .optional, "Who has a guaranteed seat.", example: "[Parent Carer Forum]")
  static let escalation = Key(
    "escalation", .text, .optional, "What it passes on, in the plan's words.", example: "Risks that it cannot resolve.")
  static let author = Key(
    "author", .text, .optional, "The job title or the group that writes its papers.", example: "Delivery Group")
  static let meetings = Key(
    "meetings", .list(of: .day), .optional, "The days on which it meets: a paper goes to the next meeting after its date.",
    example: "[2024-04-18, 2024-05-16]")
  static let keys = KeySet(
    "board", "One board.",
    [title, everyMonths, reportsTo, wants, coChairs, members, seats, escalation, author, meetings])

  func boards(_ entry: Entry) -> [BoardDefinition] {
    Self.file.read(entry) { fields in
      let pairs = fields.required(Self.boards, formerly: "bodies")?.pairs() ?? []
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
    return Self.keys.read(value) { fields in
      let (title, months) = (fields[Self.title], fields[Self.everyMonths])
      let parent = fields[Self.reportsTo]?.name("board", among: known)
      let wants = fields[Self.wants] ?? []
      let (chairs, members) = (fields[Self.coChairs], fields[Self.members])
      let (seats, escalation) = (fields[Self.seats], fields[Self.escalation])
      let (author, meetings) = (fields[Self.author], fields[Self.meetings])
      guard let title, let months else { return nil }
      var board = BoardDefinition(id: id, title: title, everyMonths: months, reportsTo: parent, wants: Set(wants))
      (board.coChairs, board.members, board.seats, board.escalation) = (chairs ?? [], members ?? [], seats ?? [], escalation)
      (board.author, board.meetings) = (author, meetings ?? [])
      return board
    }
  }
}
