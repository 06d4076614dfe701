internal import Model
internal import Transformers

/// What a run will do: the figures that it computes, the columns that they need, the days of its series.
struct RunPlan: Sendable {
  typealias Chosen = (kpi: KPIDefinition, figure: FigureDefinition)

  let request: RunRequest
  let definitions: DefinitionSet
  let chosen: [Chosen]
  /// Source → the columns that the chosen figures need.
  let needs: [String: Set<String>]
  /// Every month-end of the series, and the day of the scorecard.
  let days: [Day]
  private let looksBack: [FigureID: Int]

  /// Throws: `DefinitionFault`, `RunError` where what is asked for is not there, or would shorten what is published.
  init(_ request: RunRequest, _ definitions: DefinitionSet) throws {
    guard !definitions.figures.isEmpty else { throw DefinitionFault(missing: "\(request.pipelines)/kpis/*.yml") }
    chosen = try Self.chosen(request.kpis, definitions)
    if let published = request.publishedFrom, let from = request.from, !request.isPartial, !request.dryRun {
      throw RunError.shorterSeries(request.asOf, from: from, published: published)
    }
    for source in request.accepted.keys where definitions.source(source) == nil {
      throw RunError.unknownSource(source, known: definitions.sources.map(\.name))
    }
    (self.request, self.definitions) = (request, definitions)
    needs = definitions.needs(of: chosen.map(\.figure))
    days = request.seriesDays(of: definitions)
    looksBack = Dictionary(
      definitions.figures.map { ($0.figure.id, $0.kpi.alerts[.worsened].lookBack) }
    ) { first, _ in first }
  }

  /// All figures of the plan are computed.
  var isWhole: Bool { chosen.count == definitions.figures.count }

  /// How many month-ends before the day a figure's alerts look back.
  func lookBack(of figure: FigureID) -> Int { looksBack[figure] ?? 0 }

  /// The sources of which files are waited for.
  var expected: [SourceDefinition] {
    let narrative = request.exports.map(definitions.narrativeSources) ?? [:]
    return definitions.sources.filter { needs[$0.name] != nil || narrative[$0.name] != nil }
  }

  private static func chosen(_ asked: [String], _ definitions: DefinitionSet) throws(RunError) -> [Chosen] {
    let all = definitions.figures
    guard !asked.isEmpty else { return all }
    let known = Set(all.flatMap { [$0.kpi.id, $0.figure.id.description] })
    for name in asked where !known.contains(name) {
      throw .unknownKPI(name, known: known.sorted(by: naturallyPrecedes))
    }
    return all.filter { asked.contains($0.kpi.id) || asked.contains($0.figure.id.description) }
  }
}
