internal import Model

/// Reads `risks.yml`: the register as the plan prints it.
struct RiskReader {
  static let risks = Key(
    "risks", .entry(.entries(key: "the number of a risk", of: .mapping("risk"))), .required,
    "The risks of the plan's register, by their numbers.",
    example:
      "{R1: {raised: 2023-03-31, risk: Schools do not take part., likelihood: medium, impact: high, mitigation: Heads meet each half term.}}"
  )
  static let file = KeySet("risk register", "The plan's risk register: the file `risks.yml`.", [risks])

  static let raised = Key(
    "raised", .day, .required, "The day on which the risk was raised.", example: "2023-03-31")
  static let risk = Key("risk", .text, .required, "The risk, in the plan's words.", example: "Schools do not take part.")
  static let printed = Key(
    "printed", .texts, .optional, "The wording of the published plan, where `risk` or `mitigation` corrects it.",
    example: "Schools does not take part.")
  static let likelihood = Key(
    "likelihood", .choice("level", RiskScore.Level.self), .required, "How likely it is.", example: "medium")
  static let impact = Key(
    "impact", .choice("level", RiskScore.Level.self), .required, "How bad it would be.", example: "high")
  static let mitigation = Key(
    "mitigation", .text, .required, "What is done about it, in the plan's words.", example: "Heads meet each half term.")
  static let withMitigation = Key(
    "with_mitigation", .mapping("risk score"), .optional, "The likelihood and the impact with the mitigation.",
    example: "{likelihood: low, impact: high}")
  static let owner = Key("owner", .text, .optional, "The job title of the person who answers for it.", example: "Head of SEND")
  static let kpis = Key(
    "kpis", .entry(.list(of: .name(of: "a KPI"))), .optional, "The numbers of the KPIs that it affects.", example: "[7, 8]")
  static let keys = KeySet(
    "risk", "One risk of the register.",
    [raised, risk, printed, likelihood, impact, mitigation, withMitigation, owner, kpis])
  static let score = KeySet("risk score", "How likely a risk is, and how bad.", [likelihood, impact])

  /// The plan's KPIs, by their numbers; nil where the file of one is broken.
  let kpis: [String]?

  func risks(_ entry: Entry) -> [RiskDefinition] {
    Self.file.read(entry) { fields in
      fields[Self.risks]?.pairs().compactMap { key, value in key.text().flatMap { risk($0, value) } } ?? []
    }
  }

  private func risk(_ id: String, _ entry: Entry) -> RiskDefinition? {
    Self.keys.read(entry) { fields in
      let (raised, risk, printed) = (fields[Self.raised], fields[Self.risk], fields[Self.printed] ?? [])
      let (before, mitigation) = (score(fields), fields[Self.mitigation])
      let after = fields[Self.withMitigation].flatMap { Self.score.read($0, score) }
      let owner = fields[Self.owner]
      let linked = fields[Self.kpis]?.items().compactMap { $0.name("KPI", among: kpis) } ?? []
      guard let raised, let risk, let before, let mitigation else { return nil }
      var definition = RiskDefinition(
        id: id, raised: raised, risk: risk, before: before, mitigation: mitigation, after: after, kpis: linked)
      (definition.printed, definition.owner) = (printed, owner)
      return definition
    }
  }

  private func score(_ fields: Fields) -> RiskScore? {
    let (likelihood, impact) = (fields[Self.likelihood], fields[Self.impact])
    guard let likelihood, let impact else { return nil }
    return RiskScore(likelihood: likelihood, impact: impact)
  }
}
