import Drawing
import Extractors
import Foundation
import Model
import Pipeline
import Testing
import Transformers

/// What is asked of another engine is enough: from the answers to these questions alone come the figures that the rows give.
@Suite struct GivenFiguresTests {
  /// Hands one source's rows to figures.
  private final class Taker: BatchTaker {
    let domains: Set<String>
    let domainsOfAll: Set<String>
    private let set: FigureSet
    private let source: SourceDefinition
    private let columns: [String]

    init(_ set: FigureSet, _ source: SourceDefinition, _ wanted: Set<String>) {
      (self.set, self.source) = (set, source)
      columns = source.columns.map(\.name).filter(wanted.contains)
      (domains, domainsOfAll) = (set.domainsLookedAt(in: source), set.domainsLookedAt)
    }

    func begin() { set.begin(source, columns: columns) }
    func take(_ batch: Batch, lexicons: [String: Lexicon]) { set.take(batch, of: source, columns: columns, lexicons: lexicons) }
    func end(isDelivered: Bool) { set.end(source.name, isDelivered: isDelivered) }
  }

  private let definitions: DefinitionSet
  private let exports: ExportFolder
  private let needs: [String: Set<String>]

  init() throws {
    definitions = try DefinitionFolder(path: RealPlan.pipelines).definitions
    exports = try #require(ExportFolder(path: Project.folder.appending(path: "Fixtures/somerset").path()))
    needs = definitions.needs(of: definitions.figures.map(\.figure))
  }

  /// The figures of the fixtures' rows.
  private func read(_ figures: [FigureDefinition]) -> (calculations: [Calculation], deliveries: [String: Delivery]) {
    let (set, extractor) = (FigureSet(figures, sources: definitions.sources), Extractor())
    var deliveries: [String: Delivery] = [:]
    // What others look something up in comes first.
    let registers = definitions.sources.filter { $0.registerOf != nil }
    for source in registers + definitions.sources.filter({ $0.registerOf == nil }) {
      guard let wanted = needs[source.name] else { continue }
      let reading = Extractor.Reading(source, from: exports.files(of: source), wanted: wanted)
      deliveries[source.name] = extractor.extract(reading, to: Taker(set, source, wanted)).delivery
    }
    extractor.finish()
    return (set.calculations(deliveries, unmatched: [], lexicon: extractor.lexicon), deliveries)
  }

  private func answers(_ asked: AskedMeasure, _ calculation: Calculation, on day: Day, _ series: [Day]) -> GivenAnswers {
    var given = GivenAnswers()
    given.asked = Set(asked.days + asked.months)
    for day in asked.days { given.answers[day] = calculation.figure(asOf: day).answer }
    for point in calculation.withCharted(asOf: day, series: series).chart(asOf: day, series: series)?.points ?? [] {
      given.months[point.asOf] = Answer(
        value: point.value, numerator: point.numerator, denominator: point.denominator, counted: 0)
    }
    given.breakdowns = asked.dimensions.map { dimension in
      var breakdown = GivenAnswers.Breakdown(name: dimension.name, listed: asked.listed(dimension, definitions.sources))
      for day in series {
        for point in calculation.breakdowns(asOf: day) where point.dimension == dimension.name {
          breakdown.add(
            Answer(
              value: point.value, numerator: point.numerator, denominator: point.denominator,
              counted: Int(point.denominator ?? point.numerator ?? 0)), of: point.category, on: day)
        }
      }
      return breakdown
    }
    let rule = asked.measure.rule
    if rule.window == .latest { given.rowDays = Set(asked.days.compactMap { calculation.figure(asOf: $0).period.first?.number }) }
    given.leftOut = calculation.leftOut?.rows ?? 0
    return given
  }

  @Test("the figures of the plan", arguments: ["2024-03-31", "2024-02-14"]) func figures(_ day: String) throws {
    let day = try #require(Day(iso: day))
    let series = Day.monthEnds(from: try #require(Day(iso: "2023-02-28")), to: day)
    let figures = definitions.figures.map(\.figure)
    let own = read(figures)
    let given = GivenFigures(figures, own.deliveries, definitions.sources, asOf: day, series: series) { _ in 2 }
    let parts = given.asked.enumerated().map { number, asked in
      FigureDefinition(
        id: FigureID(kpi: "\(number)"), title: "", shortTitle: "", unit: asked.unit, better: .lower, measure: asked.measure,
        baseline: nil, targets: [], trajectory: .line, expectedFrom: nil, endsWithLastTarget: false, amberPercent: 10,
        comparison: .previousMonthEnd, breakdowns: asked.dimensions, alsoShown: [])
    }
    let answered = zip(given.asked, read(parts).calculations).map { answers($0, $1, on: day, series) }
    let calculations = given.calculations(unmatched: [], given: answered)
    #expect(given.asked.count > 20)
    for (one, other) in zip(own.calculations, calculations) {
      let ready = [one, other].map { calculation in
        calculation.prepared(
          with: calculation.pieces(asOf: day, series: series, lookBack: 2).map { $0() }, series: series)
      }
      for day in series {
        #expect(ready[0].series(asOf: day) == ready[1].series(asOf: day), "\(one.definition.id) on \(day)")
        #expect(ready[0].breakdowns(asOf: day) == ready[1].breakdowns(asOf: day), "\(one.definition.id) on \(day)")
      }
      #expect(ready[0].chart(asOf: day, series: series) == ready[1].chart(asOf: day, series: series))
      #expect(ready[0].smallDay(asOf: day) == ready[1].smallDay(asOf: day))
    }
  }
}
