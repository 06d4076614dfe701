import Drawing
import Model
import Testing
import Transformers

/// A selection chooses what going through all figures one by one finds.
@Suite struct ChosenFiguresTests {
  private let definitions: DefinitionSet
  private let states: [FigureID: [String]]

  init() {
    let day = ColumnDefinition(name: "day", kind: .day(formats: DayFormat.standard, notBefore: nil))
    let sources = ["a", "b"].map { SourceDefinition(name: $0, title: $0, files: [$0], columns: [day], key: []) }
    func figure(_ kpi: String, _ part: String = "", reads source: String) -> FigureDefinition {
      FigureDefinition(
        id: FigureID(kpi: kpi, part: part), title: kpi, shortTitle: kpi, unit: .counted("visits"), better: .lower,
        measure: .count(RowRule(source: source, day: "day", window: .toDate)), baseline: nil, targets: [], trajectory: .line,
        expectedFrom: nil, endsWithLastTarget: false, amberPercent: 10, comparison: .previousMonthEnd, breakdowns: [],
        alsoShown: [])
    }
    func kpi(_ id: String, area: String, actions: [String], _ figures: [FigureDefinition]) -> KPIDefinition {
      KPIDefinition(
        id: id, title: id, areaOfWeakness: area, actions: actions, owner: "Nobody", alerts: .standard, figures: figures,
        examples: [])
    }
    let kpis = [
      kpi("1", area: "X", actions: ["1.1"], [figure("1", reads: "a")]),
      kpi("2", area: "Y", actions: ["1.1", "1.2"], [figure("2", "a", reads: "a"), figure("2", "b", reads: "b")]),
      kpi("3", area: "Y", actions: [], [figure("3", reads: "b")]),
    ]
    let plan = PlanDefinition(
      name: "Plan", area: "Nowhere", start: Day(number: 0), checkpoints: [],
      areasOfWeakness: ["X", "Y", "Z"].map { AreaOfWeakness(id: $0, title: $0) }, actions: [], alerts: .standard)
    definitions = DefinitionSet(plan: plan, sources: sources, kpis: kpis)
    states = [FigureID(kpi: "1"): ["computed", "red"], FigureID(kpi: "2", part: "b"): ["not-computed", "missing"]]
  }

  private func chosen(_ texts: String...) throws -> [String] {
    let changed: Set = [FigureID(kpi: "3")]
    return try ChosenFigures(try Selection(texts), of: definitions, states: { states }, changed: { changed }).ids.map(
      \.description)
  }

  @Test func `by each kind of name, in the scorecard's order`() throws {
    #expect(try chosen() == ["1", "2a", "2b", "3"])
    #expect(try chosen("3,1") == ["1", "3"])
    #expect(try chosen("2") == ["2a", "2b"])
    #expect(try chosen("2b") == ["2b"])
    #expect(try chosen("area:Y") == ["2a", "2b", "3"])
    #expect(try chosen("area:Z") == [])
    #expect(try chosen("action:1.1") == ["1", "2a", "2b"])
    #expect(try chosen("source:b") == ["2b", "3"])
    #expect(try chosen("state:red") == ["1"])
    #expect(try chosen("state:missing") == ["2b"])
    #expect(try chosen("state:green") == [])
    #expect(try chosen("changed") == ["3"])
  }

  @Test func `several add up, whatever their order`() throws {
    var random = SeededGenerator()
    let terms = ["1", "2", "2a", "area:Y", "area:Z", "action:1.2", "source:a", "state:red", "changed"]
    for _ in 0..<50 {
      let some = (0..<Int.random(in: 1...4, using: &random)).map { _ in terms.randomElement(using: &random) ?? "" }
      let each = try Set(some.flatMap { try chosen($0) })
      #expect(try chosen(some.joined(separator: ",")) == ["1", "2a", "2b", "3"].filter(each.contains), "\(some)")
    }
  }

  @Test func `a name that the plan does not have is a fault with those that it has`() {
    let cases: [(String, SelectionFault)] = [
      ("4", .unknownFigure("4", known: ["1", "2", "2a", "2b", "3"])),
      ("area:W", .unknownName(.area, "W", known: ["X", "Y", "Z"])),
      ("action:9", .unknownName(.action, "9", known: ["1.1", "1.2"])),
      ("source:c", .unknownName(.source, "c", known: ["a", "b"])),
    ]
    for (text, fault) in cases { #expect(throws: fault) { try chosen(text) } }
  }

  @Test func `what is published is asked for only where it matters`() throws {
    for text in ["1", "area:Y", "source:a", "action:1.1"] { #expect(try unpublished(text, definitions).ids.isEmpty == false) }
    for text in ["state:red", "changed"] { #expect(throws: NothingPublished.self) { try unpublished(text, definitions) } }
  }
}

private struct NothingPublished: Error {}

/// What is chosen where nothing is published.
private func unpublished(_ text: String, _ definitions: DefinitionSet) throws -> ChosenFigures {
  let selection = try Selection([text])
  return try ChosenFigures(
    selection, of: definitions, states: { () throws -> [FigureID: [String]] in throw NothingPublished() },
    changed: { () throws -> Set<FigureID> in throw NothingPublished() })
}
