internal import Model

/// Reads one file of `actions/`.
struct ActionReader {
  static let action = Key("action", .text, .required, "The action's number in the plan.", example: "1.1")
  static let title = Key("title", .text, .required, "The action in a few words.", example: "Support for schools")
  static let text = Key("text", .text, .required, "The action, in the plan's words.", example: "Work with schools.")
  static let printed = Key(
    "printed", .texts, .optional, "The wording of the published plan, where `text` corrects it.", example: "Work with shcools.")
  static let areaOfWeakness = Key(
    "area_of_weakness", .name(of: "an area of weakness"), .required, "The number of the area of weakness that it belongs to.",
    example: "1")
  static let lead = Key("lead", .text, .required, "The job title of the person who leads it.", example: "Head of SEND")
  static let milestones = Key(
    "milestones", .entry(.entries(key: "a letter", of: .mapping("milestone"))), .required,
    "Its milestones, by their letters.", example: "{a: {text: Work with schools., by: April 2023}}")
  static let keys = KeySet(
    "action", "One action of the plan: a file of `actions/`.",
    [action, title, text, printed, areaOfWeakness, lead, milestones] + DueReader.keys)

  static let officer = Key(
    "officer", .texts, .optional, "The job titles of those who carry it out.", example: "Head of SEND")
  static let milestone = KeySet("milestone", "One milestone of an action.", [text, printed, officer] + DueReader.keys)

  let plan: PlanDefinition

  func action(_ entry: Entry) -> ActionDefinition? {
    Self.keys.read(entry) { fields in
      let (id, title, text) = (fields[Self.action], fields[Self.title], fields[Self.text])
      let printed = fields[Self.printed] ?? []
      let area = fields[Self.areaOfWeakness]?.name("area of weakness", among: plan.areasOfWeakness.map(\.id))
      let due = DueReader.due(fields, notBefore: plan.start)
      let lead = fields[Self.lead]
      let milestones = fields[Self.milestones].map(milestones) ?? []
      guard let id, let title, let text, let area, let due, let lead else { return nil }
      var action = ActionDefinition(
        id: id, title: title, text: text, areaOfWeakness: area, due: due, lead: lead, milestones: milestones)
      action.printed = printed
      return action
    }
  }

  private func milestones(_ entry: Entry) -> [MilestoneDefinition] {
    entry.pairs().compactMap { key, value in
      guard let id = key.text() else { return nil }
      return Self.milestone.read(value) { fields in
        let (text, printed) = (fields[Self.text], fields[Self.printed] ?? [])
        let due = DueReader.due(fields, notBefore: plan.start)
        let officers = fields[Self.officer] ?? []
        guard let text, let due else { return nil }
        var milestone = MilestoneDefinition(id: id, text: text, due: due, officers: officers)
        milestone.printed = printed
        return milestone
      }
    }
  }
}
