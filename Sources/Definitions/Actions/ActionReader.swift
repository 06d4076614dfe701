internal import Model

/// Reads one file of `actions/`.
struct ActionReader {
  let plan: PlanDefinition

  func action(_ entry: Entry) -> ActionDefinition? {
    Fields.read(entry) { fields in
      let id = fields.required("action")?.text()
      let title = fields.required("title")?.text()
      let text = fields.required("text")?.text()
      let printed = fields.optional("printed")?.texts() ?? []
      let area = fields.required("area_of_weakness")?.name("area of weakness", among: plan.areasOfWeakness.map(\.id))
      let due = DueReader.due(fields, notBefore: plan.start)
      let lead = fields.required("lead")?.text()
      let milestones = fields.required("milestones").map(milestones) ?? []
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
      return Fields.read(value) { fields in
        let text = fields.required("text")?.text()
        let printed = fields.optional("printed")?.texts() ?? []
        let due = DueReader.due(fields, notBefore: plan.start)
        let officers = fields.optional("officer")?.texts() ?? []
        guard let text, let due else { return nil }
        var milestone = MilestoneDefinition(id: id, text: text, due: due, officers: officers)
        milestone.printed = printed
        return milestone
      }
    }
  }
}
