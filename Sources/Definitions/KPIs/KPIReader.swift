internal import Model

/// Reads one file of `kpis/`.
struct KPIReader {
  let plan: PlanDefinition
  /// The plan's actions, by their numbers; nil where the file of one is broken.
  let actions: [String]?
  let sources: SourceCatalogue
  let units: [String]

  func kpi(_ entry: Entry) -> KPIDefinition? {
    Fields.read(entry) { fields in
      let id = fields.required("kpi")?.text()
      let title = fields.required("title")?.text()
      let monitoring = fields.optional("monitoring_title")?.text()
      let area = fields.required("area_of_weakness")?.name("area of weakness", among: plan.areasOfWeakness.map(\.id))
      let actions = fields.required("actions")?.items().compactMap { $0.name("action", among: self.actions) }
      let owner = fields.required("owner")?.text()
      let alerts = fields.optional("alerts").map(AlertReader(place: .kpi, base: plan.alerts).policies) ?? plan.alerts
      let parts = fields.optional("parts")
      let examplesEntry = fields.optional("examples")
      let reader = FigureReader(plan: plan, sources: sources, units: units)
      var figures: [FigureDefinition?] = []
      let kpi = id ?? "?"
      if let parts {
        for (key, value) in parts.pairs() {
          guard let part = key.text() else { continue }
          figures.append(Fields.read(value) { reader.figure(FigureID(kpi: kpi, part: part), kpiTitle: title, $0) })
        }
      } else {
        figures.append(reader.figure(FigureID(kpi: kpi), kpiTitle: title, fields))
      }
      let whole = figures.compactMap(\.self)
      let examples = examplesEntry.map { ExampleReader(figures: whole, sources: sources).examples($0) } ?? []
      guard let id, let title, let area, let actions, let owner, whole.count == figures.count else { return nil }
      var definition = KPIDefinition(
        id: id, title: title, areaOfWeakness: area, actions: actions, owner: owner, alerts: alerts, figures: whole,
        examples: examples)
      definition.monitoringTitle = monitoring
      return definition
    }
  }
}
