internal import Model

/// Reads `risks.yml`: the register as the plan prints it.
struct RiskReader {
  /// The plan's KPIs, by their numbers; nil where the file of one is broken.
  let kpis: [String]?

  func risks(_ entry: Entry) -> [RiskDefinition] {
    Fields.read(entry) { fields in
      fields.required("risks")?.pairs().compactMap { key, value in key.text().flatMap { risk($0, value) } } ?? []
    }
  }

  private func risk(_ id: String, _ entry: Entry) -> RiskDefinition? {
    Fields.read(entry) { fields in
      let raised = fields.required("raised")?.day()
      let risk = fields.required("risk")?.text()
      let printed = fields.optional("printed")?.texts() ?? []
      let before = score(fields)
      let mitigation = fields.required("mitigation")?.text()
      let after = fields.optional("with_mitigation").flatMap { Fields.read($0, score) }
      let owner = fields.optional("owner")?.text()
      let linked = fields.optional("kpis")?.items().compactMap { $0.name("KPI", among: kpis) } ?? []
      guard let raised, let risk, let before, let mitigation else { return nil }
      var definition = RiskDefinition(
        id: id, raised: raised, risk: risk, before: before, mitigation: mitigation, after: after, kpis: linked)
      (definition.printed, definition.owner) = (printed, owner)
      return definition
    }
  }

  private func score(_ fields: Fields) -> RiskScore? {
    let likelihood = fields.required("likelihood")?.choice("level", RiskScore.Level.self)
    let impact = fields.required("impact")?.choice("level", RiskScore.Level.self)
    guard let likelihood, let impact else { return nil }
    return RiskScore(likelihood: likelihood, impact: impact)
  }
}
