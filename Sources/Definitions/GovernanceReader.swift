internal import Model

/// Reads `governance.yml`: the bodies that are owed a report.
struct GovernanceReader {
  func bodies(_ entry: Entry) -> [BodyDefinition] {
    Fields.read(entry) { fields in
      let pairs = fields.required("bodies")?.pairs() ?? []
      let known = pairs.compactMap(\.key.scalar)
      return pairs.compactMap { key, value in body(key, value, known) }
    }
  }

  private func body(_ key: Entry, _ value: Entry, _ known: [String]) -> BodyDefinition? {
    guard let id = key.text() else { return nil }
    if id.contains(where: { !($0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-")) }) {
      key.report(.wrongValue, "'\(id)' cannot name a file", hint: "small letters, digits and hyphens: partnership-board")
    }
    return Fields.read(value) { fields in
      let title = fields.required("title")?.text()
      let months = fields.required("every_months")?.months()
      let parent = fields.optional("reports_to")?.name("body", among: known.filter { $0 != id })
      let wants = fields.required("wants")?.items().compactMap { $0.choice("section", BodyDefinition.Section.self) } ?? []
      guard let title, let months else { return nil }
      return BodyDefinition(id: id, title: title, everyMonths: months, reportsTo: parent, wants: Set(wants))
    }
  }
}
