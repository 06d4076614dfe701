internal import Definitions
internal import Model
internal import Transformers
internal import Wording

/// The definitions of a new plan, adapted from the catalogue and read back, so that what is written is right.
struct NewDefinitions {
  /// A KPI of the new plan: its number and its file.
  struct KPI {
    let number: Int
    let file: DefinitionFile
  }

  let plan: DefinitionFile
  let kpis: [KPI]
  let sources: [DefinitionFile]
  /// All of them, read.
  let definitions: DefinitionSet
  /// The units that `plan.yml` has to list.
  let units: [String]

  /// `first` is the number of the first KPI: another than 1 where the folder has some.
  ///
  /// Throws: `DefinitionFault` where the exports to begin from gave a definition that cannot be used.
  init(_ new: NewPlan, _ entries: [KPICatalogue.Entry], _ suggested: [ProposedSource], first: Int) throws(DefinitionFault) {
    let listed = entries.flatMap(\.origin.units) + (suggested.isEmpty ? [] : [ProposedSource.unit])
    let units = listed.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let plan = DefinitionFile(path: "Pipelines/plan.yml", text: PlanText(new, units: units).text)
    var (kpis, sources): ([KPI], [DefinitionFile]) = ([], [])
    for entry in entries {
      let own = Self.kpis(of: entry, from: first + kpis.count, for: new)
      kpis += own
      for file in try Self.sources(of: entry, plan, own.map(\.file)) where !sources.contains(where: { $0.path == file.path }) {
        sources.append(file)
      }
    }
    for source in suggested {
      let (number, name) = (first + kpis.count, source.name.replacing("_", with: "-"))
      sources.append(source.file)
      let text = source.kpi(number: number, in: new)
      kpis.append(KPI(number: number, file: DefinitionFile(path: Self.path(of: name, number), text: text)))
    }
    definitions = try ReadDefinitions.all(plan, sources, kpis.map(\.file))
    (self.plan, self.kpis, self.sources, self.units) = (plan, kpis, sources, units)
  }

  /// The KPIs of an entry, numbered from `first` on.
  private static func kpis(of entry: KPICatalogue.Entry, from first: Int, for new: NewPlan) -> [KPI] {
    entry.kpis.enumerated().map { place, file in
      let (number, ownName) = (first + place, file.stem.drop { $0.isNumber || $0 == "-" })
      let name = entry.kpis.count == 1 || ownName.isEmpty ? entry.name : String(ownName)
      let text = AdaptedKPI(file, number: number, entry: entry.name, for: new).text
      return KPI(number: number, file: DefinitionFile(path: path(of: name, number), text: text))
    }
  }

  private static func path(of name: String, _ number: Int) -> String {
    "Pipelines/kpis/\(number < 10 ? "0" : "")\(number)-\(name).yml"
  }

  /// The sources that the KPIs of an entry look at, and those that its examples have rows of.
  private static func sources(
    of entry: KPICatalogue.Entry, _ plan: DefinitionFile, _ kpis: [DefinitionFile]
  ) throws(DefinitionFault) -> [DefinitionFile] {
    let files = entry.origin.sources.map { source in
      DefinitionFile(
        path: "Pipelines/sources/\(source.name)", text: NewPlanSentences.schema("source", depth: 1) + "\n" + source.body)
    }
    guard entry.origin.exports.isEmpty else { return files }
    let definitions = try ReadDefinitions.all(plan, files, kpis)
    let needs = definitions.needs(of: definitions.figures.map(\.figure))
    let needed = Set(needs.keys).union(definitions.links(beside: needs).keys)
      .union(definitions.kpis.flatMap(\.examples).flatMap { $0.exports.map(\.source) })
    return zip(files, definitions.sources).filter { needed.contains($1.name) }.map(\.0)
  }
}
