internal import Model

/// Reads one file of `kpis/`.
struct KPIReader {
  static let kpi = Key("kpi", .text, .required, "Its number in the plan.", example: "7")
  static let title = Key(
    "title", .text, .required, "Its wording on the plan's score card.", example: "Permanent exclusions of all pupils")
  static let monitoringTitle = Key(
    "monitoring_title", .text, .optional, "Its wording in the plan's monitoring table.",
    example: "Reduce the number of exclusions")
  static let areaOfWeakness = Key(
    "area_of_weakness", .name(of: "an area of weakness"), .optional(default: "none"),
    "The plan's area of weakness that it belongs to.", example: "2")
  static let actions = Key(
    "actions", .entry(.list(of: .name(of: "an action"))), .optional(default: "none"),
    "The actions of the plan that should improve it.", example: "[2.1, 2.3]")
  static let owner = Key("owner", .text, .required, "The job title of the person who answers for it.", example: "Head of SEND")
  static let alerts = Key(
    "alerts", .mapping(AlertReader.ofKPI.name), .optional(default: "the alerts of `plan.yml`"),
    "The rules for its alerts, where they differ.",
    example: "{worsened: off}")
  static let parts = Key(
    "parts", .entry(.entries(key: "a letter", of: .mapping(FigureReader.part.name))), .required,
    "Its figures, where it has several.",
    example:
      "{a: {title: Exclusions, unit: exclusions, better: lower, measure: {kind: count, source: exclusions, day: start_date, window: rolling 12 months}}}"
  )
  static let examples = Key(
    "examples", .entry(.list(of: .mapping(ExampleReader.keys.name))), .optional,
    "Worked examples: rows of an export, and the figures that they must give. `scorecard test` runs them.",
    example:
      "[{name: one row, exports: {exclusions: \"exclusion_id,start_date\\nX1,2024-01-31\"}, expect: {2024-03-31: {value: 1}}}]")
  static let keys = KeySet(
    "KPI", "A KPI of the plan: a file of `kpis/`.",
    [kpi, title, monitoringTitle, areaOfWeakness, actions, owner, alerts, examples],
    kinds: KeySet.Kinds(
      choice: .presence(of: [parts.name, ReadingsReader.readings.name]),
      all: [
        (kind: "a KPI with parts", keys: [parts]),
        (kind: "a KPI with readings", keys: FigureReader.keys + ReadingsReader.keys),
        (kind: "a KPI with one measure", keys: FigureReader.keys + [FigureReader.measure]),
      ]))

  let plan: PlanDefinition
  /// The plan's actions, by their numbers; nil where the file of one is broken.
  let actions: [String]?
  let sources: SourceCatalogue
  let units: [String]

  func kpi(_ entry: Entry) -> KPIDefinition? {
    Self.keys.read(entry) { fields in
      let (id, title, monitoring) = (fields[Self.kpi], fields[Self.title], fields[Self.monitoringTitle])
      // Nil where it names an area that the plan does not have.
      let area = fields[Self.areaOfWeakness].map { $0.name("area of weakness", among: plan.areasOfWeakness.map(\.id)) } ?? ""
      let actions = fields[Self.actions]?.items().compactMap { $0.name("action", among: self.actions) } ?? []
      let owner = fields[Self.owner]
      let alerts = fields[Self.alerts].map(AlertReader(place: .kpi, base: plan.alerts).policies) ?? plan.alerts
      let figures = figures(of: id ?? "?", title: title, fields)
      let whole = figures.compactMap(\.self)
      let parts = fields.has(Self.parts) ? fields[Self.parts]?.pairs().compactMap(\.key.scalar) ?? [] : []
      let examples = fields[Self.examples].map { ExampleReader(figures: whole, parts: parts, sources: sources).examples($0) }
      guard let id, let title, let area, let owner, whole.count == figures.count else { return nil }
      var definition = KPIDefinition(
        id: id, title: title, areaOfWeakness: area, actions: actions, owner: owner, alerts: alerts, figures: whole,
        examples: examples ?? [])
      definition.monitoringTitle = monitoring
      return definition
    }
  }

  /// Its figure, or one for each of its parts; nil for one that could not be read.
  private func figures(of kpi: String, title: String?, _ fields: Fields) -> [FigureDefinition?] {
    let reader = FigureReader(plan: plan, sources: sources, units: units)
    guard fields.has(Self.parts) else { return [reader.figure(FigureID(kpi: kpi), kpiTitle: title, fields)] }
    return fields[Self.parts]?.pairs().compactMap { key, value -> FigureDefinition?? in
      key.text().map { part in
        FigureReader.part.read(value) { reader.figure(FigureID(kpi: kpi, part: part), kpiTitle: title, $0) }
      }
    } ?? []
  }
}
