import Definitions
import Model
import Testing

/// Readings of a KPI, and what is to be confirmed.
@Suite struct ReadingsReaderTests {
  private static let measure = """
    measure:
      kind: count
      source: exclusions
      day: day
      window: rolling 12 months
      where: {status: [K, E]}

    """
  private static let readings = """
    headline: pupils
    readings:
      exclusions:
        title: Exclusions of pupils with SEND
        measure: {kind: count, source: exclusions, day: day, window: rolling 12 months, where: {status: [K, E]}}
      pupils:
        title: Schools that exclude
        unit: schools
        to_confirm: {what: Schools or exclusions?, by: Somebody, since: 2023-04-01}
        measure: {kind: distinct, of: urn, source: exclusions, day: day, window: rolling 12 months}

    """

  private static func kpi(_ changes: [(String, String)] = []) -> String {
    changes.reduce(DefinitionTexts.kpi.replacing(measure, with: readings)) { $0.replacing($1.0, with: $1.1) }
  }

  private func figure(_ changes: [(String, String)] = []) throws -> FigureDefinition {
    try #require(try DefinitionTexts.load(kpis: [Self.kpi(changes)]).figures.first?.figure)
  }

  private func mistakes(_ changes: [(String, String)]) throws -> [String] {
    let found = try #require(throws: DefinitionErrors.self) { try DefinitionTexts.load(kpis: [Self.kpi(changes)]) }
    return found.diagnostics.map { "\($0.code.rawValue): \($0.message)" }
  }

  @Test func `the headline is the figure, and the others are shown next to it`() throws {
    let figure = try figure()
    #expect(figure.unit == Unit("schools") && figure.measure.rule.source == "exclusions" && figure.measure.kind == .distinct)
    #expect(figure.title == "Exclusions" && figure.shortTitle == "Schools that exclude")
    #expect(figure.alsoShown.map(\.name) == ["exclusions"] && figure.alsoShown.map(\.unit.name) == ["exclusions"])
    #expect(figure.alsoShown.map(\.isOnCard) == [true])
    #expect(figure.readings.map(\.name) == ["exclusions", "pupils"] && figure.headline == "pupils")
    #expect(figure.readings.map(\.title) == ["Exclusions of pupils with SEND", "Schools that exclude"])
    let other = try self.figure([("headline: pupils", "headline: exclusions")])
    #expect(other.unit == Unit("exclusions") && other.measure.kind == .count && other.alsoShown.map(\.name) == ["pupils"])
    #expect(other.readings.map(\.name) == figure.readings.map(\.name))
  }

  @Test func `an example can ask for each reading by its name, whichever is the headline`() throws {
    let asked = (
      "{value: 0, breakdown.status.K: 0}", "{pupils: 0, pupils.numerator: 0, exclusions: 0, pupils.breakdown.status.K: 0}"
    )
    let example = try #require(try DefinitionTexts.load(kpis: [Self.kpi([asked])]).kpis.first?.examples.first)
    let expected: [Model.Expectation.Subject] = [
      .line(.value), .line(.numerator), .beside("exclusions", .value),
      .breakdown(measure: SeriesPoint.ownMeasure, dimension: "status", category: "K"),
    ]
    #expect(example.days.first?.expectations.map(\.subject) == expected)
  }

  @Test func `a baseline, a target and a reading say what is to be confirmed`() throws {
    let open = "to_confirm: {what: Is it right?, by: Head of SEND, since: 2023-05-01}"
    let figure = try figure([
      ("date: 2023-02-28}", "date: 2023-02-28, \(open)}"), ("12 months: 96}", "12 months: {value: 96, \(open)}}"),
    ])
    #expect(figure.toConfirm.map(\.about) == [.reading, .baseline, .target])
    #expect(figure.toConfirm.map(\.name) == ["pupils", "", "12 months"])
    #expect(figure.toConfirm.map(\.by) == ["Somebody", "Head of SEND", "Head of SEND"])
    #expect(figure.targets.last?.value == 96 && figure.targets.last?.printed == "96")
    let day = try #require(Day(iso: "2023-04-30"))
    #expect(figure.toConfirm(on: day).map(\.about) == [.reading] && figure.toConfirm(on: day + 1).count == 3)
  }

  @Test(
    arguments: [
      ("headline: pupils", "headline: pupil", "unknown-name: reading 'pupil' is not known"),
      ("headline: pupils\n", "", "missing-key: 'headline' is missing"),
      (
        "headline: pupils", "measure: {kind: count, source: exclusions, day: day, window: month}\nheadline: pupils",
        "unknown-key: 'measure' is not a key of this KPI"
      ),
      ("unit: schools", "unit: percent", "missing-denominator: unit is percent, but the measure 'distinct' has no denominator"),
      (
        "  exclusions:\n", "  value:\n",
        "duplicate-name: 'value' has a meaning of its own in examples and in series.csv: choose another name"
      ),
      ("title: Schools that exclude", "titel: Schools that exclude", "unknown-key: 'titel' is not a key of this reading"),
      ("by: Somebody, ", "", "missing-key: 'by' is missing"), ("since: 2023", "since: 1923", "wrong-value: 1923-04-01"),
      (
        "readings:\n",
        "also_shown:\n  pupils: {title: A, unit: exclusions, measure: {kind: count, source: exclusions, day: day, window: month}}\nreadings:\n",
        "duplicate-name: 'pupils' is the name of a reading already: choose another name"
      ),
    ])
  func `a mistake in readings is reported`(old: String, new: String, message: String) throws {
    let found = try mistakes([(old, new)])
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test func `a mistake in a reading causes no other`() throws {
    let asked = ("{value: 0, breakdown.status.K: 0}", "{pupils: 0, exclusions: 0}")
    let found = try mistakes([
      (
        "source: exclusions, day: day, window: rolling 12 months, where",
        "source: exclusion, day: day, window: rolling 12 months, where"
      ), asked,
    ])
    #expect(found.count == 1 && found.first?.hasPrefix("unknown-source") == true, "\(found)")
  }

  @Test func `a headline without readings, and neither measure nor readings, are mistakes`() throws {
    func found(_ text: String) throws -> [String] {
      let errors = try #require(throws: DefinitionErrors.self) { try DefinitionTexts.load(kpis: [text]) }
      return errors.diagnostics.map(\.message)
    }
    #expect(
      try found(DefinitionTexts.kpi.replacing("unit: exclusions", with: "unit: exclusions\nheadline: a"))
        == ["'headline' is not a key of this KPI"])
    #expect(try found(DefinitionTexts.kpi.replacing(Self.measure, with: "")) == ["'measure' is missing"])
  }
}
