internal import Model

/// Reads `governance.yml`: the bodies that are owed a report.
struct GovernanceReader {
  func bodies(_ entry: Entry) -> [BodyDefinition] {
    Fields.read(entry) { fields in
      let pairs = fields.required("bodies")?.pairs() ?? []
      let known = pairs.compactMap(\.key.scalar)
      let read = pairs.compactMap { key, value in body(key, value, known).map { ($0, value) } }
      let parents = Dictionary(read.map { ($0.0.id, $0.0.reportsTo) }) { first, _ in first }
      for (body, value) in read {
        guard let circle = circle(from: body.id, parents), circle.min() == body.id else { continue }
        (value.value(of: "reports_to") ?? value).report(
          .wrongValue, "\((circle + [body.id]).joined(separator: " reports to ")): nobody is at the top",
          hint: "leave reports_to out for the body that hears of all")
      }
      return read.map(\.0)
    }
  }

  /// The bodies from one to itself again; nil where it is in no circle.
  private func circle(from id: String, _ parents: [String: String?]) -> [String]? {
    var (path, next) = ([id], parents[id] ?? nil)
    while let body = next, body != id {
      guard !path.contains(body) else { return nil }
      path.append(body)
      next = parents[body] ?? nil
    }
    return next == nil ? nil : path
  }

  private func body(_ key: Entry, _ value: Entry, _ known: [String]) -> BodyDefinition? {
    guard let id = key.text() else { return nil }
    if id.contains(where: { !($0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-")) }) {
      key.report(.wrongValue, "'\(id)' cannot name a file", hint: "small letters, digits and hyphens: partnership-board")
    }
    return Fields.read(value) { fields in
      let title = fields.required("title")?.text()
      let months = fields.required("every_months")?.months()
      let parent = fields.optional("reports_to")?.name("body", among: known)
      let wants = fields.required("wants")?.items().compactMap { $0.choice("section", BodyDefinition.Section.self) } ?? []
      let (chairs, members) = (fields.optional("co_chairs")?.texts(), fields.optional("members")?.texts())
      let (seats, escalation) = (fields.optional("seats")?.texts(), fields.optional("escalation")?.text())
      guard let title, let months else { return nil }
      var board = BodyDefinition(id: id, title: title, everyMonths: months, reportsTo: parent, wants: Set(wants))
      (board.coChairs, board.members, board.seats, board.escalation) = (chairs ?? [], members ?? [], seats ?? [], escalation)
      return board
    }
  }
}
