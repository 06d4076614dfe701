internal import Extractors
internal import Model
internal import Transformers

/// The figures of a KPI over exports that are given as text, from CSV to scorecard line.
struct ExampleFigures {
  let kpi: KPIDefinition
  private let reading: AllExtractions
  private let builders: [LineBuilder]

  /// `texts` has the CSV of each source that was delivered. Unless it is `asDelivered`, an export is taken as fresh and whole, and
  /// is not refused where only a few of its rows are rejected.
  init(_ kpi: KPIDefinition, over texts: [String: String], _ definitions: DefinitionSet, asDelivered: Bool = false) {
    self.kpi = kpi
    let definitions = asDelivered ? definitions : definitions.bearingRejects
    let needs = definitions.needs(of: kpi.figures).merging(texts.mapValues { _ in [] }) { needed, _ in needed }
    reading = AllExtractions(of: needs, for: kpi.figures, definitions: definitions, isWhole: !asDelivered) { source in
      texts[source.name].map { [.text($0, name: source.name + ".csv")] } ?? []
    }
    builders = kpi.figures.map {
      LineBuilder(kpi: kpi, figure: $0, run: "example", fingerprint: "", definition: "", past: Past())
    }
  }

  var quality: [SourceQuality] { reading.quality }
  /// Of each figure, in the KPI's order.
  var calculations: [Calculation] { reading.calculations }

  /// The line of the figure at this place in the KPI.
  func line(of figure: Int, asOf day: Day) -> ScorecardLine { builders[figure].line(asOf: day, calculations[figure]) }
}

extension DefinitionSet {
  /// The same definitions, but with sources that are not refused where only a few rows are rejected.
  fileprivate var bearingRejects: DefinitionSet {
    let sources = sources.map { source in
      var source = source
      source.rejectLimit.evenIfFew = 100
      return source
    }
    return DefinitionSet(plan: plan, sources: sources, kpis: kpis)
  }
}
